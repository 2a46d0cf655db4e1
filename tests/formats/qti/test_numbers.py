"""Points as floats: exact where floats are, and whole where they are added up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.formats.qti.numbers import amount, amounts, bound


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(1), "1"),
        (Fraction(0), "0"),
        (Fraction(3, 2), "1.5"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(1, 3), "0.3333333333333333"),
        (Fraction(2, 3), "0.6666666666666666"),
        (Fraction(1, 100_000), "1e-05"),
    ],
)
def test_a_number_is_the_nearest_float(number: Fraction, written: str) -> None:
    assert amount(number) == written


def test_ten_tenths_fall_short_in_floats_and_are_raised() -> None:
    assert list(accumulate([0.1] * 10))[-1] < 1
    raised = amounts((Fraction(1, 10),) * 10, Fraction(1))
    assert list(accumulate([float(share) for share in raised]))[-1] >= 1
    assert float(raised[0]) == pytest.approx(0.1, rel=1e-13)


def test_shares_that_reach_the_whole_stay_as_they_are() -> None:
    assert amounts((Fraction(1, 4),) * 4, Fraction(1)) == (Fraction(1, 4),) * 4
    assert amounts((Fraction(1, 2), Fraction(1, 4)), Fraction(1)) == (Fraction(1, 2), Fraction(1, 4))


def test_three_thirds_fall_short_in_decimals_and_are_raised() -> None:
    raised = amounts((Fraction(1, 3),) * 3, Fraction(1))
    assert sum(Decimal(amount(share)) for share in raised) >= 1
    assert float(raised[0]) == pytest.approx(1 / 3, rel=1e-14)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=12), st.fractions(Fraction(1, 100), 1000, max_denominator=1000), st.randoms())
def test_whole_shares_reach_the_points_in_any_order(weights: list[int], points: Fraction, random: Random) -> None:
    shares = tuple(Fraction(weight, sum(weights)) * points for weight in weights)
    written = [float(amount(share)) for share in amounts(shares, points)]
    random.shuffle(written)
    total = 0.0
    for number in written:
        total += number
    assert total >= float(points)
    assert total == pytest.approx(float(points), rel=1e-12)


@pytest.mark.parametrize(
    ("number", "written", "is_rounded"),
    [("3.140", "3.14", False), ("1E+3", "1000", False), ("0.12345678901234567", "0.12345678901234567", True)],
)
def test_a_bound_is_written_in_full(number: str, written: str, is_rounded: bool) -> None:
    assert bound(Decimal(number)) == (written, is_rounded)
