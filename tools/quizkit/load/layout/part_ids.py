"""Ids for parts that have none: a, b, ..., z, aa and so on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from quizkit.finding import DataPath
from quizkit.load.scalars import resolve

from .nodes import Collection, Entry, Scalar
from .shape import Each, Fields, Shape, fields_for, shape_of

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class PartsWithoutId:
    """The parts of a mapping (options, pairs, items ...) that may have an id and have none, list by list.

    All lists of a mapping share their ids, and the names of gaps are among them: what a learner can choose has one name only.
    """

    def __init__(self, parent: Collection, fields: Fields) -> None:
        self._taken: set[str] = set()
        self._parts: list[Entry] = []
        for field in parent.entries:
            shape, held = fields.inner.get(field.key or ""), field.value
            if not isinstance(shape, Each) or not isinstance(held, Collection):
                continue
            if held.is_mapping:
                self._taken.update(held.data)
                continue
            for part in held.entries:
                self._look_at(part, shape)

    def _look_at(self, part: Entry, shape: Each) -> None:
        if not isinstance(part.value, Collection) or not part.value.is_mapping:
            return
        if "id" in part.value.data:
            self._taken.add(str(part.value.data["id"]))
            return
        fields = fields_for(shape.inner, part.value.data)
        if fields is not None and fields.may_have_id:
            self._parts.append(part)

    def with_new_ids(self) -> Iterator[tuple[Entry, Entry]]:
        """Each part with a field for the next id that is free."""
        free = (name for name in _names() if name not in self._taken)
        for part in self._parts:
            yield part, Entry("id", "id", Scalar(next(free)))


def missing_ids(kind: str, data: Any) -> Iterator[tuple[DataPath, str]]:
    """The data path of each part of an entity that has no id, and the id that it would get."""
    return _missing_below(shape_of(kind), data, ())


def _missing_below(shape: Shape | None, data: Any, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(shape, Each):
        members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for key, member in members:
            yield from _missing_below(shape.inner, member, (*path, key))
    elif (fields := fields_for(shape, data)) is not None:
        yield from _missing_of(fields, data, path)
        for name, value in data.items():
            yield from _missing_below(fields.inner.get(name), value, (*path, name))


def _missing_of(fields: Fields, data: Any, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    """The same for the lists of one mapping, all of which share their ids."""
    taken: set[str] = set()
    parts: list[DataPath] = []
    for name, held in data.items():
        shape = fields.inner.get(name)
        if not isinstance(shape, Each):
            continue
        if isinstance(held, dict):
            taken.update(held)
        for number, part in enumerate(held if isinstance(held, list) else ()):
            if isinstance(part, dict) and "id" in part:
                taken.add(str(part["id"]))
            elif (part_fields := fields_for(shape.inner, part)) is not None and part_fields.may_have_id:
                parts.append((*path, name, number))
    yield from zip(parts, (name for name in _names() if name not in taken), strict=False)


def _names() -> Iterator[str]:
    """a to z, aa to zz and on; without the words that a reader of YAML takes for something else (`no`)."""
    for number in count(1):
        name = ""
        while number:
            number, letter = divmod(number - 1, len(_LETTERS))
            name = _LETTERS[letter] + name
        if len(name) == 1 or resolve(name) == (name, False):
            yield name
