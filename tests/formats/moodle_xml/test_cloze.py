"""Cloze: what Moodle reads in the text of the question."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.question import (
    Cloze,
    DropdownGap,
    Feedback,
    Gap,
    NumericAnswer,
    NumericGap,
    Option,
    TextAnswer,
    TextGap,
    Tolerance,
)

from ..reference import MEDIA
from .embedded import Alternative, Part, read_parts
from .one import imported, losses, written


def word(text: str, **fields: object) -> TextGap:
    return TextGap(answers=(TextAnswer(text=text),), **fields)  # type: ignore[arg-type]


def cloze(stem: str, **gaps: Gap) -> Cloze:
    return Cloze(id="a", stem=stem, gaps=gaps)


def parts(question: Cloze) -> list[Part]:
    return read_parts(imported(question).text)[1]


def test_a_gap_to_type_into() -> None:
    gap = TextGap(
        answers=(
            TextAnswer(text="Sugar", feedback="*Yes*."),
            TextAnswer(text="Starch", weight=Fraction(1, 3)),
            TextAnswer(text="Salt", weight=Fraction(0), feedback="No."),
        )
    )
    text, (part,) = read_parts(imported(cloze("It makes {{what}}.", what=gap)).text)
    assert text == "<p>It makes {#1}.</p>"
    assert part == Part(
        1,
        "SHORTANSWER",
        [
            Alternative(1.0, "Sugar", "<em>Yes</em>."),
            Alternative(0.333333333, "Starch", ""),
            Alternative(0.0, "Salt", "No."),
        ],
    )


def test_capitals_matter_where_the_gap_says_so() -> None:
    assert parts(cloze("{{a}}", a=word("ATP", case_sensitive=True)))[0].kind == "SHORTANSWER_C"


def test_a_star_is_a_star_and_no_wildcard() -> None:
    assert parts(cloze("{{a}}", a=word("2*3")))[0].answers[0].text == r"2\*3"


@pytest.mark.parametrize("shuffle", [True, False])
def test_a_gap_to_choose_from(shuffle: bool) -> None:
    options = (Option(text="in", correct=True, feedback="Yes."), Option(text="out"), Option(text="half", weight=Fraction("0.45")))
    (part,) = parts(cloze("{{a}}", a=DropdownGap(options=options, shuffle=shuffle)))
    assert part.kind == ("MULTICHOICE_S" if shuffle else "MULTICHOICE")
    assert part.answers == [Alternative(1.0, "in", "Yes."), Alternative(0.0, "out", ""), Alternative(0.45, "half", "")]


def test_a_gap_to_type_a_number_into() -> None:
    answers = (
        NumericAnswer(value=Decimal("-7.50"), tolerance=Tolerance(absolute=Decimal("0.01"))),
        NumericAnswer(value=Decimal("6.02e23"), tolerance=Tolerance(relative=Decimal("0.1")), weight=Fraction(1, 2), feedback="Nearly."),
        NumericAnswer(value=Decimal(3), weight=Fraction(1, 4)),
    )
    (part,) = parts(cloze("{{a}}", a=NumericGap(answers=answers)))
    assert part.kind == "NUMERICAL"
    assert part.answers == [
        Alternative(1.0, "-7.5", "", 0.01),
        Alternative(0.5, "6.02E+23", "Nearly.", 6.02e22),
        Alternative(0.25, "3", "", 0.0),
    ]


def test_feedback_of_a_gap_is_read_after_any_answer_to_it() -> None:
    typed = TextGap(answers=(TextAnswer(text="x", feedback="Own."),), feedback="Gap.")
    (part,) = parts(cloze("{{a}}", a=typed))
    assert [(answer.text, answer.feedback) for answer in part.answers] == [("x", "Own.<br/>Gap."), ("*", "Gap.")]
    chosen = DropdownGap(options=(Option(text="x", correct=True), Option(text="y", feedback="Own.")), feedback="Gap.")
    (part,) = parts(cloze("{{a}}", a=chosen))
    assert [(answer.text, answer.feedback) for answer in part.answers] == [("x", "Gap."), ("y", "Own.<br/>Gap.")]


TRICKY = st.text(st.sampled_from("ab1 ~}{#=%\\*&<>;\"':é水🙂"), max_size=12)


def test_feedback_of_a_gap_for_numbers_is_read_after_any_number() -> None:
    gap = NumericGap(answers=(NumericAnswer(value=Decimal(3)),), feedback="Gap.")
    (part,) = parts(cloze("{{a}}", a=gap))
    assert part.answers == [Alternative(1.0, "3", "Gap.", 0.0), Alternative(0.0, "0", "Gap.", 1e30)]


@given(TRICKY, TRICKY)
def test_any_answer_arrives_as_it_was_written(text: str, feedback: str) -> None:
    from quizkit.text import parse, to_xhtml

    answer = TextAnswer(text=f"x{text}y", feedback=f"f{feedback}")
    gaps: dict[str, Gap] = {"a": TextGap(answers=(answer,), feedback="G"), "b": word(f"%{text}%"), "c": word(f"={text}=")}
    _, found = read_parts(imported(cloze("{{a}} {{b}} {{c}}", **gaps)).text)
    assert [part.answers[0].text for part in found] == [each.replace("*", r"\*") for each in (f"x{text}y", f"%{text}%", f"={text}=")]
    assert found[0].answers[0].feedback == f"{to_xhtml(parse(f'f{feedback}', 'inline'))}<br/>G"


@pytest.mark.parametrize("option", ["R&D", "a &amp; b", "1 < 2", "a<b>c", "~}#=", "%50%", 'q"q'])
def test_an_option_is_html_that_shows_what_was_written(option: str) -> None:
    from quizkit.text import parse, to_plain
    from quizkit.text.xhtml import escape

    (part,) = parts(cloze("{{a}}", a=DropdownGap(options=(Option(text=option, correct=True), Option(text="other")))))
    assert part.answers[0].text == escape(to_plain(parse(option, "inline")).text)


@pytest.mark.parametrize(
    ("points", "weights", "marks", "lost"),
    [
        ("2", ["1", "1"], [1, 1], False),
        ("1", ["1", "1"], [1, 1], True),
        ("6", ["1", "1/2"], [4, 2], False),
        ("1", ["1", "1/2"], [2, 1], True),
        ("3", ["1", "1/2"], [2, 1], False),
        ("1.5", ["1", "1", "1"], [1, 1, 1], True),
        ("1", ["1"], [1], False),
        ("1", ["1", "0"], [1, 0], False),
        ("0", ["1", "1"], [1, 1], True),
    ],
)
def test_marks_are_whole_and_in_the_ratio_of_the_weights(points: str, weights: list[str], marks: list[int], lost: bool) -> None:
    gaps: dict[str, Gap] = {f"g{number}": word("x", weight=Fraction(weight)) for number, weight in enumerate(weights)}
    question = Cloze(id="a", stem=" ".join(f"{{{{{name}}}}}" for name in gaps), gaps=gaps, points=Decimal(points))
    assert [part.mark for part in parts(question)] == marks
    assert losses(question) == ([("points-of-parts", "/points")] if lost else [])


def test_what_looks_like_a_part_in_the_text_is_none() -> None:
    question = cloze("{1:SA:=x} {#1} `{2:MC:=y~z}` $\\frac{1}{2}$ {{a}}", a=word("x"))
    text, found = read_parts(imported(question).text)
    assert len(found) == 1
    assert text == "<p>&#123;1:SA:=x} &#123;#1} <code>&#123;2:MC:=y~z}</code> \\(\\frac{1}{2}\\) {#1}</p>"


def test_a_marker_behind_a_backslash_is_no_gap() -> None:
    text, _ = read_parts(imported(cloze("\\{{a}} {{a}}", a=word("x"))).text)
    assert text == "<p>{{a}} {#1}</p>"


def test_gaps_stand_in_emphasis_lists_and_tables() -> None:
    stem = "*{{a_b}}* {{c-d}}\n\n- {{e}}\n\n| x |\n|---|\n| {{f}} |"
    gaps: dict[str, Gap] = {name: word(name) for name in ("a_b", "c-d", "e", "f")}
    text, found = read_parts(imported(cloze(stem, **gaps)).text)
    assert [part.answers[0].text for part in found] == ["a_b", "c-d", "e", "f"]
    assert "<em>{#1}</em> {#2}" in text
    assert "<td>{#4}</td>" in text


@pytest.mark.parametrize(
    "question",
    [
        cloze("No marker.", a=word("x")),
        cloze("{{a}} {{b}}", a=word("x")),
        cloze("{{a}}", a=TextGap(answers=(TextAnswer(text="x", weight=Fraction(1, 2)),))),
        cloze("{{a}}", a=TextGap(answers=(TextAnswer(text=" "),))),
        cloze("{{a}}", a=DropdownGap(options=(Option(text="x", correct=True),))),
        cloze("{{a}}", a=word("x", weight=Fraction(0))),
        cloze("{{a}} {{b}}", a=word("x"), b=word("y", weight=Fraction(-1, 2))),
        cloze("Nothing."),
    ],
)
def test_a_question_at_which_an_import_would_stop_is_left_out(question: Cloze) -> None:
    assert b"<question" not in written(question)
    assert losses(question)[0][0] == "incomplete"


def test_an_image_of_a_stem_comes_along_and_one_in_a_part_does_not() -> None:
    gap = TextGap(answers=(TextAnswer(text="x", feedback="See ![a cell](media:plant-cell)."),))
    question = cloze("![](media:plant-cell) {{a}}", a=gap)
    found = imported(question, media=MEDIA)
    assert found.xml.find("questiontext/file") is not None
    assert read_parts(found.text)[1][0].answers[0].feedback == "See a cell."
    assert losses(question, media=MEDIA) == [("image-dropped", "/gaps/a/answers/0/feedback")]


def test_what_moodle_has_no_place_for_is_told() -> None:
    question = Cloze(
        id="a", stem="{{a}}", gaps={"a": word("x")}, scoring="all-or-nothing", feedback=Feedback(correct="C", partially="P", incorrect="I")
    )
    assert losses(question) == [
        ("all-or-nothing", "/scoring"),
        ("feedback-dropped", "/feedback/correct"),
        ("feedback-dropped", "/feedback/partially"),
        ("feedback-dropped", "/feedback/incorrect"),
    ]
    pinned = DropdownGap(options=(Option(text="*x*", correct=True, pin="last"), Option(text="y")))
    assert losses(cloze("{{a}}", a=pinned)) == [("markup-dropped", "/gaps/a/options/0/text"), ("pin-dropped", "/gaps/a/options/0/pin")]


def test_the_name_has_blanks_for_gaps() -> None:
    assert imported(cloze("A {{a}} is made.", a=word("x"))).name == "A ____ is made."
    assert imported(cloze("{{a}}", a=word("x"))).name == "a"
