"""The keys under which an index finds a set of tokens, whichever of two similar sets is the larger.

As in the joins (`bounds`), a key is made of two of the rarest tokens, and of one where a set would have too many of them. The larger of two
sets decides which, so a set may need keys of both kinds. The lowest bits of a key hold the size of the set, so that sets of some sizes that
have the same tokens in their keys lie side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from quizkit.similarity.bounds import Bounds

# So many tokens of a set may be missing in a similar one that has keys of two tokens: at most 28 keys, and at 4/5 at most 34 tokens.
_MOST_MISSING = 6
# SQLite keeps whole numbers below 2**47 in six bytes: 40 bits for the tokens, 7 for the size, where a larger one counts as 127.
_TOKENS, _SIZE = (1 << 40) - 1, 7
_LARGEST = (1 << _SIZE) - 1


class _LookUp(NamedTuple):
    """Sets of some sizes are to be found under keys of so many tokens."""

    level: int
    smallest: int
    largest: int


def _key(tokens: int, size: int) -> int:
    return tokens << _SIZE | min(size, _LARGEST)


class KeyScheme:
    """Which keys a set of a given size has, for one threshold."""

    def __init__(self, limits: Bounds) -> None:
        self._limits = limits
        self._pairs_from = limits.q // limits.p + 1
        missing_one = limits.q - limits.p
        self._pairs_to = -(-(_MOST_MISSING + 1) * limits.q // missing_one) - 1 if missing_one else 0

    def posted(self, tokens: Sequence[int]) -> set[int]:
        """All keys under which a set has to be found, given the hashes of its tokens, rarest first."""
        size = len(tokens)
        return {_key(chosen, size) for level in self._levels(size) for chosen in _chosen(tokens, self._limits.width(size, level), level)}

    def sought(self, tokens: Sequence[int], limits: Bounds) -> set[tuple[int, int]]:
        """The first and the last key of each stretch in which sets are posted that may be similar to this one.

        The bounds are those of a threshold that is not below that of the scheme.
        """
        size = len(tokens)
        return {
            (_key(chosen, smallest), _key(chosen, largest))
            for level, smallest, largest in self._look_ups(size, limits)
            for chosen in _chosen(tokens, limits.width(size, level), level)
        }

    def _look_ups(self, size: int, limits: Bounds) -> list[_LookUp]:
        """Where the sets are that may be similar to one of this size."""
        smallest, largest = limits.smallest(size), limits.largest(size)
        first, last = self._pairs_from, self._pairs_to
        if smallest == largest:
            return []
        if size > last:
            return [_LookUp(1, smallest, largest)]
        singles = _LookUp(1, smallest, min(largest, first - 1)) if size < first else _LookUp(1, last + 1, largest)
        pairs = _LookUp(2, smallest if size >= first else first, min(largest, last))
        longer = _LookUp(1, last + 1, largest)
        return [found for found in dict.fromkeys((singles, pairs, longer)) if found.smallest <= found.largest]

    def _levels(self, size: int) -> list[int]:
        """The numbers of tokens in the keys under which a set of this size has to be found."""
        smallest, largest = self._limits.smallest(size), self._limits.largest(size)
        if smallest == largest:
            return []
        pairs = size <= self._pairs_to and largest >= self._pairs_from
        singles = size < self._pairs_from or largest > self._pairs_to
        return [level for level, has in ((1, singles), (2, pairs)) if has]


def _chosen(tokens: Sequence[int], width: int, level: int) -> set[int]:
    """A number for every choice of so many tokens out of a prefix."""
    return {sum(chosen) & _TOKENS for chosen in combinations(tokens[:width], level)}
