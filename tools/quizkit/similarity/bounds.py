"""What two sets must have in common to be similar, in whole numbers, and how many of their rarest tokens show it.

Similar means that the Jaccard index, what both hold divided by what either holds, reaches a threshold p/q. Two sets of a and b tokens that
do so share at least ⌈p(a + b) / (p + q)⌉ tokens. Take the tokens of all sets in one order. If sets of a and b tokens share n, then the
first a - n + k of the one and the first b - n + k of the other share at least k: the prefix filter of Chaudhuri, Ganti and Kaushik (2006)
for k = 1, and of Wang, Li and Feng (2012) for any k. So it is enough to look for sets with the same *key*: k tokens out of such a prefix.
The more tokens a key has, the fewer sets share it, and the more keys there are.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb

# The tokens of a key: what is tried first, and what follows where too many sets share such keys.
LEVELS = (2, 4, 8)
# A set that would have more keys than this of a level has keys of a single token.
_MOST_KEYS = 100


class Bounds:
    """The bounds for one threshold, which lies above 0 and is at most 1."""

    def __init__(self, threshold: Fraction) -> None:
        if not 0 < threshold <= 1:
            raise ValueError(f"a threshold lies above 0 and is at most 1: {threshold}")
        self.p, self.q = threshold.numerator, threshold.denominator

    def shared(self, one: int, other: int) -> int:
        """How many tokens similar sets of these sizes share at least."""
        return -(-self.p * (one + other) // (self.p + self.q))

    def smallest(self, size: int) -> int:
        """The size of the smallest set that can be similar to one of this size."""
        return -(-self.p * size // self.q)

    def largest(self, size: int) -> int:
        """The size of the largest set that can be similar to one of this size."""
        return self.q * size // self.p

    def only_itself(self, size: int) -> bool:
        """Whether no other set of at most this size can be similar to one of this size: below 5 tokens for a threshold of 4/5."""
        return self.smallest(size) == size

    def width(self, size: int, level: int) -> int:
        """The length of the prefix in which a set looks for keys of `level` tokens that a set of at most its size may have as well."""
        return min(size, size - self.smallest(size) + level)

    def width_among_larger(self, size: int, level: int) -> int:
        """The same for sets of at least its size."""
        return min(size, size - self.shared(size, size) + level)

    def allows(self, size: int, level: int) -> bool:
        """Whether keys of `level` tokens do for a set and everything of at most its size: it shares as many, and has not too many keys."""
        return level <= self.smallest(size) and comb(self.width(size, level), level) <= _MOST_KEYS

    def level(self, size: int) -> int:
        """How many tokens the keys have by which a set first looks for sets of at most its size."""
        return LEVELS[0] if self.allows(size, LEVELS[0]) else 1


def next_level(level: int) -> int | None:
    """How many tokens a key has where too many sets share keys of `level` tokens; None after the last."""
    later = [other for other in LEVELS if other > level]
    return later[0] if later and level in LEVELS else None
