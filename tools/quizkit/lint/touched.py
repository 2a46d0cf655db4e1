"""Which entities a commit changes, adds or removes, and which findings are therefore its matter."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from quizkit.finding import Finding
from quizkit.load.dialect import decode
from quizkit.load.folder import bank_file
from quizkit.load.git import Change
from quizkit.load.roots import MANIFEST
from quizkit.load.yaml import Tree, compose
from quizkit.model.bank import KINDS
from quizkit.patterns import regex
from quizkit.records import dataclass, field

from .config import ALLOW_LIST
from .entity_texts import DIGEST_SIZE, text_digests
from .outcome import Outcome

# Gives the outcome of a file's check, by its path and blob, where one is known.
Known: TypeAlias = Callable[[str, str], Outcome | None]

_QUESTION = "question"
# The rules that say what is not there: families, and codes.
_SAY_WHAT_IS_MISSING = ("REF", "MED001")
_OF_DUPLICATES = "DUP"
_WORD = regex(r"[\w-]+")


@dataclass
class Touched:
    """What a commit touches: entities by `kind:id`, the files in which they are or were, and the kinds of these.

    `gone` are the ids, of entities, of their parts and of tags, that files no longer have, and the paths of other files that are no more:
    whoever refers to them mentions nothing that is still there. `no_longer_allowed` are the questions of pairs that might be alike until
    now. `is_all` is said of a bank that is new.
    """

    names: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    no_longer_allowed: set[str] = field(default_factory=set)
    is_all: bool = False

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is about one of the entities, or mentions one; about a file as such that holds some; or about what is gone."""
        if self.is_all:
            return True
        spots = [(finding.entity, finding.path), *[(other.entity, other.path) for other in finding.related]]
        if any((name is None or name in self.names) and os.path.abspath(path) in self.places for name, path in spots):  # noqa: PTH100
            return True
        if finding.code.startswith(_OF_DUPLICATES):
            return len({name for name, _ in spots} & self.no_longer_allowed) > 1
        return finding.code.startswith(_SAY_WHAT_IS_MISSING) and self._misses(finding.message)

    def _misses(self, message: str) -> bool:
        return not self.gone.isdisjoint(_WORD.findall(message)) or any(f"'{name}'" in message for name in self.gone)


def touched_by(root: Path, changes: Iterable[Change], read: Callable[[str], bytes | None], known: Known) -> Touched:
    """What some changes of a bank touch. `read` gives the content of a blob."""
    found = Touched()
    before: Counter[tuple[str, str, bytes]] = Counter()
    now: Counter[tuple[str, str, bytes]] = Counter()
    ids: dict[str, tuple[set[str], set[str]]] = {}

    def take(kind: str, inside: str, blob: str | None, texts: Counter[tuple[str, str, bytes]], names: set[str]) -> None:
        for name, digest, parts in () if blob is None else _items(kind, inside, blob, read, known):
            texts[kind, name, digest] += 1
            names.add(name)
            names |= parts

    for inside, old, new in changes:
        found.places.add(str(root / inside))
        kind = MANIFEST if inside == MANIFEST else bank_file(root, Path(inside)).kind
        if inside == ALLOW_LIST:
            found.no_longer_allowed |= _allowed(old, read) - _allowed(new, read)
        elif kind == MANIFEST:
            found.is_all = found.is_all or old is None
            found.gone |= _words_in(_data(old, read)) - _words_in(_data(new, read))
        elif kind is None and new is None:
            found.gone.add(inside)
        elif kind is not None and kind in KINDS:
            found.kinds.add(kind)
            of_kind = ids.setdefault(kind, (set(), set()))
            take(kind, inside, old, before, of_kind[0])
            take(kind, inside, new, now, of_kind[1])
    found.names = {f"{kind}:{name}" for kind, name, _ in (before - now) + (now - before)}
    for were, are in ids.values():
        found.gone |= were - are
    return found


def _items(kind: str, inside: str, blob: str, read: Callable[[str], bytes | None], known: Known) -> Iterator[tuple[str, bytes, set[str]]]:
    """The id of each entity of a file, a digest of its text, and the ids of its parts; of questions nobody names the parts."""
    outcome = known(inside, blob) if kind == _QUESTION else None
    if outcome is not None and len(outcome.texts) == len(outcome.ids) * DIGEST_SIZE:
        for number, name in enumerate(outcome.ids):
            if name is not None:
                yield name, outcome.texts[number * DIGEST_SIZE : (number + 1) * DIGEST_SIZE], set()
        return
    tree = _tree(read(blob) or b"")
    for data, digest in zip(tree.roots, text_digests(tree), strict=False) if tree is not None else ():
        name = data.get("id") if isinstance(data, dict) else None
        if isinstance(name, str):
            yield name, digest, set() if kind == _QUESTION else {*_ids_in(data)}


def _tree(data: bytes) -> Tree | None:
    text, defects = decode(data)
    return None if any(defect.severity is None for defect in defects) else compose(text)


def _data(blob: str | None, read: Callable[[str], bytes | None]) -> Any:
    tree = None if blob is None else _tree(read(blob) or b"")
    return tree.roots[0] if tree is not None and tree.roots else None


def _ids_in(data: Any) -> Iterator[str]:
    """The ids of whatever has one."""
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _ids_in(value)
    if isinstance(data, dict) and isinstance(name := data.get("id"), str):
        yield name


def _allowed(blob: str | None, read: Callable[[str], bytes | None]) -> set[str]:
    """The questions of the pairs in a list of those that may be alike."""
    import tomllib

    try:
        data = tomllib.loads((b"" if blob is None else read(blob) or b"").decode())
        return {f"{_QUESTION}:{name}" for pair in data.get("allowed", ()) for name in pair["questions"]}
    except (ValueError, TypeError, LookupError):
        return set()


def _words_in(data: Any) -> set[str]:
    """The keys of the tables of a manifest: its tags, and whatever else it declares."""
    if not isinstance(data, dict):
        return set()
    return {str(key) for value in data.values() if isinstance(value, dict) for key in value}
