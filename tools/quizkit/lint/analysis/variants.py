"""The different stems of a bank, in columns: a million of them must fit."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterator, Sequence

from quizkit.lint.index import BankIndex
from quizkit.named_tuples import NamedTuple

from .asked import ASKED, Asked


class Variant(NamedTuple):
    """A stem as it is written in one scope (a language and a stimulus), and the rows of the questions that have it, rising."""

    words: str
    scope: str
    marks: bytes
    rows: Sequence[int]


class Variants:
    """Each different stem once, by its place in the order of the bank."""

    def __init__(self, index: BankIndex) -> None:
        self._first: list[Asked] = []
        self._rows = array("I")
        self._more: dict[int, list[int]] = {}
        places: dict[Hashable, int] = {}
        usual = ""
        for row, asked in index.facts(ASKED):
            words, scope, marks, *_ = asked
            usual = usual or scope
            # Most stems are of the usual scope and have no marks: their words do.
            place = places.setdefault(words if scope == usual and not marks else (words, scope, marks), len(self._first))
            if place == len(self._first):
                self._first.append(asked)
                self._rows.append(row)
            else:
                self._more.setdefault(place, [self._rows[place]]).append(row)

    def __len__(self) -> int:
        return len(self._first)

    def __getitem__(self, place: int) -> Variant:
        words, scope, marks, *_ = self._first[place]
        return Variant(words, scope, marks, self.rows(place))

    def __iter__(self) -> Iterator[Variant]:
        return map(self.__getitem__, range(len(self)))

    def stems(self) -> Iterator[tuple[str, str, bytes]]:
        """The words, the scope and the marks of each stem."""
        return (asked[:3] for asked in self._first)

    def rows(self, place: int) -> Sequence[int]:
        """The rows of the questions that have a stem."""
        return self._more.get(place) or (self._rows[place],)

    def repeated(self, places: Sequence[int]) -> Iterator[Sequence[int]]:
        """The rows of those of some stems that several questions have."""
        return (self._more[place] for place in places if place in self._more)
