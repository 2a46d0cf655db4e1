"""Which output formats there are; each is a module of its own, and only the one that is asked for is imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.errors import UsageError
from quizkit.finding import Finding

from .terminal import Style

if TYPE_CHECKING:
    from quizkit.lint.registry import Registry

OUTPUT_FORMATS = ("full", "concise", "grouped", "json", "github", "gitlab", "junit", "sarif")
_WITH_STATISTICS = ("full", "concise", "grouped", "json")


def report_lines(
    findings: Iterable[Finding],
    output_format: str,
    registry: Registry,
    style: Style,
    sources: Mapping[Path, bytes] | None = None,
    *,
    unsafe_fixes: bool = False,
) -> Iterator[str]:
    """The lines of a report.

    `sources` holds, by absolute path, what is to be shown instead of what is on the disk. With `unsafe_fixes` findings that have an unsafe
    remedy are marked as well.
    """
    match output_format:
        case "full":
            from .full import full

            return full(findings, registry, style, sources, unsafe_fixes=unsafe_fixes)
        case "concise":
            from .concise import concise

            return concise(findings, style, unsafe_fixes=unsafe_fixes)
        case "grouped":
            from .grouped import grouped

            return grouped(findings, style, unsafe_fixes=unsafe_fixes)
        case "json":
            from .json import json_report

            return json_report(findings)
        case "gitlab":
            from .gitlab import gitlab

            return gitlab(findings)
        case "junit":
            from .junit import junit

            return junit(findings)
        case "sarif":
            from .sarif import sarif

            return sarif(findings, registry)
        case _:
            from .github import github

            return github(findings)


def check_statistics(output_format: str) -> None:
    """Refuse a format that has no place for counts.

    Raises:
        UsageError: it has none.
    """
    if output_format not in _WITH_STATISTICS:
        raise UsageError(f"--statistics goes with the output formats {', '.join(_WITH_STATISTICS)}, and not with {output_format}.")


def statistics_lines(findings: Iterable[Finding], output_format: str, style: Style) -> Iterator[str]:
    """The lines of a report that counts."""
    from .statistics import statistics, statistics_json

    return statistics_json(findings) if output_format == "json" else statistics(findings, style)
