"""A quiz is a test: its sections, what is drawn, how often, how long, and what passes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quizkit.formats.base import Loss
from quizkit.formats.qti.writer import QTI30_WRITER, QtiWriter
from quizkit.model.bank import Bank, Manifest
from quizkit.model.media import Media
from quizkit.model.question import TrueFalse
from quizkit.model.quiz import Quiz, Section

from ..reference import OPTIONS, export_files
from .engine import Node, parse

QUESTIONS = tuple(
    TrueFalse(id=f"q{number}", stem=f"Is {number} odd?", answer=bool(number % 2), tags=("odd",) if number % 2 else ())
    for number in range(6)
)
QUIZ = Quiz(id="quiz", title="A quiz", sections=(Section(id="all", title="All", questions=("q3", "q1")),))


def written(quiz: Quiz, writer: QtiWriter = QTI30_WRITER, **more: Any) -> tuple[Node, list[Loss], dict[str, bytes]]:
    """The test of a quiz, the losses, and all files."""
    files, losses = export_files(writer, Bank(manifest=Manifest(title="Bank"), questions=QUESTIONS, quizzes=(quiz,), **more), OPTIONS)
    return parse(files[f"tests/{quiz.id}.xml"]), losses, files


def refs(node: Node) -> list[str]:
    """The items that a test or a section refers to."""
    return [found.attributes["identifier"] for found in node.find("assessmentItemRef")]


def test_a_section_lists_its_questions_in_the_quizs_order() -> None:
    root, losses, files = written(QUIZ)
    assert refs(root) == ["q3", "q1"]
    assert losses == []
    for ref in root.find("assessmentItemRef"):
        assert f"tests/{ref.attributes['href']}".replace("tests/../", "") in files
    (section,) = root.find("assessmentSection")
    assert (section.attributes["title"], section.find("ordering"), section.find("selection")) == ("All", [], [])


def test_a_draw_selects_from_what_it_may_take() -> None:
    root, losses, _ = written(replace(QUIZ, sections=(Section(id="drawn", draw=2, tags=("odd",)),)))
    assert refs(root) == ["q1", "q3", "q5"]
    assert root.find("selection")[0].attributes["select"] == "2"
    assert root.find("ordering")[0].attributes["shuffle"] == "true"
    assert losses == []


def test_attempts_time_and_feedback_are_those_of_the_quiz() -> None:
    quiz = replace(QUIZ, attempts=3, time_limit=Decimal("1.5"), feedback_mode="none", shuffle=True)
    root, losses, _ = written(quiz)
    assert [(loss.code, loss.data_path) for loss in losses] == [("attempts-dropped", "/attempts")]
    control = root.find("itemSessionControl")[0].attributes
    assert (control["maxAttempts"], control["showFeedback"]) == ("1", "false")
    assert root.find("timeLimits")[0].attributes["maxTime"] == "90"
    assert root.find("testPart")[0].attributes["submissionMode"] == "simultaneous"
    assert root.find("ordering")[0].attributes["shuffle"] == "true"
    at_once = written(QUIZ)[0]
    assert at_once.find("testPart")[0].attributes["submissionMode"] == "individual"
    assert at_once.find("itemSessionControl")[0].attributes["maxAttempts"] == "0"
    assert at_once.find("timeLimits") == []


def test_the_mark_that_passes_is_a_share_of_the_points() -> None:
    root, _, _ = written(replace(QUIZ, pass_mark=Fraction(3, 5)))
    product = root.find("product")[0]
    assert [child.attributes.get("identifier") or child.text for child in product.children] == ["MAXSCORE", "0.6"]
    assert "PASS" in [node.attributes["identifier"] for node in root.find("outcomeDeclaration")]


def test_an_image_of_a_section_is_found_from_the_test() -> None:
    section = replace(QUIZ.sections[0], intro="Look: ![](media:cell)")
    _, _, files = written(replace(QUIZ, sections=(section,)), media=(Media(id="cell", file="media/plant/cell.png", alt="A cell"),))
    assert b'src="../items/media/cell.png"' in files["tests/quiz.xml"]
    assert "items/media/cell.png" in files


def test_a_question_that_is_not_there_or_comes_again_is_a_loss() -> None:
    sections = (Section(id="a", questions=("q1", "gone")), Section(id="b", questions=("q1", "q2")), Section(id="c", questions=("gone",)))
    root, losses, _ = written(replace(QUIZ, sections=sections))
    assert refs(root) == ["q1", "q2"]
    assert [(loss.code, loss.data_path) for loss in losses] == [
        ("question-absent", "/sections/0/questions/1"),
        ("question-repeated", "/sections/1/questions/0"),
        ("question-absent", "/sections/2/questions/0"),
        ("section-empty", "/sections/2"),
    ]


def test_a_quiz_without_questions_is_left_out() -> None:
    quiz = replace(QUIZ, sections=(Section(id="a", questions=("gone",)),))
    files, losses = export_files(QTI30_WRITER, Bank(manifest=Manifest(title="Bank"), questions=QUESTIONS, quizzes=(quiz,)), OPTIONS)
    assert not [name for name in files if name.startswith("tests/")]
    assert losses[-1].code == "quiz-empty"


def test_fewer_are_drawn_where_there_are_fewer() -> None:
    root, losses, _ = written(replace(QUIZ, sections=(Section(id="drawn", draw=9, tags=("odd",)),)))
    assert root.find("selection")[0].attributes["select"] == "3"
    assert [loss.code for loss in losses] == ["draw-changed"]


def test_an_exam_is_tried_once_also_where_feedback_comes_at_once() -> None:
    root, _, _ = written(replace(QUIZ, use="exam"))
    assert root.find("itemSessionControl")[0].attributes["maxAttempts"] == "1"


def test_a_section_without_a_title_is_not_shown_as_one() -> None:
    root, _, _ = written(replace(QUIZ, sections=(Section(id="w", questions=("q1",)), Section(id="x", title="X", questions=("q2",)))))
    shown = [(node.attributes["title"], node.attributes["visible"]) for node in root.find("assessmentSection")]
    assert shown == [("A quiz", "false"), ("X", "true")]
