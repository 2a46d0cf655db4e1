"""The facts of a bank, sort by sort: rows and values. Those of an earlier run are unpacked when somebody asks for them."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

PROTOCOL = 5

# Rows, and for each a value: an array of numbers, or a list.
Column: TypeAlias = "tuple[array[int], Any]"


class KeptColumns(Mapping[str, Column]):
    """Columns by the names of their sorts, each packed by itself: what is in one may be of classes that nobody else needs."""

    def __init__(self, columns: Mapping[str, Column | bytes]) -> None:
        self._columns: dict[str, Column | bytes] = dict(columns)

    def __getitem__(self, name: str) -> Column:
        found = self._columns[name]
        if isinstance(found, bytes):
            found = self._columns[name] = pickle.loads(found)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __reduce__(self) -> tuple[type[KeptColumns], tuple[dict[str, bytes]]]:
        columns = self._columns.items()
        return KeptColumns, ({name: found if isinstance(found, bytes) else pickle.dumps(found, PROTOCOL) for name, found in columns},)

    def prove(self, names: Iterable[str]) -> None:
        """Read some columns as a later run will.

        Raises:
            Exception: whatever reading one raises, or keeping it.
        """
        for name in names:
            if name in self._columns:
                pickle.loads(pickle.dumps(self[name], PROTOCOL))
