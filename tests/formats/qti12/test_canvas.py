"""What Canvas needs, from its importers' sources: Classic Quizzes (qti_exporter and QTIMigrationTool) and New Quizzes (instructure/qti)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from fractions import Fraction

import pytest

from quizkit.model.bank import Bank, Manifest
from quizkit.model.question import (
    Cloze,
    DragWords,
    DropdownGap,
    Essay,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    NumericGap,
    Option,
    Ordering,
    OrderItem,
    Pair,
    Question,
    ShortAnswer,
    TextAnswer,
    TextGap,
    Tolerance,
    TrueFalse,
)
from quizkit.model.quiz import Quiz, Section

from .evaluator import score
from .packages import archive, fields, files_of, item_of, items, losses_of, reference, without_namespaces

_TWO = (Option(id="a", text="yes", correct=True), Option(id="b", text="no"))
_QUESTIONS = [MultipleChoice(id=f"q{number}", stem="Which?", options=_TWO, tags=("t",), points=Decimal(2)) for number in range(5)]


def _meta(files: dict[str, bytes], quiz: str) -> dict[str, str]:
    return {element.tag: element.text or "" for element in without_namespaces(files[f"{quiz}/assessment_meta.xml"])}


def _quiz(**more: object) -> dict[str, bytes]:
    sections = (
        Section(id="listed", title="Part one", questions=("q2", "q0")),
        Section(id="drawn", draw=2, tags=("t",), intro="Read *this*."),
    )
    quiz = Quiz(id="final", title="The end", sections=sections, **more)  # type: ignore[arg-type]
    return files_of(archive(Bank(manifest=Manifest(title="B"), questions=_QUESTIONS, quizzes=[quiz]), "canvas")[0])


def test_each_category_is_one_bank_with_its_title() -> None:
    """Classic reads `bank_title` as the name of the question bank, New Quizzes as that of the item bank."""
    found = {
        without_namespaces(content).findtext("objectbank/qtimetadata/qtimetadatafield/fieldentry")
        for name, content in reference("canvas").items()
        if name.startswith("banks/")
    }
    assert found == {"Cells / Zellen", "Cells / Zellen / Organelles", "Cells / Zellen / Organelles / Nucleus & co."}


def test_the_manifest_names_every_file_and_quizzes_depend_on_their_settings() -> None:
    files = reference("canvas")
    manifest = without_namespaces(files["imsmanifest.xml"])
    assert {file.get("href") for file in manifest.iter("file")} == set(files) - {"imsmanifest.xml"}
    resources = {resource.get("identifier"): resource for resource in manifest.iter("resource")}
    quiz = resources["cells"]
    assert quiz.get("type") == "imsqti_xmlv1p2"
    dependency = quiz.find("dependency")
    assert dependency is not None
    settings = resources[dependency.get("identifierref")].find("file")
    assert settings is not None
    assert settings.get("href") == "cells/assessment_meta.xml"


def test_the_identifiers_of_a_quiz_agree_in_all_files() -> None:
    """Where they do not, Canvas passes over title and settings without a word (text2qti #18)."""
    files = _quiz()
    assessment = without_namespaces(files["final/final.xml"]).find("assessment")
    assert assessment is not None
    assert assessment.get("ident") == "final" == without_namespaces(files["final/assessment_meta.xml"]).get("identifier")


def test_a_draw_is_a_group_with_the_questions_to_draw_from() -> None:
    section = next(found for found in without_namespaces(_quiz()["final/final.xml"]).iter("section") if found.get("ident") == "final_drawn")
    assert section.findtext("selection_ordering/selection/selection_number") == "2"
    assert section.findtext("selection_ordering/selection/selection_extension/points_per_item") == "2"
    assert [fields(item)["assessment_question_identifierref"] for item in section.iter("item")] == ["q1", "q3", "q4"]


def test_listed_questions_come_in_their_order_with_text_between_them() -> None:
    root = without_namespaces(_quiz()["final/final.xml"]).find("assessment/section")
    assert root is not None
    found = [item.get("ident") for item in root.findall("item")]
    assert found == ["final_listed_text", "final_listed_q2", "final_listed_q0", "final_drawn_text"]
    assert fields(root.findall("item")[0])["question_type"] == "text_only_question"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            {},
            {
                "allowed_attempts": "-1",
                "hide_results": "",
                "quiz_type": "practice_quiz",
                "points_possible": "8",
                "shuffle_questions": "false",
            },
        ),
        ({"attempts": 2, "use": "exam"}, {"allowed_attempts": "2", "quiz_type": "assignment"}),
        ({"time_limit": Decimal("22.5")}, {"time_limit": "23"}),
        ({"feedback_mode": "none"}, {"hide_results": "always", "show_correct_answers": "false"}),
        ({"feedback_mode": "deferred"}, {"hide_results": "until_after_last_attempt"}),
    ],
)
def test_settings(more: dict[str, object], expected: dict[str, str]) -> None:
    assert _meta(_quiz(**more), "final").items() >= expected.items()


def test_idents_hold_nothing_that_the_converter_changes() -> None:
    """It turns a full stop into `_` in options but not in rules, a colon into `-`, and puts `RESPONSE_` before a digit."""
    for item in items(reference("canvas")):
        for element in item.iter():
            ident = element.get("ident", element.get("respident", "a"))
            assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", ident), ident


def test_a_list_in_a_gap_has_idents_of_its_own() -> None:
    """Classic knows an option by its ident alone: two gaps with one ident would share their keys."""
    for item in items(reference("canvas")):
        if fields(item).get("question_type") == "multiple_dropdowns_question":
            idents = [label.get("ident") for label in item.iter("response_label")]
            assert len(idents) == len(set(idents))


def test_answers_of_matching_hold_no_digits_in_common() -> None:
    """Classic takes the first digits of an ident for the number of the answer."""
    pairs = tuple(Pair(id=f"pair-{number}", left=f"l{number}", right=f"r{number}") for number in range(1, 30))
    item = item_of(Matching(id="m", stem="Match.", pairs=pairs), profile="canvas")
    numbers = [re.findall(r"\d+", label.get("ident", "")) for label in next(item.iter("response_lid")).iter("response_label")]
    assert len({tuple(found) for found in numbers}) == len(numbers)


def test_an_ident_tells_nothing_of_the_feedback() -> None:
    """Classic takes feedback whose name has `wrong` or `correct` in it for that on the whole answer."""
    options = (Option(id="wrong-way", text="a", feedback="x"), Option(id="correct", text="b", correct=True, feedback="y"))
    item = item_of(MultipleChoice(id="q", stem="Which?", options=options), profile="canvas")
    names = [feedback.get("ident", "") for feedback in item.iter("itemfeedback")]
    assert not any(re.search("wrong|correct|general", name) for name in names)


def _conditions(*answers: NumericAnswer) -> str:
    item = item_of(Numeric(id="n", stem="How many?", answers=answers), profile="canvas")
    condition = next(rule.find("conditionvar") for rule in item.iter("respcondition") if rule.find("setvar") is not None)
    assert condition is not None
    return " ".join(f"{element.tag}={(element.text or '').strip()}".strip("=") for element in condition.iter())


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (NumericAnswer(value=Decimal("3.14")), "conditionvar or varequal=3.14 and vargte=3.14 varlte=3.14"),
        (
            NumericAnswer(value=Decimal("3.14"), tolerance=Tolerance(absolute=Decimal("0.01"))),
            "conditionvar or varequal=3.14 and vargte=3.13 varlte=3.15",
        ),
        # Canvas sees significant figures where the lower bound is `vargt` and both bounds end in 5.
        (
            NumericAnswer(value=Decimal("9.81"), tolerance=Tolerance(significant_figures=3)),
            "conditionvar or varequal=9.81 and vargt=9.805 varlte=9.815",
        ),
        # Around a power of ten the two sides differ: only a range says so.
        (
            NumericAnswer(value=Decimal("10.0"), tolerance=Tolerance(significant_figures=3)),
            "conditionvar and vargte=9.995 varlte=10.05",
        ),
        # New Quizzes counts the minus sign among the figures.
        (
            NumericAnswer(value=Decimal("-9.81"), tolerance=Tolerance(significant_figures=3)),
            "conditionvar or varequal=-9.81 and vargte=-9.815 varlte=-9.805",
        ),
    ],
)
def test_numbers(answer: NumericAnswer, expected: str) -> None:
    assert _conditions(answer) == expected


def test_every_type_scores_its_key_by_canvas_rules() -> None:
    """Scores are parts of 100; a short answer has several values in one condition, of which one is enough."""
    gaps = {"x": DropdownGap(options=_TWO), "y": DropdownGap(options=_TWO)}
    keyed: list[tuple[Question, dict[str, list[str]]]] = [
        (MultipleChoice(id="q", stem="Which?", options=_TWO), {"response1": ["a"]}),
        (MultipleResponse(id="q", stem="Which?", options=(*_TWO, Option(id="c", text="c", correct=True))), {"response1": ["a", "c"]}),
        (TrueFalse(id="q", stem="It is.", answer=False), {"response1": ["false"]}),
        (ShortAnswer(id="q", stem="What?", answers=(TextAnswer(text="Paris"),)), {"response1": ["Paris"]}),
        (
            Matching(id="q", stem="Match.", pairs=tuple(Pair(id=name, left=name, right=f"r{name}") for name in "abc")),
            {f"response_{name}": [f"r_{name}"] for name in "abc"},
        ),
        (Ordering(id="q", stem="Sort.", items=tuple(OrderItem(id=name, text=name) for name in "ab")), {"response1": ["a", "b"]}),
        (Cloze(id="q", stem="{{x}} {{y}}", gaps=gaps), {"response_x": ["x_a"], "response_y": ["y_a"]}),
        (DragWords(id="q", stem="{{x}} {{y}}", gaps={"x": "1", "y": "2"}), {"response_x": ["x_w_x"], "response_y": ["y_w_y"]}),
    ]
    for question, answers in keyed:
        assert score(item_of(question, profile="canvas"), answers) == 100, question.type


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ({"x": TextGap(answers=(TextAnswer(text="a"),))}, "fill_in_multiple_blanks_question"),
        ({"x": DropdownGap(options=_TWO)}, "multiple_dropdowns_question"),
        ({"x": TextGap(answers=(TextAnswer(text="a"),)), "y": DropdownGap(options=_TWO)}, None),
        ({"x": NumericGap(answers=(NumericAnswer(value=Decimal(1)),))}, None),
    ],
)
def test_gaps_of_one_kind_alone(gaps: dict[str, TextGap | DropdownGap | NumericGap], expected: str | None) -> None:
    question = Cloze(id="q", stem=" ".join(f"{{{{{name}}}}}" for name in gaps), gaps=gaps)
    if expected is None:
        assert losses_of(question, profile="canvas") == [("gaps-unsupported", "/gaps")]
    else:
        assert fields(item_of(question, profile="canvas"))["question_type"] == expected


def test_brackets_in_the_text_are_no_gap() -> None:
    question = Cloze(id="q", stem="[x] is no {{x}}.", gaps={"x": TextGap(answers=(TextAnswer(text="a"),))})
    item = item_of(question, profile="canvas")
    assert next(item.iter("mattext")).text == "<p>[x] is no [x_].</p>"
    assert next(item.iter("response_lid")).get("ident") == "response_x_"


@pytest.mark.parametrize("stem", ["[x] {{x}} {{x_}}", r"\[x\] {{x}} {{x_}}", "[x] [x__] {{x_}} {{x}}"])
def test_gaps_whose_names_are_changed_stay_apart(stem: str) -> None:
    """`x` makes way for the words in brackets, and `x_` has its name already."""
    gaps = {"x": TextGap(answers=(TextAnswer(text="m"),)), "x_": TextGap(answers=(TextAnswer(text="n"),))}
    item = item_of(Cloze(id="q", stem=stem, gaps=gaps), profile="canvas")
    idents = [found.get("ident", "").removeprefix("response_") for found in item.iter("response_lid")]
    assert len(set(idents)) == 2
    text = next(item.iter("mattext")).text or ""
    assert [text.count(f"[{ident}]") for ident in idents] == [1, 1]
    assert {found.text for response in item.iter("response_lid") for found in response.iter("mattext")} >= {"m", "n"}


def test_files_alone_are_an_upload() -> None:
    assert (
        fields(item_of(Essay(id="q", stem="Hand in.", format="none", attachments=1), profile="canvas"))["question_type"]
        == "file_upload_question"
    )


def test_partial_credit_is_canvas_own_and_told_where_it_differs() -> None:
    def told(keys: int, others: int, scoring: str) -> bool:
        options = tuple(Option(text=f"o{index}", correct=index < keys) for index in range(keys + others))
        question = MultipleResponse(id="q", stem="Which?", options=options, scoring=scoring)  # type: ignore[arg-type]
        return ("scoring-changed", "/scoring") in losses_of(question, profile="canvas")

    # Classic takes a key's share for each wrong option, which is the author's where there are as many of both; New takes all or nothing.
    assert told(2, 2, "partial-with-penalty")
    # One right and one wrong option: 1, 0 and 1 - 1 in either.
    assert not told(1, 1, "partial-with-penalty")
    assert told(2, 3, "partial-with-penalty")
    assert told(2, 2, "partial")
    assert told(2, 2, "all-or-nothing")


def test_new_quizzes_are_told_of_all_or_nothing() -> None:
    def told(question: Question) -> str | None:
        return fields(item_of(question, profile="canvas")).get("scoring_algorithm")

    pairs = (Pair(left="l1", right="r1"), Pair(left="l2", right="r2"))
    assert told(MultipleResponse(id="q", stem="Which?", options=_TWO, scoring="all-or-nothing")) == "AllOrNothing"
    assert told(MultipleResponse(id="q", stem="Which?", options=_TWO)) is None
    assert told(Matching(id="q", stem="Match.", pairs=pairs, scoring="all-or-nothing")) == "AllOrNothing"


def test_formulas_stand_between_the_signs_that_canvas_typesets() -> None:
    item = item_of(MultipleChoice(id="q", stem="Is $x<1$?\n\n$$y$$", options=_TWO), profile="canvas")
    assert next(item.iter("mattext")).text == "<p>Is \\(x&lt;1\\)?</p>\n<p>$$y$$</p>"


def test_weights_are_right_or_wrong() -> None:
    """Classic gives full points for any rule that scores."""
    options = (*_TWO, Option(id="c", text="half", weight=Fraction(1, 2)))
    question = MultipleChoice(id="q", stem="Which?", options=options)
    assert ("weight-dropped", "/options/2/weight") in losses_of(question, profile="canvas")
    scoring = [rule for rule in item_of(question, profile="canvas").iter("respcondition") if rule.find("setvar") is not None]
    assert [[text.strip() for text in rule.itertext() if text.strip()] for rule in scoring] == [["a", "100"]]


def test_every_text_is_escaped_once() -> None:
    for item in items(reference("canvas")):
        for text in item.iter("mattext"):
            if text.get("texttype") == "text/html":
                ET.fromstring(f"<div>{text.text or ''}</div>")
