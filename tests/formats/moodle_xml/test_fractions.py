"""Fractions are those of Moodle's list, spelled as in the list; the expected ones are computed by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.formats.moodle_xml.fractions import LISTED, percentage, shares

from .importer import FRACTIONS


def test_the_list_is_moodles() -> None:
    assert sorted(LISTED.values(), key=float) == [f"{value:.5f}".rstrip("0").rstrip(".") for value in sorted(FRACTIONS)]


def test_each_listed_percentage_is_its_fraction_to_five_places() -> None:
    for weight, text in LISTED.items():
        assert abs(Fraction(text) - weight * 100) <= Fraction(5, 1_000_000)


@pytest.mark.parametrize(
    ("weight", "text"),
    [
        ("1", "100"),
        ("0", "0"),
        ("-0", "0"),
        ("1/3", "33.33333"),
        ("-1/3", "-33.33333"),
        ("2/3", "66.66667"),
        ("1/6", "16.66667"),
        ("5/6", "83.33333"),
        ("1/7", "14.28571"),
        ("1/8", "12.5"),
        ("1/9", "11.11111"),
        ("0.05", "5"),
        ("-1", "-100"),
        ("0.9", "90"),
        ("0.333333", "33.33333"),
        ("0.33333", "33.33333"),
    ],
)
def test_a_listed_weight_is_exact(weight: str, text: str) -> None:
    assert percentage(Fraction(weight)) == (text, True)


@pytest.mark.parametrize(
    ("weight", "text"),
    [
        ("0.45", "50"),  # as near to 40: Moodle's own "nearest" takes the larger
        ("-0.45", "-50"),
        ("0.15", "14.28571"),
        ("1/12", "10"),
        ("0.33", "33.33333"),
        ("0.01", "0"),
        ("-0.01", "0"),
        ("0.96", "100"),
        ("0.85", "83.33333"),
    ],
)
def test_another_weight_is_rounded_to_the_nearest(weight: str, text: str) -> None:
    assert percentage(Fraction(weight)) == (text, False)


@given(st.fractions(-1, 1))
def test_every_weight_becomes_a_listed_fraction_of_its_sign(weight: Fraction) -> None:
    text, is_exact = percentage(weight)
    (listed,) = (value for value, written in LISTED.items() if written == text.removeprefix("-"))
    assert text.startswith("-") == (weight < 0 and listed > 0)
    distance = abs(abs(weight) - listed)
    assert distance == min(abs(abs(weight) - value) for value in LISTED)
    assert is_exact == (distance <= Fraction(1, 100_000))


@pytest.mark.parametrize(
    ("count", "texts"),
    [
        (1, ["100"]),
        (2, ["50"] * 2),
        (3, ["33.33333"] * 3),
        (4, ["25"] * 4),
        (5, ["20"] * 5),
        (6, ["16.66667"] * 6),
        (7, ["14.28571"] * 7),
        (8, ["12.5"] * 8),
        (9, ["11.11111"] * 9),
        (10, ["10"] * 10),
        (20, ["5"] * 20),
    ],
)
def test_up_to_ten_parts_are_equal(count: int, texts: list[str]) -> None:
    assert shares(count) == (tuple(texts), True)


@pytest.mark.parametrize(
    ("count", "tens", "fives", "noughts"), [(11, 9, 2, 0), (13, 7, 6, 0), (15, 5, 10, 0), (19, 1, 18, 0), (21, 0, 20, 1), (30, 0, 20, 10)]
)
def test_more_parts_are_nearly_equal_and_make_a_whole(count: int, tens: int, fives: int, noughts: int) -> None:
    assert shares(count) == (("10",) * tens + ("5",) * fives + ("0",) * noughts, False)


@given(st.integers(1, 200))
def test_all_parts_together_give_full_marks(count: int) -> None:
    texts, _ = shares(count)
    assert len(texts) == count
    assert sum(float(text) for text in texts) == pytest.approx(100, abs=0.0001)


def test_no_parts_need_no_share() -> None:
    assert shares(0) == ((), True)
