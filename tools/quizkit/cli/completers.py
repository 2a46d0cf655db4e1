"""What each sort of argument takes, for completion. The metavar of an argument says its sort, so that a new option completes by itself."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

Words = Iterable[str] | Mapping[str, str]
# From what is typed so far, the argument and what was given before it, to the words, or to each word's meaning by the word.
Completer = Callable[[str, argparse.Action, argparse.Namespace], Words]


def _several(completer: Completer) -> Completer:
    """A completer for an argument that takes several words with commas between them: the last one is completed."""

    def last(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
        head, comma, tail = prefix.rpartition(",")
        found = completer(tail, action, given)
        if isinstance(found, Mapping):
            return {f"{head}{comma}{word}": meaning for word, meaning in found.items()}
        return [f"{head}{comma}{word}" for word in found]

    return last


def nothing(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    """No words: what an author thinks up."""
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


def _forms(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    """The profiles or the layouts of the format that stands before."""
    from quizkit.formats.registry import find_writer

    writer = find_writer(given.format)
    return writer.layouts if action.dest == "layout" else writer.profiles


def _criteria(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    """What an export can be chosen by; and behind the sign what there is of it."""
    from quizkit.model.selection import CRITERIA

    name, sign, typed = prefix.partition("=")
    if not sign:
        return [f"{criterion}=" for criterion in CRITERIA]
    return [f"{name}={word}" for word in _several(_VALUES[name])(typed, action, given)]


def _tags(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    from quizkit.load.reader import read_manifest

    manifest = read_manifest(_root(given)).manifest
    return manifest.tags if manifest is not None else ()


def _kinds(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    from quizkit.model.bank import KINDS

    return KINDS.keys()


def _types(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    from quizkit.model.bank import QUESTION_TYPES

    return QUESTION_TYPES.keys()


def _levels(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    from quizkit.model.entity import Level

    return get_args(Level)


def _every_status(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    from quizkit.model.entity import Status

    return get_args(Status)


def _quizzes(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Iterator[str]:
    return _names(prefix, _root(given), ("quiz",))


def _statuses(prefix: str, action: argparse.Action, given: argparse.Namespace) -> Words:
    return [word for word in _every_status(prefix, action, given) if word != "published"]


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
    from quizkit.load.roots import find_banks

    return find_banks(Path(getattr(given, "bank", None) or "."))[0]


_VALUES: Mapping[str, Completer] = {
    "kind": _kinds,
    "tag": _tags,
    "level": _levels,
    "status": _every_status,
    "quiz": _quizzes,
    "folder": _categories,
    "type": _types,
    "id": _entities,
}

COMPLETERS: Mapping[str, Completer] = {
    "BANK": _paths,
    "CRITERION": _criteria,
    "DIR": _paths,
    "ENTITY": _entities,
    "FILE": _paths,
    "FOLDER": _categories,
    "FORMAT": _formats,
    "NAME": _forms,
    "PATH": _paths,
    "REF": _several(_references),
    "RULE": _rules,
    "RULES": _several(_rules_and_families),
    "STATUS": _several(_statuses),
}
"""What an argument of a metavar takes. Arguments with a fixed choice need none; whatever is not here takes words of one's own."""
