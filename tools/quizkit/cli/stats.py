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
from .results import page, write_result

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
    """Count in one pass over the files, write, and return the exit code: 1 where a part of the bank cannot be read."""
    from quizkit.lint.registry import registry
    from quizkit.load.roots import find_banks
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
    write_result(arguments.output, lambda is_file: _text(stats, arguments.output_format, is_file=is_file))
    return _say_what_is_missing(stats, report, lint_run.manifest is not None)


def _text(stats: Stats, output_format: str, *, is_file: bool) -> str:
    match output_format:
        case "json":
            from quizkit.report.stats_json import stats_json

            return f"{stats_json(stats)}\n"
        case "html":
            from quizkit.report.stats_html import stats_html

            return page(stats_html(stats), is_file=is_file)
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


def _say_what_is_missing(stats: Stats, report: Report, has_manifest: bool) -> int:
    """A sentence on standard error for each part of the bank that the numbers are without."""
    from quizkit.report.terminal import safe

    sentences = list(report.unreadable)
    left_out = [_number(stats.unread.entities, "entity", "entities"), _number(stats.unread.files, "file", "files")]
    if any(finding.rule == "unknown-schema-version" for finding in report.findings):
        sentences.append("The bank is for another quizkit (see `quizkit lint`): nothing is counted.")
    elif not has_manifest:
        sentences.append("bank.yaml cannot be read (see `quizkit lint`): the bank's title and language are not known.")
    if any(left_out):
        sentences.append(f"Not counted (see `quizkit lint`): {' and '.join(filter(None, left_out))} that cannot be read.")
    for sentence in sentences:
        sys.stderr.write(f"quizkit: {safe(sentence)}\n")
    return 2 if report.unreadable else int(bool(sentences))


def _number(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}" if count else ""
