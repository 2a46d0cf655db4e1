"""Whatever two sets are similar, the keys under which one is posted are among those under which the other is sought."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizkit.similarity.bounds import Bounds
from quizkit.similarity.token_keys import KeyScheme
from quizkit.similarity.token_tables import token_hash
from tests.similarity import brute


def finds(scheme: KeyScheme, limits: Bounds, sought: list[int], posted: list[int]) -> bool:
    keys = scheme.posted(posted)
    return any(first <= key <= last for first, last in scheme.sought(sought, limits) for key in keys)


@pytest.mark.parametrize(
    "built_for", [Fraction(4, 5), Fraction(9, 10), Fraction(2, 3), Fraction(1, 2), Fraction(1, 3), Fraction(1, 10)], ids=str
)
@pytest.mark.parametrize("higher", [Fraction(0), Fraction(1, 2)], ids=["same", "higher"])
def test_sets_that_share_no_more_than_they_must_are_found(built_for: Fraction, higher: Fraction) -> None:
    """What they do not share comes before what they share, so the keys come from the ends of the prefixes."""
    threshold = built_for + (1 - built_for) * higher
    scheme, limits = KeyScheme(Bounds(built_for)), Bounds(threshold)
    for larger, smaller in brute.barely_similar(threshold):
        one, other = ([token_hash(word) for word in reversed(words)] for words in (larger, smaller))
        if set(one) != set(other):
            assert finds(scheme, limits, one, other), (len(one), len(other))
            assert finds(scheme, limits, other, one), (len(one), len(other))
