"""`quizkit stats`: what a bank holds, and what its questions are like as a whole."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .checking import error_run
from .choosing import choice_of
from .export_refusals import STREAM, one_bank, refuse_own_files
from .progress import Progress

if TYPE_CHECKING:
    from quizkit.lint.runner import Report
    from quizkit.stats.model import Stats

OUTPUT_FORMATS = ("full", "json", "html")
_WIDEST = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("bank", metavar="BANK", nargs="?", default=".", type=Path, help="the bank's folder (default: here)")
    parser.add_argument("-o", "--output", metavar="FILE", default=STREAM, type=Path, help="the file to write (default: standard output)")
    parser.add_argument(
        "--output-format",
        choices=OUTPUT_FORMATS,
        default="full",
        help="full (the default) is tables for a terminal, json is for programs, html is one page to read and to print",
    )
    parser.add_argument(
        "--select",
        metavar="CRITERION",
        action="append",
        default=[],
        help="count only what meets this: kind=, tag=, level=, status=, quiz=, folder=, type= or id=, with commas for alternatives; "
        "of several criteria all must be met",
    )
    parser.add_argument(
        "--status", metavar="STATUS", action="append", default=[], help="count these besides published entities: draft, review, retired"
    )


def run(arguments: argparse.Namespace) -> int:
    """Count in one pass over the files, write, and return the exit code: 1 where there are errors, whose entities may not be counted."""
    from quizkit.lint.registry import registry
    from quizkit.load.folder import find_banks
    from quizkit.model.bank import KINDS
    from quizkit.stats.count import count_bank

    choice = choice_of(arguments.status, arguments.select, KINDS)
    root = one_bank(find_banks(arguments.bank), arguments.bank)
    refuse_own_files(root, arguments.output, None)
    progress = Progress("Counting")
    lint_run = error_run(root, registry(), progress)
    stats = count_bank(lint_run, choice.statuses, choice.means, choice.takes)
    report = lint_run.report()
    progress.clear()
    choice.check("Nothing meets --select{kept}: there is nothing to count.")
    _write(stats, arguments)
    return _say_what_is_missing(report)


def _write(stats: Stats, arguments: argparse.Namespace) -> None:
    if arguments.output != STREAM:
        from quizkit.atomic import replace_file

        replace_file(arguments.output, _text(stats, arguments.output_format, is_file=True).encode("utf-8", "replace"))
        return
    sys.stdout.write(_text(stats, arguments.output_format, is_file=False))


def _text(stats: Stats, output_format: str, *, is_file: bool) -> str:
    match output_format:
        case "json":
            from quizkit.report.stats_json import stats_json

            return f"{stats_json(stats)}\n"
        case "html":
            from quizkit.report.stats_html import stats_html

            page = stats_html(stats)
            # A page says that it is UTF-8, and what a shell redirects may be anything: ASCII is both.
            return page if is_file else page.encode("ascii", "xmlcharrefreplace").decode()
    from quizkit.report.stats_text import stats_text
    from quizkit.report.terminal import Style, wants_colour

    columns = _WIDEST if is_file else min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    style = Style(not is_file and wants_colour(sys.stdout))
    return "".join(f"{line}\n" for line in stats_text(stats, style, columns, is_ascii=not is_file and not _shows_blocks()))


def _shows_blocks() -> bool:
    """Whether standard output can take the characters that bars are drawn with."""
    try:
        "█▏".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _say_what_is_missing(report: Report) -> int:
    """One sentence on standard error where the numbers are of a part of the bank, or of a faulty one."""
    from quizkit.report.terminal import safe

    for sentence in report.unreadable:
        sys.stderr.write(f"quizkit: {safe(sentence)}\n")
    errors = sum(finding.severity == "error" for finding in report.findings)
    if errors:
        noun = "error" if errors == 1 else "errors"
        sys.stderr.write(f"quizkit: The bank has {errors:,} {noun} (see `quizkit lint`): what cannot be read is not counted.\n")
    return 2 if report.unreadable else int(errors > 0)
