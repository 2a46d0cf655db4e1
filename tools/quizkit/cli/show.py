"""`quizkit show`: an entity with everything that refers to it."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .progress import Progress

if TYPE_CHECKING:
    from quizkit.load.folder import BankFile
    from quizkit.model.reference import Target

_WIDEST = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("entity", metavar="ENTITY", help="kind:id, kind:parent/child, or the id alone where one kind has it")
    parser.add_argument("--bank", metavar="BANK", type=Path, default=Path(), help="the bank's folder (default: here)")
    parser.add_argument("--output-format", choices=("full", "json"), default="full", help="how it is written (default: full)")


def run(arguments: argparse.Namespace) -> int:
    """Find it, look around, and write what was seen; 1 where the entity itself is not sound."""
    from quizkit.errors import UsageError
    from quizkit.lint.neighbourhood.explore import explore
    from quizkit.load.roots import find_banks
    from quizkit.report.terminal import safe

    (root, *others) = find_banks(arguments.bank)
    if others:
        raise UsageError(f"'{arguments.bank}' holds several banks: name one with --bank.")
    target, files = _find(root, arguments.entity)
    progress = Progress("Looking through")
    found = explore(root, target, files, progress)
    progress.clear()
    if arguments.output_format == "json":
        from quizkit.report.neighbourhood_json import neighbourhood_json

        sys.stdout.write(f"{neighbourhood_json(found)}\n")
    else:
        from quizkit.lint.registry import registry
        from quizkit.report.neighbourhood import neighbourhood
        from quizkit.report.terminal import Style, wants_colour

        columns = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
        for line in neighbourhood(found, registry(), Style(wants_colour(sys.stdout)), columns):
            sys.stdout.write(f"{line}\n")
    if found.unread:
        names = safe(", ".join(found.unread))
        sys.stderr.write(f"quizkit: What refers to it in {names} is not known: something there cannot be read (see `quizkit lint`).\n")
    return int(found.entity is None)


def _find(root: Path, word: str) -> tuple[Target, list[BankFile]]:
    """What a word names, and the files that hold it."""
    from quizkit.errors import UsageError, suggestion
    from quizkit.load.lookup import look_up, near_names
    from quizkit.load.names import names_in
    from quizkit.model.bank import KINDS
    from quizkit.model.reference import NESTED

    from .references import ambiguous, unknown

    every = (*KINDS, *NESTED)
    kind, colon, _ = word.partition(":")
    if colon and kind not in every:
        raise UsageError(f"There is no kind '{kind}'{suggestion(kind, every)}.")
    known = [*names_in(root, {kind} if colon else every)]
    found = look_up(word, [target for target, _ in known], whole=True).names
    if len(found) == 1:
        return found[0], list(dict.fromkeys(file for target, file in known if target == found[0]))
    raise ambiguous(word, found) if found else unknown(word, near_names(word, [target for target, _ in names_in(root, every)]))
