"""Which questions are not to be held against each other, and what is left of a cluster without these pairs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence, Set
from typing import TypeVar

from quizkit.lint.index import BankIndex

from .allowed_pairs import allowed_rows
from .asked import ASKED
from .enemies import Enemies

T = TypeVar("T", bound=Hashable)
_NOTHING: set[int] = set()


class Apart:
    """The rows that are not to be held against each other: they replace each other, share their id, or are allowed to be alike."""

    def __init__(self, index: BankIndex) -> None:
        self._chain_of = _chains(index)
        self._pairs: dict[int, set[int]] = {}
        for one, other in (*index.repeated_ids(), *allowed_rows(index), *self._further(index)):
            self._pairs.setdefault(one, set()).add(other)
            self._pairs.setdefault(other, set()).add(one)

    def _further(self, index: BankIndex) -> Iterable[tuple[int, int]]:
        """Further pairs."""
        return ()

    @property
    def is_empty(self) -> bool:
        """Whether there are no such rows."""
        return not self._chain_of and not self._pairs

    def rows(self, row: int) -> set[int]:
        """The rows that a row is not to be held against."""
        chain = self._chain_of.get(row, _NOTHING)
        return chain | self._pairs[row] if row in self._pairs else chain

    def are_apart(self, one: Collection[int], other: Collection[int]) -> bool:
        """Whether no row of the one is to be held against any of the other."""
        return all(self.rows(row).issuperset(other) for row in one)

    def groups(self, rows: Sequence[int]) -> list[list[int]]:
        """Rows in groups, as `components` gives them."""
        if self.is_empty or len(rows) < 2:
            return [list(rows)]
        chains = {id(self._chain_of[row]) if row in self._chain_of else -row for row in rows}
        if len(chains) == 1:
            return [[row] for row in rows]
        if self._pairs.keys().isdisjoint(rows):
            return [list(rows)]
        return components(rows, self.rows)


class ApartOrEnemies(Apart):
    """The same, and those that must not share a quiz: of these it is known that they are near."""

    def _further(self, index: BankIndex) -> Iterable[tuple[int, int]]:
        return ((row, enemy) for row, enemies in index.once(Enemies).of.items() for enemy in enemies)


def _chains(index: BankIndex) -> dict[int, set[int]]:
    """For each live question that replaces another live one, or is replaced, the rows of all that do so in one chain."""
    live = {row for row, _ in index.facts(ASKED)}
    chain_of: dict[int, set[int]] = {}
    for row, (*_, supersedes) in index.facts(ASKED):
        before = index.rows_by_id["question"].get(supersedes) if supersedes else None
        if before is None or before == row or before not in live:
            continue
        one, other = chain_of.get(row, {row}), chain_of.get(before, {before})
        if one is not other:
            small, large = sorted((one, other), key=len)
            large |= small
            for member in (*small, row, before):
                chain_of[member] = large
    return chain_of


def components(items: Iterable[T], apart: Callable[[T], Set[T]]) -> list[list[T]]:
    """Items in groups: two that are not apart are in one, and so are all that are linked by such pairs. Their order stays.

    Where no two are apart, or few, the time grows with the number of items only.
    """
    order = {item: at for at, item in enumerate(items)}
    left = dict.fromkeys(order)
    found: list[list[T]] = []
    while left:
        first = next(iter(left))
        del left[first]
        group, waiting = [first], [first]
        while waiting and left:
            near = left.keys() - apart(waiting.pop())
            for item in near:
                del left[item]
            group += near
            waiting += near
        found.append(sorted(group, key=order.__getitem__))
    return found
