"""The keys under which an index finds a set of tokens, whichever of two similar sets is the larger.

As in the joins (`bounds`), a key is made of two of the rarest tokens, and of one where a set would have too many of them. The larger of two
sets decides which, so a set may need keys of both kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from quizkit.similarity.bounds import Bounds

# So many tokens of a set may be missing in a similar one that has keys of two tokens: at most 28 keys, and at 4/5 at most 34 tokens.
_MOST_MISSING = 6
# SQLite keeps whole numbers below 2**47 in six bytes.
_KEY = (1 << 47) - 1


class LookUp(NamedTuple):
    """Where sets of some sizes are to be found: under keys of so many tokens."""

    level: int
    smallest: int
    largest: int


class KeyScheme:
    """Which keys a set of a given size has, for one threshold."""

    def __init__(self, limits: Bounds) -> None:
        self._limits = limits
        self._pairs_from = limits.q // limits.p + 1
        missing_one = limits.q - limits.p
        self._pairs_to = -(-(_MOST_MISSING + 1) * limits.q // missing_one) - 1 if missing_one else 0

    def look_ups(self, size: int, limits: Bounds) -> list[LookUp]:
        """Where the sets are that may be similar to one of this size, by a threshold that is not below that of the scheme."""
        smallest, largest = limits.smallest(size), limits.largest(size)
        first, last = self._pairs_from, self._pairs_to
        if smallest == largest:
            return []
        if size > last:
            return [LookUp(1, smallest, largest)]
        singles = LookUp(1, smallest, min(largest, first - 1)) if size < first else LookUp(1, last + 1, largest)
        pairs = LookUp(2, smallest if size >= first else first, min(largest, last))
        longer = LookUp(1, last + 1, largest)
        return [found for found in dict.fromkeys((singles, pairs, longer)) if found.smallest <= found.largest]

    def levels(self, size: int) -> list[int]:
        """The numbers of tokens in the keys under which a set of this size has to be found."""
        smallest, largest = self._limits.smallest(size), self._limits.largest(size)
        if smallest == largest:
            return []
        pairs = size <= self._pairs_to and largest >= self._pairs_from
        singles = size < self._pairs_from or largest > self._pairs_to
        return [level for level, has in ((1, singles), (2, pairs)) if has]

    def keys(self, tokens: Sequence[int], level: int, limits: Bounds) -> set[int]:
        """The keys of one level, from the hashes of the tokens of a set, rarest first."""
        prefix = tokens[: limits.width(len(tokens), level)]
        return {sum(chosen) & _KEY for chosen in combinations(prefix, level)}

    def posted(self, tokens: Sequence[int]) -> set[int]:
        """All keys under which a set has to be found."""
        return {key for level in self.levels(len(tokens)) for key in self.keys(tokens, level, self._limits)}
