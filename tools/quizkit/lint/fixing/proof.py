"""Proves that of a file only that has changed which edits say: its data, its comments, and what each comment belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from quizkit.finding import DataPath, Edit, Erase
from quizkit.load.layout.cursor import UnknownLayoutError
from quizkit.load.layout.proof import is_same_data
from quizkit.load.layout.read import read_layout
from quizkit.load.layout.relations import Relation, comments, relations
from quizkit.load.yaml import Tree, compose

from .intended import intended, path_after
from .refusal import RefusedError


def prove(before: Tree, result: str, edits: Mapping[int, Sequence[Edit]]) -> None:
    """Compare a file with what it was; `edits` are those of each entity.

    Raises:
        RefusedError: more has changed than the edits say, or less.
    """
    after = compose(result)
    if len(after.defects) > len(before.defects) or not after.complete or after.is_list != before.is_list:
        raise RefusedError("The file would not be sound any more.")
    wanted: list[Any] = [intended(data, edits[root]) if root in edits else data for root, data in enumerate(before.roots)]
    if not is_same_data(after.roots, wanted):
        raise RefusedError("Something else would change in the file.")
    try:
        found, kept = relations(read_layout(after)), relations(read_layout(before))
    except UnknownLayoutError:
        raise RefusedError("The file is laid out in a way that is not understood.") from None
    _compare(_moved(kept, before.is_list, edits), found, sum(isinstance(edit, Erase) for each in edits.values() for edit in each))
    taken_away = sum((comments(before) - comments(after)).values())
    if taken_away > len(_lost(kept, before.is_list, edits)) + sum(isinstance(edit, Erase) for each in edits.values() for edit in each):
        raise RefusedError("A comment would be lost.")


def _path_after(path: DataPath, is_list: bool, edits: Mapping[int, Sequence[Edit]]) -> DataPath | None:
    """Where what stood at a path of the file stands afterwards; in a file that is a list paths begin with the number of the entity."""
    if is_list and not path:
        return path
    root = path[0] if is_list else 0
    assert isinstance(root, int)
    inner = path_after(path[1:] if is_list else path, edits.get(root, ()))
    return None if inner is None else (root, *inner) if is_list else inner


def _moved(kept: Counter[Relation], is_list: bool, edits: Mapping[int, Sequence[Edit]]) -> Counter[Relation]:
    wanted: Counter[Relation] = Counter()
    for (path, role, text), count in kept.items():
        if (after := _path_after(path, is_list, edits)) is not None:
            wanted[after, role, text] += count
    return wanted


def _lost(kept: Counter[Relation], is_list: bool, edits: Mapping[int, Sequence[Edit]]) -> list[Relation]:
    return [relation for relation in kept.elements() if _path_after(relation[0], is_list, edits) is None]


def _compare(wanted: Counter[Relation], found: Counter[Relation], erased: int) -> None:
    """Hold comments against what they should be; `erased` of them may be gone, or have lost a part."""
    gone, new = wanted - found, found - wanted
    if sum(gone.values()) != erased:
        raise RefusedError("A comment would change, or belong to something else.")
    left = Counter((path, role) for path, role, _ in gone.elements())
    for path, role, text in new.elements():
        rest = [old for _, _, old in gone.elements() if len(text) < len(old) and _is_part(text, old)]
        if not left[path, role] or not rest:
            raise RefusedError("A comment would change, or belong to something else.")
        left[path, role] -= 1


def _is_part(text: str, whole: str) -> bool:
    """Whether a text is another one of which some characters in a row, or several, are missing."""
    characters = iter(whole)
    return all(character in characters for character in text)
