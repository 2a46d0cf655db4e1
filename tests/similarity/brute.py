"""What the joins and the index are held against: every pair is compared, in fractions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import strategies as st

THRESHOLDS = st.one_of(
    st.sampled_from([Fraction(4, 5), Fraction(1, 2), Fraction(1), Fraction(2, 3), Fraction(9, 10), Fraction(1, 10)]),
    st.fractions(min_value=Fraction(1, 20), max_value=1, max_denominator=40),
)


LARGEST = 80


def barely_similar(threshold: Fraction) -> Iterator[tuple[list[str], list[str]]]:
    """Pairs of sets of all sizes up to `LARGEST`, the larger first, that share just enough; what they share is frequent."""
    for size in range(1, LARGEST + 1):
        for other in range(1, size + 1):
            shared = next(count for count in range(size + 1) if Fraction(count, size + other - count) >= threshold)
            if shared <= other:
                both = [f"both{number}" for number in range(shared)]
                yield (
                    both + [f"one{number}" for number in range(size - shared)],
                    both + [f"other{number}" for number in range(other - shared)],
                )


def words(vocabulary: int, largest: int) -> st.SearchStrategy[list[str]]:
    """A set of words with repetitions, out of so many words."""
    return st.lists(st.integers(0, vocabulary - 1).map("w{}".format), max_size=largest)


# Few words, so that frequencies tie and sets share what is rare; and sets long enough for every kind of key.
BANKS = st.one_of(
    st.lists(words(4, 6), max_size=25),
    st.lists(words(12, 14), max_size=25),
    st.lists(words(60, 60), max_size=12),
)


def jaccard(one: Iterable[str], other: Iterable[str]) -> Fraction:
    """What both hold divided by what either holds."""
    first, second = set(one), set(other)
    return Fraction(len(first & second), len(first | second))


def similar_pairs(sets: Sequence[Iterable[str]], threshold: Fraction) -> list[tuple[int, int, int]]:
    """All pairs of similar sets with what they share, sorted."""
    distinct = [set(words) for words in sets]
    return [
        (i, j, len(distinct[i] & distinct[j]))
        for i, j in combinations(range(len(sets)), 2)
        if distinct[i] and distinct[j] and jaccard(distinct[i], distinct[j]) >= threshold
    ]
