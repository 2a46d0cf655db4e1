"""What the verbs that check have in common: their arguments, and the run over each bank."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkit.finding import Finding
    from quizkit.lint.config import Config, FailOn
    from quizkit.lint.registry import Registry
    from quizkit.lint.runner import LintRun

    from .progress import Progress

# The rules of this family say beforehand what an export to a target of the bank will lose: that is no matter for another format, and an
# export to the target lists its losses itself.
_SPEAKS_OF_TARGETS = "EXP"


def add_rule_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that choose rules."""
    parser.add_argument("--select", metavar="RULES", action="append", default=[], help="check only these: slugs, codes, families or ALL")
    parser.add_argument("--extend-select", metavar="RULES", action="append", default=[], help="check these too, besides those that are on")
    parser.add_argument("--ignore", metavar="RULES", action="append", default=[], help="leave these out")
    parser.add_argument(
        "--today", metavar="DAY", type=_day, help="the day that rules on freshness compare with, as 2026-11-01 (default: today)"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day: write it as 2026-11-01") from None


def words(values: Iterable[str]) -> list[str]:
    """The words of options that take several, with commas or repeated."""
    return [word for value in values for word in value.replace(",", " ").split()]


def configure(
    root: Path,
    registry: Registry,
    arguments: argparse.Namespace,
    fail_on: FailOn | None = None,
    read: Callable[[Path], bytes | None] | None = None,
) -> Config:
    """The configuration of a bank, with the command line above it; `read` gives the bytes of a file where not the disk's are meant.

    Raises:
        ConfigError: the configuration or a rule's name means nothing.
    """
    from quizkit.errors import UsageError
    from quizkit.lint.config import load_config

    config = load_config(root, registry, read)
    if arguments.select and not words(arguments.select):
        raise UsageError("--select names no rule.")
    return config.with_command_line(
        select=words(arguments.select),
        extend_select=words(arguments.extend_select),
        ignore=words(arguments.ignore),
        fail_on=fail_on,
        today=arguments.today,
    )


def error_run(root: Path, registry: Registry, progress: Progress) -> LintRun:
    """A run of the rules that an export waits for: those whose findings are errors, save those on what its targets can hold.

    Raises:
        ConfigError: the configuration means nothing.
    """
    from dataclasses import replace

    from quizkit.lint.runner import LintRun

    config = configure(root, registry, argparse.Namespace(select=[], extend_select=[], ignore=[], today=None))
    active = {rule.name for rule in config.active(registry)}
    concerned = [rule for rule in registry.rules if rule.severity == "error" and rule.family != _SPEAKS_OF_TARGETS]
    # What no comment may silence is asked for here even where the configuration ignores it.
    errors = tuple(rule.name for rule in concerned if rule.name in active or not rule.silenceable)
    only_errors = replace(config, select=errors, extend_select=(), ignore=())
    return LintRun(root, registry, only_errors, on_file=progress)


def write_report(findings: Iterable[Finding], output_format: str, registry: Registry, stream_is_error: bool = False) -> None:
    """Write findings in a format to standard output, or to standard error where that is taken by an export."""
    from quizkit.report.formats import report_lines
    from quizkit.report.terminal import Style, wants_colour

    stream = sys.stderr if stream_is_error else sys.stdout
    for line in report_lines(findings, output_format, registry, Style(wants_colour(stream))):
        stream.write(line + "\n")
