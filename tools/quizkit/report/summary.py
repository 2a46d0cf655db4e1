"""The last line of a report for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizkit.finding import SEVERITIES, Finding

from .terminal import Style


def summary(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """How many findings of each severity in how many files; nothing where there is none."""
    if not findings:
        return
    counts = Counter(finding.severity for finding in findings)
    parts = [_count(counts[severity], severity if severity != "info" else "note") for severity in SEVERITIES if counts[severity]]
    files = _count(len({finding.path for finding in findings}), "file")
    yield style.bold(f"Found {', '.join(parts)} in {files}.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
