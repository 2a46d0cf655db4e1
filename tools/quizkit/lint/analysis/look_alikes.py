"""Stems that share most of their words and are told apart by a guard: perhaps the same question, more often siblings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TypeAlias

from quizkit.lint.index import BankIndex
from quizkit.named_tuples import NamedTuple
from quizkit.similarity.join import similar_groups
from quizkit.similarity.token_sets import Groups, TokenSets, groups

from .answers import TRUE_FALSE
from .apart import Apart
from .asked import ASKED, language_of
from .near_stems import NearStems
from .stems import MORE, NEAR, Guard, Stem, as_stem, judged

# A bank of stems made by one template has more pairs than anybody can wait for; so many are looked at.
_MOST_PAIRS = 300_000

# What tells two stems apart, and whether the one has more of it, rather than each its own.
_Told: TypeAlias = tuple[Guard, bool]


class LookAlikes(NamedTuple):
    """Rows of questions that look alike, in the order of the bank; the first two that do, and what tells them apart.

    `is_more` says that one of the two has something more, rather than each its own.
    """

    rows: tuple[int, ...]
    pair: tuple[int, int]
    tells: Guard
    is_more: bool = False

    @property
    def reason(self) -> str:
        """What tells the pair apart, to stand behind "but"."""
        return (_SAID_OF_MORE if self.is_more and self.tells in _SAID_OF_MORE else _SAID)[self.tells]


class Families:
    """Stems of one language and stimulus that differ in a word or two, and what differs is what is asked."""

    def __init__(self, index: BankIndex) -> None:
        self.found: list[LookAlikes] = []
        stems = _Stems(index)
        by_scope: dict[str, list[int]] = {}
        for place, variant in enumerate(stems.near.variants):
            if variant.words:
                by_scope.setdefault(variant.scope, []).append(place)
        for places in by_scope.values():
            links = _Links()
            for one, other in stems.near_pairs(places):
                if (told := stems.told(one, other)) is not None:
                    links.join(stems.row(one), stems.row(other), told)
            self.found += links.clusters()
        self.found.sort()


class Possible:
    """Questions that offer and key the same, whose stems share most words, and that a guard tells apart: a look will show which they
    are."""

    def __init__(self, index: BankIndex) -> None:
        self.found: list[LookAlikes] = []
        stems, apart = _Stems(index), index.once(Apart)
        of_row = {row: place for place, variant in enumerate(stems.near.variants) if variant.words for row in variant.rows}
        alike: dict[tuple[str, bytes, bytes], dict[int, int]] = {}
        for row, (_, scope, _, offered, key, *_) in index.facts(ASKED):
            # "True" says too little, and an essay keys nothing.
            if row in of_row and offered[0] != TRUE_FALSE and (key or len(offered) > 1):
                alike.setdefault((language_of(scope), offered, key), {}).setdefault(of_row[row], row)
        for rows in alike.values():
            links = _Links()
            for one, other in stems.near_pairs(rows) if len(rows) > 1 else ():
                told = stems.told(one, other)
                if told is not None and not apart.are_apart((rows[one],), (rows[other],)):
                    links.join(rows[one], rows[other], told)
            self.found += links.clusters()
        self.found.sort()


class _Stems:
    """The stems of the bank by their place among its variants."""

    def __init__(self, index: BankIndex) -> None:
        self.near = index.once(NearStems)
        self._made: dict[int, Stem] = {}

    def row(self, place: int) -> int:
        """The first row that has a stem."""
        return self.near.variants.rows(place)[0]

    def near_pairs(self, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Pairs of some places whose stems share four fifths of their words."""
        in_order, sets = list(places), TokenSets()
        for place in in_order:
            sets.add(map(str, self._stem(place).tokens))
        grouped = groups(sets)
        pairs = chain(_equal(grouped), _similar(grouped))
        return ((in_order[one], in_order[other]) for one, other in islice(pairs, _MOST_PAIRS))

    def told(self, one: int, other: int) -> _Told | None:
        """What tells two stems apart, if anything does."""
        here, there = self.near.variants[one], self.near.variants[other]
        verdict = judged(self._stem(one), self._stem(other), self.near.vocabulary(here.scope))
        if verdict.tells is not None:
            return verdict.tells, verdict.differs == MORE
        return ("passage", False) if here.scope != there.scope else None

    def _stem(self, place: int) -> Stem:
        stem = self._made.get(place)
        if stem is None:
            variant = self.near.variants[place]
            vocabulary = self.near.vocabulary(variant.scope)
            stem = self._made[place] = as_stem(self.near.written(place), variant.marks, vocabulary)
        return stem


def _equal(grouped: Groups) -> Iterator[tuple[int, int]]:
    """Each set with the first that is equal to it."""
    for group in grouped.several():
        first, *others = grouped.members(group)
        yield from ((first, other) for other in others)


def _similar(grouped: Groups) -> Iterator[tuple[int, int]]:
    for one, other, _ in similar_groups(grouped, NEAR):
        yield grouped.first[one], grouped.first[other]


class _Links:
    """Rows that are linked, and how."""

    def __init__(self) -> None:
        self._root: dict[int, int] = {}
        self._pairs: dict[int, tuple[tuple[int, int], _Told]] = {}

    def join(self, one: int, other: int, told: _Told) -> None:
        """Link two rows."""
        low, high = sorted((self._find(one), self._find(other)))
        pair = min(one, other), max(one, other)
        self._pairs[low] = min(self._pairs.get(low, (pair, told)), self._pairs.pop(high, (pair, told)), (pair, told))
        self._root[high] = low

    def clusters(self) -> Iterator[LookAlikes]:
        """The rows that are linked, directly or by others."""
        rows_of: dict[int, list[int]] = {}
        for row in sorted(self._root):
            rows_of.setdefault(self._find(row), []).append(row)
        for root, rows in rows_of.items():
            pair, (tells, is_more) = self._pairs[root]
            yield LookAlikes(tuple(rows), pair, tells, is_more)

    def _find(self, row: int) -> int:
        self._root.setdefault(row, row)
        while self._root[row] != row:
            self._root[row] = self._root[self._root[row]]
            row = self._root[row]
        return row


# What a guard says of two stems that have each its own, and of two of which the one has one more.
_SAID: Mapping[Guard, str] = {
    "negation": "one of the stems denies what the other says",
    "number": "a number in the stem is another one",
    "unit": "a unit in the stem is another one",
    "opposed": "a word in the stem has another in its place that may mean the opposite",
    "operator": "an operator or sign in the stem is another one",
    "symbol": "a symbol, code, formula or picture in the stem is another one",
    "name": "a name in the stem is another one",
    "content": "the stems speak of different things",
    "order": "the words of the stems stand in another order",
    "passage": "they are about different stimuli",
}
_SAID_OF_MORE: Mapping[Guard, str] = {
    "number": "one of the stems has a number more",
    "unit": "one of the stems has a unit more",
    "opposed": "one of the stems has a word more that may turn what it means",
    "operator": "one of the stems has an operator or sign more",
    "symbol": "one of the stems has a symbol more",
    "name": "one of the stems has a name more",
}
