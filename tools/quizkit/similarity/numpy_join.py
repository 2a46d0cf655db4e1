"""The join with numpy, for hundreds of thousands of sets: the same keys as in `dict_join`, sorted and compared by the million.

A set is known here by its place among all, smallest first. A posting is a number of 64 bits: the hash of a key in the upper bits, the place
of a set that has it in the lower ones. Sorted, they bring together the sets that share a key. Work is done in blocks, so memory grows with
the tokens and with the keys of one level, not with the candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import TypeAlias

import numpy as np
from numpy import bitwise_count  # new in numpy 2.0: an older one counts as missing
from numpy.typing import NDArray

from quizkit.similarity.bounds import LEVELS, Bounds, next_level
from quizkit.similarity.token_sets import Groups

Numbers: TypeAlias = NDArray[np.int64]
Bits: TypeAlias = NDArray[np.uint64]
Pairs: TypeAlias = tuple[Numbers, Numbers]

# A set that shares its keys with more sets than this looks again, by keys of more tokens.
_FEW = 64
# How many postings, candidates or tokens are worked on at a time.
_BLOCK = 1 << 21


def similar(groups: Groups, threshold: Fraction) -> Iterator[tuple[int, int, int]]:
    """All pairs of similar groups with what they share, each pair once, the lower group first."""
    limits = Bounds(threshold)
    ordered = _Sorted(groups)
    for larger, smaller in _near(ordered, limits, _candidates(ordered, limits)):
        sizes = ordered.sizes[larger] + ordered.sizes[smaller]
        least = -(-limits.p * sizes // (limits.p + limits.q))
        for block in _blocks(sizes):
            shared = ordered.shared(larger[block], smaller[block])
            enough = shared >= least[block]
            one, other = ordered.groups[larger[block][enough]], ordered.groups[smaller[block][enough]]
            yield from zip(np.minimum(one, other).tolist(), np.maximum(one, other).tolist(), shared[enough].tolist(), strict=True)


def candidates(groups: Groups, threshold: Fraction) -> Iterator[tuple[int, int]]:
    """The pairs that are looked at, some of them several times."""
    ordered = _Sorted(groups)
    for larger, smaller in _candidates(ordered, Bounds(threshold)):
        yield from zip(ordered.groups[larger].tolist(), ordered.groups[smaller].tolist(), strict=True)


def _near(ordered: _Sorted, limits: Bounds, found: Iterator[Pairs]) -> Iterator[Pairs]:
    """The pairs of which a glance at their signatures does not say that too many tokens differ, each once."""
    signatures = ordered.signatures()
    # Similar sets of a and b tokens differ in (a + b)(q - p) / (q + p) at most, and b is at most a.
    most = 2 * ordered.sizes * (limits.q - limits.p) // (limits.q + limits.p)
    for larger, smaller in found:
        near = bitwise_count(signatures[larger] ^ signatures[smaller]) <= most[larger]
        pairs = np.unique(larger[near] << 32 | smaller[near])
        yield pairs >> 32, pairs & 0xFFFFFFFF


def _blocks(weights: Numbers) -> Iterator[slice]:
    """Cut a row of pieces of work into slices that weigh about a block each."""
    ends = np.cumsum(weights)
    start = 0
    while start < len(ends):
        done = int(ends[start - 1]) if start else 0
        end = max(start + 1, int(np.searchsorted(ends, done + _BLOCK, side="right")))
        yield slice(start, end)
        start = end


def _ranges(starts: Numbers, counts: Numbers) -> Numbers:
    """The numbers from each start on, as many as its count, one range after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0, dtype=np.int64) + np.repeat(starts - ends + counts, counts)


def _mixed(numbers: Numbers) -> Bits:
    """A hash of 64 bits for each number (splitmix64)."""
    mixed = numbers.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    return mixed


class _Sorted:
    """The distinct sets, smallest first, the tokens of each from the rarest to the most frequent; empty ones are left out."""

    def __init__(self, groups: Groups) -> None:
        offsets = np.frombuffer(groups.sets.offsets, dtype=np.uint64).astype(np.int64)
        first = np.frombuffer(groups.first, dtype=np.uint32).astype(np.int64)
        sizes = np.diff(offsets)[first]
        order = np.argsort(sizes, kind="stable")
        self.groups = order[np.searchsorted(sizes[order], 1) :]
        self.sizes = sizes[self.groups]
        self.starts = np.cumsum(self.sizes) - self.sizes
        tokens = np.frombuffer(groups.sets.tokens, dtype=np.uint32)[_ranges(offsets[first[self.groups]], self.sizes)]
        counts = np.bincount(tokens, minlength=groups.sets.distinct_tokens)
        ranks = np.empty(len(counts), np.uint32)
        ranks[np.argsort(counts, kind="stable")] = np.arange(len(counts), dtype=np.uint32)
        self.tokens = ranks[tokens]
        for size in np.unique(self.sizes):
            low, high = np.searchsorted(self.sizes, [size, size + 1])
            self.tokens[self.starts[low] : self.starts[high - 1] + size].reshape(-1, size).sort(axis=1)
        self.mixed = _mixed(np.arange(len(counts)))
        self.bits = len(self.groups).bit_length()
        self.places = np.uint64((1 << self.bits) - 1)

    def per_set(self, value: Callable[[int], int]) -> Numbers:
        """A value for each set that depends on its size."""
        distinct, which = np.unique(self.sizes, return_inverse=True)
        return np.array([value(int(size)) for size in distinct], np.int64)[which]

    def signatures(self) -> Bits:
        """64 bits for each set, of which each token turns one over: sets differ in at least as many tokens as their signatures in bits."""
        if not len(self.groups):
            return np.empty(0, np.uint64)
        return np.bitwise_xor.reduceat((np.uint64(1) << (self.mixed >> np.uint64(58)))[self.tokens], self.starts)

    def shared(self, larger: Numbers, smaller: Numbers) -> Numbers:
        """How many tokens the sets of each pair have in common."""
        pairs = np.arange(len(larger))
        both = []
        for places in (larger, smaller):
            counts = self.sizes[places]
            both.append(np.repeat(pairs << 32, counts) | self.tokens[_ranges(self.starts[places], counts)])
        tokens = np.concatenate(both)
        tokens.sort()
        return np.bincount(tokens[1:][tokens[1:] == tokens[:-1]] >> 32, minlength=len(pairs))

    def postings(self, places: Numbers, widths: Numbers, level: int) -> Bits:
        """The postings of some sets, given how long a prefix of each their keys come from."""
        if level == 1:
            keys = self.mixed[self.tokens[_ranges(self.starts[places], widths)]]
            return self._posted(keys, np.repeat(places, widths))
        made = [np.empty(0, np.uint64)]
        for width in np.unique(widths).tolist():
            of_width = places[widths == width]
            prefix = self.mixed[self.tokens[self.starts[of_width] + np.arange(width)[:, np.newaxis]]]
            made += [
                self._posted(prefix[list(chosen)].sum(axis=0, dtype=np.uint64), of_width) for chosen in combinations(range(width), level)
            ]
        return np.concatenate(made)

    def _posted(self, keys: Bits, places: Numbers) -> Bits:
        keys &= ~self.places
        keys |= places.astype(np.uint64)
        return keys


def _candidates(ordered: _Sorted, limits: Bounds) -> Iterator[Pairs]:
    """Places of larger and smaller sets, each pair in one block, where it may come several times."""
    levels = ordered.per_set(lambda size: 0 if limits.only_itself(size) else limits.level(size))
    smallest = np.searchsorted(ordered.sizes, ordered.per_set(limits.smallest))
    for level in (1, LEVELS[0]):
        seeking = np.flatnonzero(levels == level)
        found = np.arange(smallest[seeking[0]], seeking[-1]) if len(seeking) else seeking
        step: int | None = level
        while step and len(seeking):
            search = _Search(ordered, limits, step, smallest, found)
            yield from search.run(seeking)
            seeking, found = search.deferred(), search.needed()
            step = next_level(step)


class _Search:
    """One pass over sets by keys of one number of tokens."""

    def __init__(self, ordered: _Sorted, limits: Bounds, level: int, smallest: Numbers, found: Numbers) -> None:
        self._ordered, self._level, self._smallest = ordered, level, smallest
        self._widths = ordered.per_set(lambda size: limits.width(size, level))
        further = next_level(level)
        self._may_defer = ordered.per_set(lambda size: bool(further) and limits.allows(size, further or 0)).astype(bool)
        self._index = ordered.postings(found, ordered.per_set(lambda size: limits.width_among_larger(size, level))[found], level)
        self._index.sort()
        self._deferred: list[Numbers] = []
        self._asked_for = np.zeros(len(self._index) + 1, np.int32)

    def run(self, seeking: Numbers) -> Iterator[Pairs]:
        """Pairs of a set that seeks and a set before it that can be found; all of one set that seeks are in one block."""
        widths = self._widths[seeking]
        keys = {width: comb(width, self._level) for width in np.unique(widths).tolist()}
        for block in _blocks(np.array([keys[width] for width in widths.tolist()], np.int64)):
            met = self._met(seeking[block], widths[block])
            met = self._defer(met, met.totals > _FEW)
            eligible = met.seeking - self._smallest[met.seeking]
            crowded = met.totals > eligible
            for part in met.only(~crowded).blocks():
                places = self._index[_ranges(part.starts, part.counts)] & self._ordered.places
                yield np.repeat(part.places, part.counts), places.astype(np.int64)
            # Where keys lead to more than there is, every set of the right size is taken, once.
            everyone = _Stretches(met.seeking[crowded], self._smallest[met.seeking[crowded]], eligible[crowded])
            for part in everyone.blocks():
                yield np.repeat(part.places, part.counts), _ranges(part.starts, part.counts)

    def deferred(self) -> Numbers:
        """The places of the sets that share keys with so many that they look again."""
        return np.concatenate(self._deferred) if self._deferred else np.empty(0, np.int64)

    def needed(self) -> Numbers:
        """The places of the sets that share a key with one that was deferred."""
        asked = np.cumsum(self._asked_for[:-1]) > 0
        places: Numbers = np.unique(self._index[asked] & self._ordered.places).astype(np.int64)
        return places

    def _met(self, seeking: Numbers, widths: Numbers) -> _Stretches:
        """Which stretches of the index some sets meet."""
        postings = self._ordered.postings(seeking, widths, self._level)
        postings.sort()
        places = (postings & self._ordered.places).astype(np.int64)
        ends = np.searchsorted(self._index, postings)
        starts = np.searchsorted(self._index, postings & ~self._ordered.places | self._smallest[places].astype(np.uint64))
        met = np.flatnonzero(ends > starts)
        met = met[np.argsort(places[met], kind="stable")]
        return _Stretches(places[met], starts[met], (ends - starts)[met])

    def _defer(self, met: _Stretches, many: NDArray[np.bool_]) -> _Stretches:
        """Put off those of the sets that may look again, and return the rest."""
        many &= self._may_defer[met.seeking]
        late = met.only(many)
        self._deferred.append(late.seeking)
        np.add.at(self._asked_for, late.starts, 1)
        np.add.at(self._asked_for, late.starts + late.counts, -1)
        return met.only(~many)


class _Stretches:
    """Stretches of a row of sets, each with the place of the set that seeks in it; those of one set lie together."""

    def __init__(self, places: Numbers, starts: Numbers, counts: Numbers) -> None:
        self.places, self.starts, self.counts = places, starts, counts
        self._heads = np.flatnonzero(np.diff(places, prepend=-1))
        self.seeking = places[self._heads]
        self.totals = np.add.reduceat(counts, self._heads) if len(counts) else counts

    def only(self, chosen: NDArray[np.bool_]) -> _Stretches:
        """The stretches of some of the sets that seek."""
        kept = np.repeat(chosen, np.diff(self._heads, append=len(self.places)))
        return _Stretches(self.places[kept], self.starts[kept], self.counts[kept])

    def blocks(self) -> Iterator[_Stretches]:
        """The same in blocks, cut between two sets that seek."""
        heads = np.append(self._heads, len(self.places))
        for sets in _blocks(self.totals):
            part = slice(heads[sets.start], heads[sets.stop])
            yield _Stretches(self.places[part], self.starts[part], self.counts[part])
