"""JSON for apps: an app that knows nothing of banks can show and grade every question."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from quizkit.formats.base import WriteOptions, Written
from quizkit.formats.json.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.question import (
    Categorize,
    CategorizeItem,
    Category,
    Cloze,
    DragWords,
    DropdownGap,
    Gap,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    Option,
    Question,
    ShortAnswer,
    TextAnswer,
    TextGap,
    Tolerance,
    TrueFalse,
)
from quizkit.resources import schema_file
from quizkit.testing.strategies import banks

from .golden_files import assert_golden
from .reference import BANK, FILES, MEDIA, export
from .reference_pages import STIMULI

FLAT = WriteOptions(read_media=FILES.__getitem__, profile="flat")


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema_file("flat"))


def flat(*questions: Question) -> list[dict[str, Any]]:
    """The questions of a file, which follows the schema."""
    bank = Bank(manifest=Manifest(title="Bank", categories={"x": "X"}), media=MEDIA, stimuli=STIMULI, questions=questions)
    data = json.loads(export(WRITER, bank, FLAT)[0])
    validator().validate(data)
    found: list[dict[str, Any]] = data["questions"]
    return found


def only(question: Question) -> dict[str, Any]:
    (found,) = flat(question)
    return found


# -- a grader as an app would write it, from the descriptions of the schema


def capped(question: dict[str, Any], shares: list[Fraction]) -> Fraction:
    score = min(max(sum(shares, Fraction(0)), Fraction(0)), Fraction(1))
    return Fraction(score == 1) if question["all_or_nothing"] else score


def grade_options(question: dict[str, Any], chosen: set[str]) -> Fraction:
    return capped(question, [Fraction(option["share"]) for option in question["options"] if option["id"] in chosen])


def grade_typed(answers: list[dict[str, Any]], response: str) -> Fraction:
    for answer in answers:
        if "low" in answer:
            fits = Decimal(answer["low"]) <= Decimal(response) <= Decimal(answer["high"])
        else:
            fits = answer["text"].casefold() == response.casefold()
        if fits:
            return Fraction(answer["share"])
    return Fraction(0)


def test_the_reference_bank_is_written_as_expected(accept: bool) -> None:
    content, losses = export(WRITER, BANK, FLAT)
    validator().validate(json.loads(content))
    assert_golden("reference.flat.json", content, accept)
    assert losses == []


@pytest.mark.parametrize(
    ("scoring", "chosen", "score"),
    [
        ("partial-with-penalty", "abc", "1"),
        ("partial-with-penalty", "ab", "2/3"),
        ("partial-with-penalty", "abd", "1/6"),
        ("partial-with-penalty", "de", "0"),
        ("partial-with-penalty", "abcde", "0"),
        ("partial", "abcde", "1"),
        ("partial", "ad", "1/3"),
        ("all-or-nothing", "ab", "0"),
        ("all-or-nothing", "abc", "1"),
        ("all-or-nothing", "abcd", "0"),
    ],
)
def test_an_app_scores_several_keys_as_the_content_model_does(scoring: Any, chosen: str, score: str) -> None:
    """Three keys of 1/3 each; two distractors that take 1/2 each, unless the scoring is partial."""
    options = tuple(Option(id=letter, text=letter, correct=letter in "abc") for letter in "abcde")
    question = only(MultipleResponse(id="q", stem="S", options=options, scoring=scoring))
    assert grade_options(question, set(chosen)) == Fraction(score)


def test_weights_count_where_there_are_any() -> None:
    options = (Option(id="a", text="a", correct=True), Option(id="b", text="b", weight=Fraction(1, 3)), Option(id="c", text="c"))
    question = only(MultipleChoice(id="q", stem="S", options=options))
    assert [grade_options(question, {letter}) for letter in "abc"] == [1, Fraction(1, 3), 0]


def test_numbers_are_ranges() -> None:
    answers = (
        NumericAnswer(id="a", value=Decimal("7.50"), tolerance=Tolerance(absolute=Decimal("0.01"))),
        NumericAnswer(id="b", value=Decimal(-20), tolerance=Tolerance(relative=Decimal("0.1")), weight=Fraction(1, 2)),
        NumericAnswer(id="c", value=Decimal("3.14159"), tolerance=Tolerance(significant_figures=3)),
    )
    question = only(Numeric(id="q", stem="S", answers=answers))
    assert [(one["value"], Decimal(one["low"]), Decimal(one["high"])) for one in question["answers"]] == [
        ("7.50", Decimal("7.49"), Decimal("7.51")),
        ("-20", Decimal(-22), Decimal(-18)),
        ("3.14159", Decimal("3.135"), Decimal("3.145")),
    ]
    assert [grade_typed(question["answers"], text) for text in ("7.5", "-18.5", "3.14", "8")] == [1, Fraction(1, 2), 1, 0]


def test_gaps_share_the_points_by_their_weights() -> None:
    gaps: dict[str, Gap] = {
        "a": TextGap(answers=(TextAnswer(text="Sugar"), TextAnswer(text="Starch", weight=Fraction(1, 2)))),
        "b": DropdownGap(options=(Option(id="x", text="yes", correct=True), Option(id="y", text="no")), weight=Fraction(1, 2)),
    }
    question = only(Cloze(id="q", stem="*{{a}}* is {{b}} in `{{a}}`.", gaps=gaps))
    assert question["stem"]["html"] == ('<p><em><span data-gap="a"></span></em> is <span data-gap="b"></span> in <code>{{a}}</code>.</p>')
    first, second = question["gaps"]["a"], question["gaps"]["b"]
    assert (first["share"], second["share"]) == ("2/3", "1/3")
    assert [grade_typed(first["answers"], text) for text in ("sugar", "starch", "salt")] == [Fraction(2, 3), Fraction(1, 3), 0]
    assert [option["share"] for option in second["options"]] == ["1/3", "0"]


def test_words_and_items_count_alike() -> None:
    words = only(DragWords(id="q", stem="{{a}} {{b}}", gaps={"a": "one", "b": "two"}))
    assert words["gaps"] == {"a": {"word": "one", "share": "1/2"}, "b": {"word": "two", "share": "1/2"}}
    items = tuple(CategorizeItem(text=text, category=category) for text, category in (("x", "c"), ("y", None), ("z", "c")))
    sorted_question = only(Categorize(id="q", stem="S", categories=(Category(id="c", title="C"),), items=items))
    assert [(item["text"], item["category"], item["share"]) for item in sorted_question["items"]] == [
        ("x", "c", "1/3"),
        ("y", None, "1/3"),
        ("z", "c", "1/3"),
    ]


def test_images_are_inside_and_stimuli_whole() -> None:
    question = only(TrueFalse(id="q", stem="![](media:plant-cell)", answer=True, stimulus="two-cells", category="x"))
    assert question["stem"]["html"].startswith('<p><img src="data:image/png;base64,iVBOR')
    assert "width in µm" in question["stimulus"]["html"]
    assert "data:image/svg+xml;base64," in question["stimulus"]["html"]
    assert question["category"] == ["Bank", "X"]


def test_parts_without_ids_get_ones_that_do_not_depend_on_their_place() -> None:
    options = (Option(text="a", correct=True), Option(text="b"), Option(id="mine", text="c"))
    ids = {option["text"]: option["id"] for option in only(MultipleChoice(id="q", stem="S", options=options))["options"]}
    again = {option["text"]: option["id"] for option in only(MultipleChoice(id="q", stem="S", options=options[::-1]))["options"]}
    assert ids == again
    assert ids["c"] == "mine"
    assert len(set(ids.values())) == 3


def test_questions_that_are_kept_for_exams_are_left_out_and_told() -> None:
    secret = TrueFalse(id="secret", stem="S", answer=True, use="exam")
    bank = Bank(manifest=Manifest(title="Bank"), questions=(secret,))
    content, losses = export(WRITER, bank, FLAT)
    assert b"secret" not in content
    assert [(loss.code, loss.level, loss.entity) for loss in losses] == [("exam-withheld", "unsupported", "question:secret")]


def test_short_answers_say_how_they_are_compared() -> None:
    question = only(ShortAnswer(id="q", stem="S", answers=(TextAnswer(text="a*"),), pattern="wildcard", case_sensitive=True))
    assert (question["wildcards"], question["case_sensitive"]) == (True, True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(banks(most=2))
def test_any_bank_follows_the_schema_and_its_options_score_as_they_should(bank: Bank) -> None:
    written: list[Written] = []
    options = WriteOptions(read_media=lambda name: b"x", profile="flat", on_written=written.append)
    data = json.loads(export(WRITER, bank, options)[0])
    validator().validate(data)
    assert [question["id"] for question in data["questions"]] == [question.id for question in bank.questions if question.use != "exam"]
    assert [one.native for one in written] == [question["id"] for question in data["questions"]]
    for question in data["questions"]:
        assert not re.search(r'src="media:', json.dumps(question))
