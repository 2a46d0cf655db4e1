"""Ids for parts that have none: a, b, ..., z, aa and so on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from string import ascii_lowercase

from quizkit.load.scalars import resolve

from .nodes import Collection, Entry, Scalar
from .shape import Each, Fields, fields_for


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


def _names() -> Iterator[str]:
    """a to z, aa to zz and on; without the words that a reader of YAML takes for something else (`no`)."""
    for number in count(1):
        name = ""
        while number:
            number, letter = divmod(number - 1, len(ascii_lowercase))
            name = ascii_lowercase[letter] + name
        if len(name) == 1 or resolve(name) == (name, False):
            yield name
