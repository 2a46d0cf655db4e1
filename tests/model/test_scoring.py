"""What answers are worth, worked out by hand."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.question import Cloze, MultipleResponse, NumericAnswer, Option, TextAnswer, TextGap, Tolerance
from quizkit.model.scoring import accepted_range, gap_shares, option_shares


@pytest.mark.parametrize(
    ("scoring", "shares"),
    [
        ("partial-with-penalty", ["1/2", "1/4", "-1", "0"]),
        ("partial", ["1/2", "1/4", "0", "0"]),
        ("all-or-nothing", ["1/2", "1/2", "-1/2", "-1/2"]),
    ],
)
def test_weights_stand_in_for_shares_save_where_all_counts_or_nothing(scoring: Any, shares: list[str]) -> None:
    options = (
        Option(text="a", correct=True),
        Option(text="b", correct=True, weight=Fraction(1, 4)),
        Option(text="c", weight=Fraction(-1) if scoring == "partial-with-penalty" else None),
        Option(text="d", weight=Fraction(0)),
    )
    question = MultipleResponse(id="q", stem="S", options=options, scoring=scoring)
    assert [str(share) for share in option_shares(question)] == shares


def test_gaps_that_count_nothing_count_where_all_counts_or_nothing() -> None:
    gaps = {name: TextGap(answers=(TextAnswer(text="x"),), weight=Fraction(weight)) for name, weight in (("a", 0), ("b", 1))}
    assert gap_shares(Cloze(id="q", stem="S", gaps=gaps)) == {"a": 0, "b": 1}
    assert gap_shares(Cloze(id="q", stem="S", gaps=gaps, scoring="all-or-nothing")) == {"a": Fraction(1, 2), "b": Fraction(1, 2)}


def in_figures(value: str, figures: int) -> tuple[Decimal, Decimal]:
    return accepted_range(NumericAnswer(value=Decimal(value), tolerance=Tolerance(significant_figures=figures)))


@pytest.mark.parametrize(
    ("value", "figures", "low", "high"),
    [
        ("3.14159", 3, "3.135", "3.145"),
        ("-3.14159", 3, "-3.145", "-3.135"),
        ("9.996", 3, "9.995", "10.05"),
        ("-9.996", 3, "-10.05", "-9.995"),
        ("1", 1, "0.95", "1.5"),
        ("1000", 2, "995", "1050"),
        ("0.00123456", 2, "0.00115", "0.00125"),
        ("0", 3, "0", "0"),
    ],
)
def test_significant_figures_are_a_range(value: str, figures: int, low: str, high: str) -> None:
    assert in_figures(value, figures) == (Decimal(low), Decimal(high))


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=4)


@given(NUMBERS, st.integers(1, 6), NUMBERS | st.sampled_from((Decimal(1), Decimal(-10), Decimal("0.1"))))
def test_numbers_within_the_range_are_those_that_round_to_the_same(value: Decimal, figures: int, other: Decimal) -> None:
    low, high = in_figures(str(value), figures)
    wanted = Context(prec=figures, rounding=ROUND_HALF_UP).create_decimal(value)
    for number in (other, value + other / 1000, low, high, low - Decimal("1e-9"), high + Decimal("1e-9")):
        rounded = {Context(prec=figures, rounding=way).create_decimal(number) for way in (ROUND_HALF_UP, ROUND_HALF_DOWN)}
        assert (low <= number <= high) == (wanted in rounded)
