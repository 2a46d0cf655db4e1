"""`quizkit new`: write a draft of an entity."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.patterns import regex

from .references import option_of

if TYPE_CHECKING:
    from quizkit.model.reference import Target

_ID = regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_LONGEST_ID = 100
# The texts that can be given, and the kinds that have them; every kind has a title.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "title": (),
    "stem": ("question",),
    "statement": ("claim",),
    "definition": ("term",),
    "url": ("source",),
}
_ONLY_FOR: Mapping[str, tuple[str, ...]] = {"type": ("question",), "category": ("question",), "file": ("media",), **TEXTS}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb. Every field of a kind that names other entities is an option, found in the model's annotations."""
    from quizkit.model.bank import KINDS, QUESTION_TYPES

    parser.usage = "%(prog)s KIND ID [options]"
    parser.add_argument("kind", metavar="KIND", choices=tuple(KINDS), help="what to write")
    parser.add_argument("id", metavar="ID", help="its id: a slug such as weights-without-data")
    parser.add_argument("--type", choices=tuple(QUESTION_TYPES), help="a question's type (default: multiple-choice)")
    parser.add_argument("--category", metavar="FOLDER", help="a question's folder below questions/ (default: none)")
    for name, kinds in TEXTS.items():
        parser.add_argument(f"--{name}", metavar="TEXT", help=f"the {name} of a {kinds[0]}" if kinds else "a title")
    parser.add_argument("--file", metavar="FILE", type=Path, help="the picture of a media entry; one outside the bank is copied into it")
    parser.add_argument("--bank", metavar="BANK", type=Path, default=Path(), help="the bank's folder (default: here)")
    parser.add_argument("--dry-run", action="store_true", help="print the draft instead of writing it")
    references = parser.add_argument_group(
        "references",
        "What the draft refers to; behind the colon stands what the field of each kind names. An id or kind:id will do, or the beginning "
        "of one that nothing else in the bank begins with. For several, use commas or the option again.",
    )
    for name, meaning in _reference_options():
        references.add_argument(option_of(name), dest=name, metavar="REF", action="append", default=[], help=meaning)


def _reference_options() -> Iterator[tuple[str, str]]:
    """Every reference field of any kind, with whose it is and what it names."""
    from quizkit.model.bank import KINDS
    from quizkit.model.reference_fields import reference_fields

    fields = {kind: reference_fields(kind) for kind in KINDS}
    for name in dict.fromkeys(name for found in fields.values() for name in found):
        holders = [kind for kind in KINDS if name in fields[kind]]
        if len(holders) == len(KINDS):
            yield name, f"any kind: {'the one that it replaces' if name == 'supersedes' else _named(fields[holders[0]][name].kind)}"
            continue
        by_target: dict[str | None, list[str]] = {}
        for kind in holders:
            by_target.setdefault(fields[kind][name].kind, []).append(kind)
        yield name, "; ".join(f"{', '.join(kinds)}: {_named(target)}" for target, kinds in by_target.items())


def _named(kind: str | None) -> str:
    from quizkit.model.bank import KINDS

    if kind is None:
        return "kind:id"
    return KINDS[kind].plural if kind in KINDS else f"{kind}s"


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say where it is; or print it."""
    from quizkit.errors import UsageError
    from quizkit.load.folder import shown_path
    from quizkit.load.roots import find_banks
    from quizkit.load.skeletons.skeleton import skeleton
    from quizkit.load.skeletons.wish import Wish
    from quizkit.model.bank import KINDS

    from .new_files import choose_picture, create
    from .references import resolve

    kind: str = arguments.kind
    _refuse_misfits(arguments)
    (root, *others) = find_banks(arguments.bank)
    if others:
        raise UsageError(f"'{arguments.bank}' holds several banks: name one with --bank.")
    _refuse_taken(root, kind, arguments.id)
    given = _given(arguments)
    found = resolve(root, kind, given)
    picture = choose_picture(root, arguments.id, arguments.file) if kind == "media" else None
    wish = Wish(
        kind,
        arguments.id,
        type=arguments.type or "multiple-choice",
        texts={name: text for name in TEXTS if (text := getattr(arguments, name)) is not None},
        references={name: tuple(_as_written(target, kind, name) for target in targets) for name, targets in found.items()},
        file=picture.inside if picture is not None else None,
    )
    text = skeleton(wish)
    _say_completed(given, found)
    if arguments.dry_run:
        sys.stdout.write(text)
        return 0
    path = root / KINDS[kind].folder / (arguments.category or "") / f"{arguments.id}.yaml"
    create(path, text, picture)
    shown = shown_path(path)
    sys.stdout.write(f"{shown}\n")
    sys.stderr.write(f"Next: write over its texts, run `quizkit lint {shown}`, and delete `status: draft` when it is ready.\n")
    return 0


def _refuse_misfits(arguments: argparse.Namespace) -> None:
    """Names that cannot be, and options that the kind does not have."""
    from quizkit.errors import UsageError, suggestion
    from quizkit.model.reference_fields import reference_fields

    kind, name = arguments.kind, arguments.id
    if not _ID.match(name):
        raise UsageError(f"'{name}' is no id: use lower-case letters, digits and single hyphens, starting with a letter.")
    if len(name) > _LONGEST_ID:
        raise UsageError(f"An id has at most {_LONGEST_ID} characters, and this one has {len(name)}.")
    if not all(_ID.match(folder) for folder in (arguments.category or "x").split("/")):
        raise UsageError(f"'{arguments.category}' is no category: use folders named as ids are, with slashes between them.")
    for option, kinds in _ONLY_FOR.items():
        value = getattr(arguments, option)
        if value is not None and kinds and kind not in kinds:
            raise UsageError(f"--{option} is for the kind {kinds[0]}, not for {kind}.")
    for option in TEXTS:
        _refuse_unfit_text(option, getattr(arguments, option))
    own = [option_of(name) for name in reference_fields(kind)]
    for name, _ in _reference_options():
        option = option_of(name)
        if getattr(arguments, name) and option not in own:
            raise UsageError(f"The kind {kind} has no {option}{suggestion(option, own)}: it has {', '.join(own)}.")


def _refuse_unfit_text(option: str, text: str | None) -> None:
    from quizkit.errors import UsageError

    if text is not None and not text.strip():
        raise UsageError(f"--{option} is empty.")
    if text is not None and text.encode(errors="replace").decode() != text:
        raise UsageError(f"--{option} holds bytes that are no text.")


def foreign_options(kind: str) -> list[str]:
    """The options that a kind does not have."""
    from quizkit.model.reference_fields import reference_fields

    others = [f"--{option}" for option, kinds in _ONLY_FOR.items() if kinds and kind not in kinds]
    return others + [option_of(name) for name, _ in _reference_options() if name not in reference_fields(kind)]


def _given(arguments: argparse.Namespace) -> dict[str, list[str]]:
    """The words of each reference option that was used."""
    from quizkit.errors import UsageError

    from .checking import words

    given = {name: words(getattr(arguments, name)) for name, _ in _reference_options() if getattr(arguments, name)}
    for name, found in given.items():
        if not found:
            raise UsageError(f"{option_of(name)} names nothing.")
    return given


def _refuse_taken(root: Path, kind: str, entity_id: str) -> None:
    from quizkit.errors import UsageError
    from quizkit.load.folder import shown_path
    from quizkit.load.names import names_in

    for target, file in names_in(root, {kind}):
        if target.id == entity_id:
            raise UsageError(f"The id '{entity_id}' is taken by a {kind} in {shown_path(file.path)}.")


def _as_written(target: Target, kind: str, name: str) -> str:
    """A reference as its field holds it: without the kind where the field can name one only."""
    from quizkit.load.lookup import bare
    from quizkit.model.reference_fields import reference_fields

    return str(target) if reference_fields(kind)[name].kind is None else bare(target)


def _say_completed(given: Mapping[str, list[str]], found: Mapping[str, tuple[Target, ...]]) -> None:
    from quizkit.load.lookup import bare

    for name, targets in found.items():
        for target in targets:
            if not {str(target), bare(target)} & {*given[name]}:
                sys.stderr.write(f"{option_of(name)} {target}\n")
