"""What a shell shows when somebody presses Tab: the words that fit where the cursor stands.

The shell runs the command itself, with the line in the environment (`quizkit completion` prints the script for that). What an argument
takes is told by its metavar, so that a new option completes without a line here. Nothing is written but the words: whatever goes wrong,
there are none.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

Words = Iterable[str] | Mapping[str, str]
# From what is typed so far, the argument and what was given before it, to the words, or to each word's meaning by the word.
Completer = Callable[[str, argparse.Action, argparse.Namespace], Words]


def complete(make_parser: Callable[[str], argparse.ArgumentParser], verbs: Collection[str]) -> None:
    """Write the words that fit, and end the process."""
    with suppress(Exception):
        from argcomplete import autocomplete
        from argcomplete.lexers import split_line

        words = split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))[3]
        verb = words[1] if len(words) > 1 else ""
        if verb in ("", *verbs):
            parser = make_parser(verb)
            prepare(parser)
            autocomplete(parser, always_complete_options=False, exclude=_not_here(verb, words))
    os._exit(0)


def prepare(parser: argparse.ArgumentParser) -> None:
    """Give every argument, also those of the verbs, its completer, where the library looks for it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                prepare(sub)
        elif action.choices is None:
            vars(action)["completer"] = _quiet(COMPLETERS.get(str(action.metavar), _nothing))


def _quiet(completer: Completer) -> Callable[..., Words]:
    """A completer as the library calls it. The bank at hand may be faulty or none at all: then there is nothing to show."""

    def call(*, prefix: str, action: argparse.Action, parsed_args: argparse.Namespace, **_: Any) -> Words:
        try:
            found = completer(prefix, action, parsed_args)
            return found if isinstance(found, Mapping) else [*found]
        except Exception:
            return ()

    return call


def _not_here(verb: str, words: Collection[str]) -> list[str]:
    """The options of `new` that the kind does not have."""
    if verb != "new":
        return []
    from quizkit.model.bank import KINDS

    from .new import foreign_options

    kind = next((word for word in words if word in KINDS), None)
    return [] if kind is None else foreign_options(kind)


def _several(completer: Completer) -> Completer:
    """A completer for an argument that takes several words with commas between them: the last one is completed."""

    def last(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
        head, comma, tail = prefix.rpartition(",")
        found = completer(tail, action, given)
        if isinstance(found, Mapping):
            return {f"{head}{comma}{word}": meaning for word, meaning in found.items()}
        return [f"{head}{comma}{word}" for word in found]

    return last


def _nothing(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    return ()


def _rules(prefix: str, action: argparse.Action, given: argparse.Namespace) -> dict[str, str]:
    from quizkit.lint.registry import registry

    # A code is asked for by its capitals.
    by_word = registry().by_code if prefix[:1].isupper() else registry().by_name
    return {word: rule.page.summary for word, rule in by_word.items()}


def _rules_and_families(prefix: str, action: argparse.Action, given: argparse.Namespace) -> dict[str, str]:
    from quizkit.lint.rule import FAMILIES

    return _rules(prefix, action, given) | (dict(FAMILIES) if prefix[:1].isupper() else {}) | {"ALL": "Every rule"}


def _formats(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    from quizkit.formats.registry import writer_names

    return writer_names()


def _statuses(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    from quizkit.model.entity import Status

    return [word for word in get_args(Status) if word != "published"]


def _paths(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Iterator[str]:
    """Files and folders; for an argument that takes a folder, folders alone."""
    above, _, begun = prefix.rpartition("/")
    folder = Path(f"{above}/" if "/" in prefix else ".").expanduser()
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith(begun) and (begun or not entry.name.startswith(".")):
            word = f"{above}/{entry.name}" if "/" in prefix else entry.name
            if entry.is_dir():
                yield f"{word}/"
            elif action.metavar not in ("BANK", "DIR"):
                yield word


def _categories(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Iterator[str]:
    root = _root(given) / "questions"
    for folder, folders, _ in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from ((Path(folder) / name).relative_to(root).as_posix() for name in folders)


def _entities(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Iterator[str]:
    from quizkit.model.bank import KINDS
    from quizkit.model.reference import NESTED

    return _names(prefix, _root(given), (*KINDS, *NESTED))


def _references(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Iterator[str]:
    """What the field of the kind can name."""
    from quizkit.model.reference_fields import reference_fields

    from .references import kinds_of

    return _names(prefix, _root(given), kinds_of(given.kind, reference_fields(given.kind)[action.dest]))


def _names(prefix: str, root: Path, kinds: Collection[str]) -> Iterator[str]:
    """Names of some kinds: first the kinds themselves, where there are several, and then what the bank has of the one that is typed."""
    from quizkit.load.lookup import bare
    from quizkit.load.names import names_in
    from quizkit.model.reference import NESTED

    kind, colon, _ = prefix.partition(":")
    if colon:
        yield from (str(target) for target, _ in names_in(root, {kind} & {*kinds}))
        return
    if len(kinds) > 1:
        yield from (f"{kind}:" for kind in kinds if kind.startswith(prefix) and _has_folder(root, kind))
        if not prefix:
            return
    # The name of a part has a slash: without one its file need not be read.
    named = kinds if "/" in prefix or len(kinds) == 1 else {*kinds} - {*NESTED}
    yield from (bare(target) for target, _ in names_in(root, named))


def _has_folder(root: Path, kind: str) -> bool:
    from quizkit.model.bank import KINDS
    from quizkit.model.reference import Target

    return any((root / KINDS[holder].folder).is_dir() for holder in Target(kind, "").holders)


def _root(given: argparse.Namespace) -> Path:
    from quizkit.load.folder import find_banks

    return find_banks(getattr(given, "bank", None) or Path())[0]


COMPLETERS: Mapping[str, Completer] = {
    "BANK": _paths,
    "DIR": _paths,
    "ENTITY": _entities,
    "FILE": _paths,
    "FOLDER": _categories,
    "FORMAT": _formats,
    "PATH": _paths,
    "REF": _several(_references),
    "RULE": _rules,
    "RULES": _several(_rules_and_families),
    "STATUS": _several(_statuses),
}
"""What an argument of a metavar takes. Arguments with a fixed choice need none; whatever is not here takes words of one's own."""
