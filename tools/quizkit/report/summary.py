"""The last line of a report for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizkit.finding import SEVERITIES, Finding, Fix

from .terminal import Style


def summary(findings: Sequence[Finding], style: Style, *, unsafe_fixes: bool = False) -> Iterator[str]:
    """How many findings of each severity in how many files, and how many can be fixed; nothing where there is none."""
    if not findings:
        return
    counts = Counter(finding.severity for finding in findings)
    parts = [_count(counts[severity], severity if severity != "info" else "note") for severity in SEVERITIES if counts[severity]]
    files = _count(len({finding.path for finding in findings}), "file")
    yield style.bold(f"Found {', '.join(parts)} in {files}.")
    yield from _fixable(Counter(finding.fix for finding in findings), unsafe_fixes=unsafe_fixes)


def _fixable(counts: Counter[Fix | None], *, unsafe_fixes: bool) -> Iterator[str]:
    safe, unsafe = counts["safe"], counts["unsafe"]
    if unsafe and unsafe_fixes:
        yield f"{safe + unsafe:,} can be fixed with `quizkit lint --fix --unsafe-fixes`."
    elif safe:
        more = f", {unsafe:,} more with `--unsafe-fixes`" if unsafe else ""
        yield f"{safe:,} can be fixed with `quizkit lint --fix`{more}."
    elif unsafe:
        yield f"{unsafe:,} can be fixed with `quizkit lint --fix --unsafe-fixes`; look at the result."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
