"""Which questions are not to be held against each other, and what is left of a cluster without these pairs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Set
from typing import TypeVar

from quizkit.lint.index import BankIndex

from .allowed_pairs import allowed_rows
from .asked import ASKED

T = TypeVar("T", bound=Hashable)
_NOTHING: frozenset[int] = frozenset()


class Apart:
    """For each row the rows that it may be like: those that share its id, that it replaces or is replaced by, and that are allowed."""

    def __init__(self, index: BankIndex) -> None:
        self.of: dict[int, set[int]] = {}
        for chain in _chains(index):
            for row in chain:
                self.of.setdefault(row, set()).update(chain)
        for one, other in (*index.repeated_ids(), *allowed_rows(index)):
            self.of.setdefault(one, set()).add(other)
            self.of.setdefault(other, set()).add(one)

    def rows(self, row: int) -> Set[int]:
        """The rows that a row may be like."""
        return self.of.get(row, _NOTHING)

    def are_apart(self, one: Collection[int], other: Collection[int]) -> bool:
        """Whether no row of the one is to be held against any of the other."""
        return all(row in self.of and self.of[row].issuperset(other) for row in one)


def _chains(index: BankIndex) -> Iterable[set[int]]:
    """The rows of questions that replace each other, as far as they are live."""
    rows = index.rows_by_id["question"]
    chain_of: dict[int, set[int]] = {}
    for row, (*_, supersedes) in index.facts(ASKED):
        before = rows.get(supersedes) if supersedes else None
        if before is None or before == row:
            continue
        one, other = chain_of.get(row, {row}), chain_of.get(before, {before})
        if one is not other:
            small, large = sorted((one, other), key=len)
            large |= small
            for member in (*small, row, before):
                chain_of[member] = large
    return {id(chain): chain for chain in chain_of.values()}.values()


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
