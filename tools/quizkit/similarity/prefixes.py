"""The keys by which a set of tokens is found by any similar one: a prefix of its tokens, in an order that all sets agree on.

Two similar sets share at least two tokens of these prefixes, or their only one (`bounds`). So it is enough to look at sets that do; whether
they are similar is seen by all of their tokens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from quizkit.similarity.bounds import Bounds

_LEVEL = 2
T = TypeVar("T")


def prefix(ordered: Sequence[T], limits: Bounds) -> Sequence[T]:
    """Of the tokens of a set, in the order that all agree on, those by which it is found."""
    return ordered[: limits.width(len(ordered), _LEVEL)]


def fewest_shared(size: int, limits: Bounds) -> int:
    """How many tokens of its prefix a set of this size shares with that of any similar set at least."""
    return min(_LEVEL, limits.smallest(size))


def sharing(lists: Iterable[Iterable[int]], fewest: int) -> set[int]:
    """The rows that are in so many of some posting lists."""
    counts: Counter[int] = Counter()
    for rows in lists:
        counts.update(rows)
    return {row for row, count in counts.items() if count >= fewest}
