"""All entities of a bank in the order of the files: a row for each, small enough for a million of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

from quizkit.model.bank import KINDS

KIND_NAMES = tuple(KINDS)

_BETWEEN = "\n"
_NONE = "\0"


class Entities:
    """Ids, numbers of kinds, of files, and places among their files' roots. Of `unknown_kinds` there may be more than are here."""

    def __init__(self) -> None:
        self.kinds = bytearray()
        self.file_of = array("I")
        self.root_of = array("I")
        self.unknown_kinds: set[str] = set()
        self._ids: list[str | None] | None = []
        self._joined = ""

    @property
    def ids(self) -> list[str | None]:
        """The id of each entity, or None. Those of a packed bank are taken apart when somebody asks."""
        if self._ids is None:
            self._ids = [None if found == _NONE else found for found in self._joined.split(_BETWEEN)] if self.kinds else []
        return self._ids

    def add(self, kind: int, entity_id: str | None, file: int, root: int) -> int:
        """Add an entity; its row."""
        self.ids.append(entity_id)
        self.kinds.append(kind)
        self.file_of.append(file)
        self.root_of.append(root)
        return len(self.kinds) - 1

    def rows_of(self, kind: int) -> range:
        """The rows among which all entities of a kind are: the files come in the order of the kinds."""
        first = self.kinds.find(kind)
        return range(0) if first < 0 else range(first, self.kinds.rfind(kind) + 1)

    @property
    def can_be_kept(self) -> bool:
        """Whether its ids can be told apart again: one with a line break in it is wrong, and said to be so, but it is there."""
        return self._ids is None or not any(found is not None and (_BETWEEN in found or _NONE in found) for found in self._ids)

    def __getstate__(self) -> tuple[Any, ...]:
        joined = self._joined if self._ids is None else _BETWEEN.join([_NONE if found is None else found for found in self._ids])
        return joined, bytes(self.kinds), self.file_of.tobytes(), self.root_of.tobytes(), sorted(self.unknown_kinds)

    def __setstate__(self, state: tuple[str, bytes, bytes, bytes, Iterable[str]]) -> None:
        self._joined, kinds, file_of, root_of, unknown = state
        self._ids = None
        self.kinds = bytearray(kinds)
        self.file_of = array("I", file_of)
        self.root_of = array("I", root_of)
        self.unknown_kinds = set(unknown)
