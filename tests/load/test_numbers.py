"""A number that is spelt wrongly is told how it is spelt rightly, and never taken for one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.load.numerals import read_numeral, spelt, value_of
from quizkit.load.schema import check_shape

Data = dict[str, Any]


def numeric(value: Any, **fields: Any) -> Data:
    return {"id": "q", "type": "numeric", "stem": "How many?", "answers": [{"value": value}], **fields}


def choice(weight: Any) -> Data:
    return {"id": "q", "type": "multiple-choice", "stem": "Which?", "options": [{"text": "a", "weight": weight}]}


def message(data: Data) -> str:
    """What the one problem with an entity says; it is one of bad-number."""
    ((rule, problem),) = check_shape("question", data)
    assert rule == "bad-number"
    return problem.message


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("7,5", "7.5"),
        ("-7,5", "-7.5"),
        (",5", "0.5"),
        ("5,", "5"),
        ("1,50", "1.50"),
        ("0,125", "0.125"),
        ("1234,125", "1234.125"),
        ("\u22127.5", "-7.5"),
        ("\u20137", "-7"),
        ("- 7", "-7"),
        ("1,000,000", "1000000"),
        ("1.000.000", "1000000"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("12,34,567", "1234567"),
        ("1 000", "1000"),
        ("1\u202f000\u202f000,5", "1000000.5"),
        ("1'000.25", "1000.25"),
        ("1_000", "1000"),
        ("5 m", "5"),
        ("9.81 m/s\u00b2", "9.81"),
        ("-40\u00b0C", "-40"),
        ("\u221240,5 \u00b0C", "-40.5"),
        ("1 000 km", "1000"),
        ("5 \u20ac", "5"),
        ("$5.20", "5.20"),
        ("5 %", "0.05"),
        ("12,5%", "0.125"),
        ("5 percent", "0.05"),
        ("3/4", "0.75"),
        ("1 1/2", "1.5"),
        ("\u00bd", "0.5"),
        ("2\u00be", "2.75"),
        ("-1/8", "-0.125"),
        ("007", "7"),
        ("00.5", "0.5"),
        ("0x1F", "31"),
        ("6.02 x 10^23", "6.02e23"),
        ("1,6\u00b710\u207b\u00b9\u2079", "1.6e-19"),
        ("\uff15", "5"),
        ("\u0663\u066b\u0665", "3.5"),
        ("5\n", "5"),
    ],
)
def test_what_was_meant_is_told(value: str, meant: str) -> None:
    assert re.search(rf": write {re.escape(meant)}(?= with|[.,;]|$)", message(numeric(value)).removesuffix("."))
    assert check_shape("question", numeric(meant)) == []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1,000", "write 1.000 or 1000."),
        ("1/3", "such as 0.3333, and a tolerance."),
        ("5-7", "write the value 6 with 'tolerance: {absolute: 1}'."),
        ("5 \u00b1 0.5", "write the value 5 with 'tolerance: {absolute: 0.5}'."),
        (".nan", "no number that anybody can give"),
        ("-Infinity", "no number that anybody can give"),
        ("1e400", "an exponent has two figures at most"),
        ("three", "is no number: write digits"),
        ("1:30", "is no number: write digits"),
        ("1/0", "is no number: write digits"),
        ("1,2,3", "is no number: write digits"),
        ("", "is an empty text"),
        ("9" * 101, "has 101 characters, and 100 are allowed"),
        (True, "not the truth value true"),
        ([5, 7], "not a list"),
        ("5 m", "the unit goes under 'units'"),
        ("5 %", "or ask for per cent in the stem"),
        ("7,5", "has a decimal comma: write 7.5 with a point."),
        ("\u22125", "has a minus sign (U+2212) in place of the keyboard's hyphen"),
    ],
)
def test_what_is_wrong_is_told(value: Any, said: str) -> None:
    assert said in message(numeric(value))


def test_the_gap_of_a_cloze_has_no_units() -> None:
    gap = {"kind": "numeric", "answers": [{"value": "5 m"}]}
    assert message({"id": "q", "type": "cloze", "stem": "{{a}}", "gaps": {"a": gap}}).endswith("write 5; name the unit in the stem.")


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        ("0,5", "write 0.5 with a point."),
        ("50 %", "write 0.5."),
        ("33.33333 %", "write 1/3."),
        ("33,3 %", "write 0.333."),
        ("\u2153", "write 1/3."),
        ("\u22121/3", "write -1/3."),
        ("1 / 3", "write 1/3."),
        (".5", "write 0.5."),
        ("+1", "write 1."),
        (50, "'50' is more than 1: a weight is a share of the points, and 50 % of it is 0.5."),
        (Decimal("1.5"), "'1.5' is more than 1: a weight is a share of the points."),
        (-2, "'-2' is less than -1"),
        ("2", "'2' is more than 1"),
        ("most", "is no weight: write a decimal or a fraction"),
        ("1/0", "is no weight"),
    ],
)
def test_what_is_wrong_with_a_weight_is_told(weight: Any, said: str) -> None:
    assert said in message(choice(weight))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"points": -1}, "'-1' is less than 0: a question cannot be worth less than nothing."),
        ({"points": "\u22121"}, "and -1 is less than 0"),
        ({"points": "2 points"}, "write 2."),
        ({"penalty": 33}, "'33' is more than 1: a penalty is a share of the points, and 33 % of it is 0.33."),
        ({"penalty": "10 %"}, "write 0.1."),
        ({"penalty": "150 %"}, "and 1.5 is more than 1"),
        ({"minutes": "-5"}, "a time is never negative."),
        ({"minutes": "5 min"}, "write 5."),
        ({"units": [{"name": "m", "factor": 0}]}, "'0' is not above 0"),
        ({"units": [{"name": "m", "factor": "1/3"}]}, "such as 0.3333."),
    ],
)
def test_a_number_out_of_bounds_is_told_what_the_field_is(fields: Data, said: str) -> None:
    assert said in message(numeric(1, **fields))


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9),
    st.sampled_from((("", "."), ("", ","), (",", "."), (".", ","), (" ", ","), ("\u202f", ","), ("'", "."))),
    st.sampled_from(("-", "\u2212", "\u2013")),
    st.sampled_from(("", " m", "km", " %", " \u20ac")),
)
def test_a_number_is_read_as_it_was_meant_whatever_the_custom(
    number: Decimal, separators: tuple[str, str], minus: str, behind: str
) -> None:
    thousands, point = separators
    custom: dict[str, str | int | None] = {",": thousands, ".": point, "-": minus}
    written = f"{number:,}".translate(str.maketrans(custom)) + behind
    numeral = read_numeral(written)
    if numeral is None:
        assert value_of(written) == number
    else:
        expected = number / 100 if "%" in behind else number
        assert [value_of(numeral.text), numeral.other] == [expected, None]


TEXTS = st.text(st.sampled_from("0123456789.,-+ %/eE\u2212'\u00bdmx_\u202f\u00b1\u0663()^\n"), max_size=12)


@given(TEXTS)
def test_the_spelling_that_a_message_gives_is_sound(text: str) -> None:
    for data in (numeric(text), choice(text)):
        for rule, problem in check_shape("question", data):
            assert rule == "bad-number"
            assert problem.message.endswith(".")
            found = re.search(r": write (-?[0-9][-0-9.e/]*[0-9]|[0-9])(?: or ([0-9.]+))?(?= with|[.,;])", problem.message)
            for spelling in filter(None, found.groups()) if found else ():
                mended = numeric(spelling) if data["type"] == "numeric" else choice(spelling)
                assert check_shape("question", mended) == [], spelling


@given(st.fractions(max_denominator=10_000))
def test_a_value_is_spelt_exactly_or_not_at_all(value: Any) -> None:
    written = spelt(value)
    assert written is None or value_of(written) == value
