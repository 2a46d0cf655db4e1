"""How `quizkit lint` reports: in which format, where to, and whether findings are listed or counted."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.report.formats import OUTPUT_FORMATS

if TYPE_CHECKING:
    from quizkit.finding import Finding
    from quizkit.lint.registry import Registry

    from .fixing import Fixing
    from .scope import Scope


# The formats that say more than the findings.
FOR_PEOPLE = ("full", "concise", "grouped")


def add_report_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that say how findings are written."""
    parser.add_argument("--output-format", choices=OUTPUT_FORMATS, default="full", help="how findings are written (default: full)")
    parser.add_argument("--output-file", metavar="FILE", type=Path, help="write them to a file instead of standard output")
    parser.add_argument("--statistics", action="store_true", help="count the findings of each rule instead of listing them")


def report(
    findings: Sequence[Finding], arguments: argparse.Namespace, rules: Registry, scope: Scope, fixing: Fixing | None, *, is_all_well: bool
) -> None:
    """Write the report; on a terminal it says so where all is well.

    Raises:
        UnreadableError: the file cannot be written.
    """
    from quizkit.report.formats import report_lines, statistics_lines
    from quizkit.report.terminal import Style, wants_colour

    style = Style(arguments.output_file is None and wants_colour(sys.stdout))
    if arguments.statistics:
        lines = statistics_lines(findings, arguments.output_format, style)
    else:
        lines = report_lines(findings, arguments.output_format, rules, style, scope.sources, unsafe_fixes=arguments.unsafe_fixes)
    if arguments.output_file is None:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        if fixing is not None:
            fixing.summarise(for_people=arguments.output_format in FOR_PEOPLE)
        if is_all_well and arguments.output_format == "full" and sys.stdout.isatty():
            sys.stdout.write("No findings.\n")
        return
    from quizkit.atomic import replace_file

    if fixing is not None:
        fixing.summarise(for_people=False)
    replace_file(arguments.output_file, "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))
