"""`quizkit lint`: check a bank."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .checking import OUTPUT_FORMATS, add_rule_arguments, configure, write_report
from .fixing import Fixing, add_fix_arguments
from .progress import Progress

if TYPE_CHECKING:
    from quizkit.finding import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="banks, or files and folders within one (default: here)")
    add_rule_arguments(parser)
    add_fix_arguments(parser)
    parser.add_argument("--fail-on", choices=("error", "warning", "info", "never"), help="the mildest severity that fails the run")
    parser.add_argument("--output-format", choices=OUTPUT_FORMATS, default="full", help="how findings are written (default: full)")


def run(arguments: argparse.Namespace) -> int:
    """Check, report, and return the exit code."""
    from quizkit.lint.registry import registry
    from quizkit.lint.runner import LintRun
    from quizkit.load.folder import find_banks
    from quizkit.report.terminal import safe

    rules = registry()
    wanted: dict[Path, list[Path]] = {}
    for path in map(Path, arguments.paths):
        for root in find_banks(path):
            wanted.setdefault(root, []).append(Path(os.path.abspath(path)))  # noqa: PTH100
    findings: list[Finding] = []
    unreadable: list[str] = []
    failed = False
    fixing = Fixing.of(arguments)
    for root, paths in wanted.items():
        config = configure(root, rules, arguments, arguments.fail_on)
        progress = Progress("Checking")
        if fixing is None:
            lint_run = LintRun(root, rules, config, on_file=progress)
            for _ in lint_run.files():
                pass
            report = lint_run.report()
        else:
            report = fixing.run(root, rules, config, partial(_is_to_be_mended, root=root, paths=paths), progress)
        progress.clear()
        shown = [finding for finding in report.findings if _concerns(finding, root, paths)]
        findings += shown
        unreadable += report.unreadable
        failed = failed or any(config.fails(finding) for finding in shown)
    if fixing is not None and (code := fixing.finish(arguments.output_format)) is not None:
        return 2 if unreadable else code
    write_report(findings, arguments.output_format, rules, unsafe_fixes=arguments.unsafe_fixes)
    if fixing is not None:
        fixing.summarise(arguments.output_format)
    if not findings and not unreadable and arguments.output_format == "full" and sys.stdout.isatty():
        sys.stdout.write("No findings.\n")
    for sentence in unreadable:
        sys.stderr.write(f"quizkit: {safe(sentence)}\n")
    return 2 if unreadable else int(failed)


def _is_to_be_mended(finding: Finding, root: Path, paths: list[Path]) -> bool:
    """Whether a finding's own file lies in what was asked for."""
    return _is_wanted(finding.path, root, paths)


def _concerns(finding: Finding, root: Path, paths: list[Path]) -> bool:
    """Whether a finding, or another place that it names, lies in what was asked for."""
    return any(_is_wanted(path, root, paths) for path in (finding.path, *[other.path for other in finding.related]))


def _is_wanted(shown: str, root: Path, paths: list[Path]) -> bool:
    """Whether a finding lies in what was asked for: the whole bank where the bank or a folder above it was."""
    place = Path(os.path.abspath(shown))  # noqa: PTH100
    return any(root.is_relative_to(path) or place.is_relative_to(path) for path in paths)
