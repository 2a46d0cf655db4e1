"""True-false, short answer and numeric."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizkit.formats.moodle_xml.numbers import stored
from quizkit.formats.numbers import in_places, shortest
from quizkit.formats.numbers import written as number
from quizkit.model.question import Feedback, Numeric, NumericAnswer, ShortAnswer, TextAnswer, Tolerance, TrueFalse, Unit

from .importer import Answer, grade_number, grade_text, php_trim
from .one import imported, losses

FEEDBACK = Feedback(correct="Yes.", partially="Nearly.", incorrect="No.")


# -- true-false


@pytest.mark.parametrize(("answer", "fractions"), [(True, [100, 0]), (False, [0, 100])])
def test_true_comes_first_and_the_key_has_100(answer: bool, fractions: list[float]) -> None:
    found = imported(TrueFalse(id="a", stem="S", answer=answer)).answers
    assert [(item.text, item.fraction) for item in found] == list(zip(["true", "false"], fractions, strict=True))


@pytest.mark.parametrize(("answer", "words"), [(True, ["Yes.", "No."]), (False, ["No.", "Yes."])])
def test_feedback_goes_to_the_answer_it_speaks_of(answer: bool, words: list[str]) -> None:
    question = TrueFalse(id="a", stem="S", answer=answer, feedback=FEEDBACK, hints=("H",))
    assert [item.feedback for item in imported(question).answers] == words
    assert imported(question).hints == ["H"]
    assert losses(question) == []


# -- short answer


def short(*answers: TextAnswer, **fields: object) -> ShortAnswer:
    return ShortAnswer(id="a", stem="S", answers=answers, **fields)  # type: ignore[arg-type]


def test_case_counts_only_where_the_author_says_so() -> None:
    assert imported(short(TextAnswer(text="x"))).value("usecase") == "0"
    assert imported(short(TextAnswer(text="x"), case_sensitive=True)).value("usecase") == "1"


@given(
    st.lists(st.sampled_from(["*", "\\", "a", "B", ".", "(", "?", " ", "ü", "水", "<b>", "&amp;", "]]>"]), min_size=1, max_size=8).map(
        "".join
    )
)
def test_an_exact_answer_is_met_by_itself_alone(text: str) -> None:
    assume(text.strip())
    question = imported(short(TextAnswer(text=text), case_sensitive=True))
    assert grade_text(question, text) is question.answers[0]
    assert grade_text(question, text + "x") is None
    if "*" in text:
        assert grade_text(question, text.replace("*", "anything")) is None


def test_a_star_is_any_text_only_in_a_wildcard_answer() -> None:
    exact, wild = short(TextAnswer(text="a*b")), short(TextAnswer(text="a*b"), pattern="wildcard")
    assert imported(exact).answers[0].text == r"a\*b"
    assert imported(wild).answers[0].text == "a*b"
    assert grade_text(imported(exact), "a--b") is None
    assert grade_text(imported(wild), "a--b") is not None


def test_feedback_speaks_of_answers_as_right_as_the_learners() -> None:
    question = short(
        TextAnswer(text="a"),
        TextAnswer(text="b", feedback="So so."),
        TextAnswer(text="c", weight=Fraction(1, 2)),
        TextAnswer(text="d", weight=Fraction(0), feedback="*Why?*"),
        TextAnswer(text="e", weight=Fraction(-1, 2)),
        feedback=FEEDBACK,
    )
    found = imported(question)
    expected = ["Yes.", "<p>So so.</p>\n<p>Yes.</p>", "Nearly.", "<p><em>Why?</em></p>\n<p>No.</p>", "No."]
    assert [answer.feedback for answer in found.answers[:5]] == expected
    assert [answer.fraction for answer in found.answers] == [100, 100, 50, 0, -50, 0]
    other = grade_text(found, "something else")
    assert other is not None
    assert (other.text, other.feedback, other.fraction) == ("*", "No.", 0)
    assert losses(question) == []


def test_feedback_on_wrong_answers_needs_no_second_answer_that_fits_all() -> None:
    question = short(TextAnswer(text="a"), TextAnswer(text="**", weight=Fraction(0)), pattern="wildcard", feedback=FEEDBACK)
    assert [answer.text for answer in imported(question).answers] == ["a", "**"]
    assert losses(question) == [("feedback-dropped", "/feedback/incorrect")]


def test_an_exact_star_does_not_fit_all() -> None:
    question = short(TextAnswer(text="*"), feedback=FEEDBACK)
    assert [answer.text for answer in imported(question).answers] == [r"\*", "*"]


def test_the_best_answer_gets_full_marks_since_the_import_would_stop() -> None:
    question = short(
        TextAnswer(text="a", weight=Fraction(1, 2)),
        TextAnswer(text="b", weight=Fraction(1, 4)),
        TextAnswer(text="c", weight=Fraction(1, 2)),
    )
    assert [answer.fraction for answer in imported(question).answers] == [100, 25, 100]
    assert losses(question) == [("answer-raised", "/answers/0/weight"), ("answer-raised", "/answers/2/weight")]


@pytest.mark.parametrize(
    "answers", [(), (TextAnswer(text=" "),), (TextAnswer(text="a", weight=Fraction(0)),), (TextAnswer(text="a", weight=Fraction(-1)),)]
)
def test_a_question_without_a_right_answer_is_left_out(answers: tuple[TextAnswer, ...]) -> None:
    assert losses(short(*answers)) == [("incomplete", "/answers")]


def test_a_blank_answer_is_left_out_and_told() -> None:
    question = short(TextAnswer(text=""), TextAnswer(text="a"))
    assert [answer.text for answer in imported(question).answers] == ["a"]
    assert losses(question) == [("blank-dropped", "/answers/0")]


def test_answers_are_plain_text_without_escapes() -> None:
    assert imported(short(TextAnswer(text="a < b & *c* ]]> ü"), pattern="wildcard")).answers[0].text == "a < b & *c* ]]> ü"


# -- numeric


def numeric(*answers: NumericAnswer, **fields: object) -> Numeric:
    return Numeric(id="a", stem="S", answers=answers, **fields)  # type: ignore[arg-type]


def only(*answers: NumericAnswer, **fields: object) -> tuple[str, str]:
    """The text and the tolerance of the first answer, as written."""
    element = imported(numeric(*answers, **fields)).xml.find("answer")
    assert element is not None
    return element.findtext("text") or "", element.findtext("tolerance") or ""


@pytest.mark.parametrize(
    ("value", "tolerance", "text"),
    [
        ("7.5", Tolerance(absolute=Decimal("0.010")), "0.01"),
        ("7.5", Tolerance(absolute=Decimal("1e-3")), "0.001"),
        ("2500", Tolerance(relative=Decimal("0.05")), "125"),
        ("-0.3", Tolerance(relative=Decimal("0.1")), "0.03"),
        ("3", Tolerance(relative=Decimal("0.333333333333333333333333333333333")), "1"),
        ("0", Tolerance(relative=Decimal("0.1")), "0"),
        ("0", Tolerance(significant_figures=2), "0"),
        ("5", Tolerance(), "0"),
    ],
)
def test_a_tolerance_becomes_an_exact_distance(value: str, tolerance: Tolerance, text: str) -> None:
    assert only(NumericAnswer(value=Decimal(value), tolerance=tolerance)) == (value, text)
    assert losses(numeric(NumericAnswer(value=Decimal(value), tolerance=tolerance))) == []


@pytest.mark.parametrize(
    ("value", "figures", "text", "tolerance"),
    [
        ("3.14159", 3, "3.14", "0.005"),
        ("3.14", 3, "3.14", "0.005"),
        ("7.5", 3, "7.5", "0.005"),
        ("-1250", 2, "-1300", "50"),
        ("1500", 2, "1500", "50"),
        ("0.004567", 2, "0.0046", "5.0E-5"),
        ("9", 1, "9", "0.5"),
    ],
)
def test_significant_figures_become_half_a_unit_of_the_last(value: str, figures: int, text: str, tolerance: str) -> None:
    answer = NumericAnswer(value=Decimal(value), tolerance=Tolerance(significant_figures=figures))
    assert only(answer) == (text, tolerance)
    assert losses(numeric(answer)) == [("significant-figures", "/answers/0/tolerance/significant_figures")]


def test_an_answer_that_agrees_in_three_figures_is_right() -> None:
    question = imported(numeric(NumericAnswer(value=Decimal("3.14159"), tolerance=Tolerance(significant_figures=3))))
    assert [grade_number(question, value) is not None for value in (3.142, 3.1351, 3.1449, 3.134, 3.146)] == [
        True,
        True,
        True,
        False,
        False,
    ]


@given(st.decimals(-(10**6), 10**6, places=4), st.decimals(0, 100, places=3))
def test_the_range_is_the_models(value: Decimal, distance: Decimal) -> None:
    question = imported(numeric(NumericAnswer(value=value, tolerance=Tolerance(absolute=distance))))
    assert grade_number(question, float(value)) is not None
    assert grade_number(question, float(value + distance)) is not None
    assert grade_number(question, float(value + distance + Decimal("0.001"))) is None


def test_units_are_divided_by_moodle_and_multiplied_by_us() -> None:
    units = (
        Unit(name="MB", factor=Decimal("0.001")),
        Unit(name="GB"),
        Unit(name="TB", factor=Decimal("1e3")),
        Unit(name="dozen", factor=Decimal(12)),
    )
    question = numeric(NumericAnswer(value=Decimal("7.50"), tolerance=Tolerance(absolute=Decimal("0.01"))), units=units)
    found = imported(question)
    written_units = [(unit.findtext("unit_name"), unit.findtext("multiplier")) for unit in found.xml.findall("units/unit")]
    assert written_units == [("GB", "1"), ("MB", "1000"), ("TB", "0.001"), ("dozen", "0.0833333333333333333")]
    assert [grade_number(found, *given) is not None for given in [(7.5, "GB"), (7500, "MB"), (0.0075, "TB"), (0.625, "dozen")]] == [
        True
    ] * 4
    assert grade_number(found, 7500, "GB") is None
    assert [found.value(name) for name in ("unitgradingtype", "unitpenalty", "showunits", "unitsleft")] == ["0"] * 4


def test_moodle_does_not_check_the_unit_of_the_right_number_and_that_is_told() -> None:
    question = numeric(NumericAnswer(value=Decimal(7)), units=(Unit(name="g"), Unit(name="kg", factor=Decimal(1000))))
    assert grade_number(imported(question), 7, "kg") is not None
    assert losses(question) == [("unit-lenient", "/units")]


def test_a_question_without_units_says_nothing_of_them() -> None:
    found = imported(numeric(NumericAnswer(value=Decimal(7))))
    assert found.value("showunits") is None
    assert found.xml.find("units") is None


@pytest.mark.parametrize(
    ("unit", "kept", "code"),
    [
        (Unit(name="x" * 51, factor=Decimal(2)), None, "unit-dropped"),
        (Unit(name=" ", factor=Decimal(2)), None, "unit-dropped"),
        (Unit(name="0", factor=Decimal(2)), None, "unit-dropped"),
        (Unit(name="a<b", factor=Decimal(2)), None, "unit-dropped"),
        (Unit(name="R&D", factor=Decimal(2)), None, "unit-dropped"),
        (Unit(name="g", factor=Decimal(2)), None, "unit-dropped"),
        (Unit(name="mg", factor=Decimal(0)), None, "unit-dropped"),
        (Unit(name="mg", factor=Decimal("1e25")), None, "unit-dropped"),
        (Unit(name="mg", factor=Decimal("1e-25")), None, "unit-dropped"),
        (Unit(name="sq m", factor=Decimal(2)), "sqm", "unit-changed"),
    ],
)
def test_a_unit_that_moodle_cannot_hold_is_told(unit: Unit, kept: str | None, code: str) -> None:
    question = numeric(NumericAnswer(value=Decimal(7)), units=(Unit(name="g"), unit))
    names = [name.text for name in imported(question).xml.findall("units/unit/unit_name")]
    assert names == ["g", *([kept] if kept else [])]
    place = "/units/1/name" if kept else "/units/1"
    assert losses(question) == [(code, place), ("unit-lenient", "/units")]


def test_without_a_unit_of_factor_1_the_right_answer_is_shown_wrongly_and_that_is_told() -> None:
    question = numeric(NumericAnswer(value=Decimal(7)), units=(Unit(name="kg", factor=Decimal(1000)),))
    assert losses(question) == [("unit-lenient", "/units"), ("unit-default", "/units")]


def test_feedback_on_wrong_numbers_is_a_last_answer_that_fits_all() -> None:
    question = numeric(
        NumericAnswer(value=Decimal(7)), NumericAnswer(value=Decimal(8), weight=Fraction(1, 3), feedback="One less."), feedback=FEEDBACK
    )
    found = imported(question)
    assert [(answer.text, answer.fraction, answer.feedback) for answer in found.answers] == [
        ("7", 100, "Yes."),
        ("8", 33.33333, "<p>One less.</p>\n<p>Nearly.</p>"),
        ("*", 0, "No."),
    ]
    assert grade_number(found, 9) == Answer("*", 0, "No.")


def test_a_numeric_question_without_an_answer_is_left_out() -> None:
    assert losses(numeric()) == [("incomplete", "/answers")]


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_written_number_is_the_number(value: Decimal) -> None:
    assert Decimal(number(value)) == value
    assert Decimal(shortest(value)) == value
    assert "+" not in number(value) or "E" in number(value)


@given(st.decimals(-(10**6), 10**6))
def test_rounding_to_places_leaves_shorter_numbers_alone(value: Decimal) -> None:
    rounded = in_places(value, 7)
    assert abs(rounded - value) <= Decimal("5e-8")
    if value == round(value, 7):
        assert rounded == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        # What `php -r` prints of these floats, PHP 8.2 with its default precision of 14.
        ("7.50", "7.5"),
        ("0", "0"),
        ("0.00", "0"),
        ("-2.5e3", "-2500"),
        ("12345678901234.5", "12345678901234"),
        ("1e14", "1.0E+14"),
        ("1e20", "1.0E+20"),
        ("6.02e23", "6.02E+23"),
        ("0.0001", "0.0001"),
        ("0.00001", "1.0E-5"),
        ("0.000123456789012345678", "0.00012345678901235"),
        ("3.14159265358979", "3.1415926535898"),
    ],
)
def test_a_number_is_written_as_moodle_keeps_it(value: str, text: str) -> None:
    assert stored(Decimal(value)) == text


def test_figures_that_moodle_does_not_keep_are_told() -> None:
    answer = NumericAnswer(value=Decimal("3.14159265358979"))
    assert only(answer)[0] == "3.1415926535898"
    assert losses(numeric(answer)) == [("number-rounded", "/answers/0/value")]


def test_trimming_is_phps() -> None:
    assert php_trim(" \u00a0x\n") == "\u00a0x"
