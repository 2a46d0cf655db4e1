"""The join with the standard library alone: for some ten thousand sets, or where numpy is not installed."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property, reduce
from itertools import combinations, pairwise
from operator import xor

from quizkit.similarity.bounds import LEVELS, Bounds, next_level
from quizkit.similarity.token_sets import Groups

# A set that shares its keys with more sets than this looks again, by keys of more tokens.
_FEW = 40


class _Sorted:
    """The distinct sets, smallest first, the tokens of each from the rarest to the most frequent."""

    def __init__(self, groups: Groups) -> None:
        sets = groups.sets
        self.groups = array("I", sorted(range(len(groups)), key=lambda group: sets.size(groups.first[group])))
        counts = [0] * sets.distinct_tokens
        for group in self.groups:
            for token in sets[groups.first[group]]:
                counts[token] += 1
        ranks = array("I", bytes(4 * len(counts)))
        for rank, token in enumerate(sorted(range(len(counts)), key=counts.__getitem__)):
            ranks[token] = rank
        self.tokens, self.offsets, self.sizes = array("I"), array("Q", [0]), array("I")
        for group in self.groups:
            self.tokens.extend(sorted(map(ranks.__getitem__, sets[groups.first[group]])))
            self.sizes.append(len(self.tokens) - self.offsets[-1])
            self.offsets.append(len(self.tokens))

    @cached_property
    def signatures(self) -> array[int]:
        """64 bits for each set, of which each token turns one over: sets differ in at least as many tokens as their signatures in bits."""
        bits = [1 << (rank * 0x9E3779B97F4A7C15 >> 58 & 63) for rank in range(max(self.tokens, default=-1) + 1)]
        sets = (self.tokens[start:end] for start, end in pairwise(self.offsets))
        return array("Q", (reduce(xor, map(bits.__getitem__, tokens), 0) for tokens in sets))

    def prefix(self, place: int, width: int) -> array[int]:
        """The rarest tokens of a set."""
        return self.tokens[self.offsets[place] : self.offsets[place] + width]


def similar(groups: Groups, threshold: Fraction) -> Iterator[tuple[int, int, int]]:
    """All pairs of similar groups with what they share, each pair once, the lower group first."""
    limits = Bounds(threshold)
    ordered = _Sorted(groups)
    latest, tokens = -1, frozenset[int]()
    for larger, smaller in _candidates(ordered, limits):
        if larger != latest:
            latest, tokens = larger, frozenset(ordered.prefix(larger, ordered.sizes[larger]))
        shared = len(tokens.intersection(ordered.prefix(smaller, ordered.sizes[smaller])))
        if shared >= limits.shared(ordered.sizes[larger], ordered.sizes[smaller]):
            one, other = ordered.groups[larger], ordered.groups[smaller]
            yield min(one, other), max(one, other), shared


def candidates(groups: Groups, threshold: Fraction) -> Iterator[tuple[int, int]]:
    """The pairs that have to be compared token by token."""
    ordered = _Sorted(groups)
    return ((ordered.groups[one], ordered.groups[other]) for one, other in _candidates(ordered, Bounds(threshold)))


def _candidates(ordered: _Sorted, limits: Bounds) -> Iterator[tuple[int, int]]:
    """Places of a larger and a smaller set, each pair once, those of one larger set together."""
    seeking: dict[int, list[int]] = {1: [], LEVELS[0]: []}
    for place, size in enumerate(ordered.sizes):
        if size and not limits.only_itself(size):
            seeking[limits.level(size)].append(place)
    for level, places in seeking.items():
        found: list[int] = list(range(bisect_left(ordered.sizes, limits.smallest(ordered.sizes[places[0]])), places[-1])) if places else []
        step: int | None = level
        while places and step:
            search = _Search(ordered, limits, step)
            yield from search.run(places, found)
            places, found = search.deferred, search.needed()
            step = next_level(step)


class _Search:
    """One pass over sets by keys of one number of tokens."""

    def __init__(self, ordered: _Sorted, limits: Bounds, level: int) -> None:
        self._ordered, self._limits, self._level = ordered, limits, level
        self._next = next_level(level)
        self._index: defaultdict[int, list[int]] = defaultdict(list)
        self._asked_for: set[int] = set()
        self.deferred: list[int] = []

    def run(self, seeking: list[int], found: list[int]) -> Iterator[tuple[int, int]]:
        """Pairs of a set that seeks and a set before it that may be found; both are places, rising."""
        posted = 0
        for place in seeking:
            while posted < len(found) and found[posted] < place:
                self._post(found[posted])
                posted += 1
            yield from ((place, partner) for partner in self._partners(place))

    def needed(self) -> list[int]:
        """The places of the sets that share a key with one that was deferred."""
        return sorted({place for key in self._asked_for for place in self._index[key]})

    def _post(self, place: int) -> None:
        width = self._limits.width_among_larger(self._ordered.sizes[place], self._level)
        for key in map(hash, combinations(self._ordered.prefix(place, width), self._level)):
            self._index[key].append(place)

    def _partners(self, place: int) -> Sequence[int]:
        """The sets that share a key with this one: none where there are so many that it is deferred, at most all of the right size."""
        size = self._ordered.sizes[place]
        width = self._limits.width(size, self._level)
        keys = list(map(hash, combinations(self._ordered.prefix(place, width), self._level)))
        postings = [(key, self._index[key]) for key in keys if key in self._index]
        if not postings:
            return []
        first = bisect_left(self._ordered.sizes, self._limits.smallest(size))
        counted = [(key, posting, bisect_left(posting, first)) for key, posting in postings]
        total = sum(len(posting) - start for _, posting, start in counted)
        if self._next and total > _FEW and self._limits.allows(size, self._next):
            self.deferred.append(place)
            self._asked_for.update(key for key, _, _ in counted)
            return []
        crowd = (
            range(first, place)
            if total > place - first
            else sorted({partner for _, posting, start in counted for partner in posting[start:]})
        )
        return self._near(place, crowd) if len(crowd) > _FEW else crowd

    def _near(self, place: int, crowd: Sequence[int]) -> list[int]:
        """Those of many sets of which a glance at their signatures does not say that too many tokens differ."""
        signatures, mine = self._ordered.signatures, self._ordered.signatures[place]
        # Similar sets of a and b tokens differ in (a + b)(q - p) / (q + p) at most, and b is at most a.
        most = 2 * self._ordered.sizes[place] * (self._limits.q - self._limits.p) // (self._limits.q + self._limits.p)
        return [partner for partner in crowd if (mine ^ signatures[partner]).bit_count() <= most]
