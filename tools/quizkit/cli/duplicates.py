"""`quizkit duplicates`: what is alike in a bank, or in a bank and one that is to be imported."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .checking import configure, words
from .export_refusals import STREAM, one_bank, refuse_own_files
from .progress import Progress
from .results import page, write_result

if TYPE_CHECKING:
    from quizkit.stats.duplicates import Alike, Compared

OUTPUT_FORMATS = ("full", "json", "html")
LEVELS = ("error", "warning", "info")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("bank", metavar="BANK", nargs="?", default=".", type=Path, help="the bank's folder (default: here)")
    parser.add_argument(
        "--against", metavar="BANK", type=Path, help="show only what is alike between the bank and this other one, before it is imported"
    )
    parser.add_argument(
        "--level",
        choices=LEVELS,
        default="warning",
        help="the least severe clusters to show; info adds possible duplicates and families of stems (default: warning)",
    )
    parser.add_argument(
        "--rule",
        metavar="RULES",
        action="append",
        default=[],
        help="show the clusters of these rules only; by default all rules on duplicates are asked, whatever quizkit.toml selects",
    )
    parser.add_argument("-o", "--output", metavar="FILE", default=STREAM, type=Path, help="the file to write (default: standard output)")
    parser.add_argument(
        "--output-format",
        choices=OUTPUT_FORMATS,
        default="full",
        help="full (the default) is for a terminal, json is for programs, html is one page with the texts side by side",
    )
    parser.add_argument("--allow", metavar="ENTITY", nargs=2, help="let these two questions be alike: writes their ids to duplicates.toml")
    parser.add_argument("--reason", metavar="TEXT", help="why the two may be alike")


def run(arguments: argparse.Namespace) -> int:
    """Compare, write, and return the exit code: 1 where an error or a warning is shown, or a part of the bank cannot be read."""
    from quizkit.lint.registry import registry
    from quizkit.load.roots import find_banks
    from quizkit.stats.duplicates import chosen_rules, find_alike, read_banks

    _check(arguments)
    root = one_bank(find_banks(arguments.bank), arguments.bank)
    refuse_own_files(root, arguments.output, None)
    roots = [root]
    if arguments.against is not None:
        roots.append(_other_bank(arguments.against, root))
    config = configure(root, registry(), argparse.Namespace(select=[], extend_select=[], ignore=[], today=None))
    rules = chosen_rules(registry(), _named(arguments.rule), arguments.level)
    progress = Progress("Comparing")
    compared = read_banks(roots, config, registry(), progress)
    progress.clear()
    if arguments.allow:
        return _allow(root, compared, arguments)
    alike = find_alike(compared, rules, across=len(roots) > 1)
    write_result(arguments.output, lambda is_file: _text(alike, arguments.output_format, is_file=is_file))
    return _say_what_is_missing(alike, root)


def _check(arguments: argparse.Namespace) -> None:
    from quizkit.errors import UsageError

    if arguments.allow and not (arguments.reason and any(map(str.isalnum, arguments.reason))):
        raise UsageError('--allow takes a reason: add --reason "why these two may be alike".')
    if arguments.reason and not arguments.allow:
        raise UsageError("--reason belongs to --allow: name two questions there.")
    if arguments.allow and arguments.against is not None:
        raise UsageError("--allow names two questions of one bank: leave --against out.")


def _other_bank(path: Path, root: Path) -> Path:
    from quizkit.errors import UsageError
    from quizkit.load.roots import find_banks

    other = one_bank(find_banks(path), path)
    if other == root:
        raise UsageError(f"'{path}' is the bank itself: leave --against out, or name another one.")
    return other


def _named(values: list[str]) -> list[str]:
    """The rules that are named, each of which must be one on duplicates."""
    from quizkit.errors import UsageError, suggestion
    from quizkit.lint.registry import registry
    from quizkit.stats.duplicates import FAMILY

    names = words(values)
    known = [rule.name for rule in registry().rules if rule.family == FAMILY]
    for name in names:
        if not any(rule.family == FAMILY for rule in registry().select(name)):
            raise UsageError(f"There is no rule '{name}' on duplicates{suggestion(name, known)}: one of {', '.join(known)}.")
    return names


def _allow(root: Path, compared: Compared, arguments: argparse.Namespace) -> int:
    from quizkit.errors import UsageError, suggestion
    from quizkit.lint.allow_list import FILE, add_to_allow_list
    from quizkit.load.folder import shown_path

    one, other = (name.removeprefix("question:") for name in arguments.allow)
    prints = compared.fingerprints()
    if one == other:
        raise UsageError("--allow takes the ids of two questions, not one twice.")
    for name in (one, other):
        if name not in prints:
            raise UsageError(
                f"There is no question '{name}' that is compared{suggestion(name, prints)}: it is retired, unsound or not there."
            )
    if not compared.are_alike(one, other):
        raise UsageError(f"'{one}' and '{other}' are not alike: there is nothing to allow.")
    add_to_allow_list(root, (one, other), (prints[one], prints[other]), " ".join(arguments.reason.split()))
    sys.stdout.write(f"'{one}' and '{other}' may be alike, as {shown_path(root / FILE)} says now.\n")
    return 0


def _text(alike: Alike, output_format: str, *, is_file: bool) -> str:
    match output_format:
        case "json":
            from quizkit.report.duplicates_json import duplicates_json

            return f"{duplicates_json(alike)}\n"
        case "html":
            from quizkit.report.duplicates_html import duplicates_html

            return page(duplicates_html(alike), is_file=is_file)
    from quizkit.report.duplicates_text import duplicates_text
    from quizkit.report.terminal import Style, wants_colour

    style = Style(not is_file and wants_colour(sys.stdout))
    return "".join(f"{line}\n" for line in duplicates_text(alike, style))


def _say_what_is_missing(alike: Alike, root: Path) -> int:
    """A sentence on standard error for what was not compared, and for each allowed pair that fits nothing any more."""
    from quizkit.lint.allow_list import FILE
    from quizkit.load.folder import shown_path
    from quizkit.report.terminal import safe

    for pair in alike.stale:
        names = " and ".join(f"'{safe(name)}'" for name in pair.ids)
        advice = "allow it anew, or delete the entry"
        sys.stderr.write(f"quizkit: {shown_path(root / FILE)}:{pair.line}: The pair {names} was edited or is gone: {advice}.\n")
    if alike.unread:
        sys.stderr.write(f"quizkit: Not compared (see `quizkit lint`): {alike.unread:,} entities or files that cannot be read.\n")
    return int(alike.has_problems or bool(alike.unread))
