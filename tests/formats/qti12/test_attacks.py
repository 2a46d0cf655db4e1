"""What somebody found who looked for faults."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from quizkit.formats.base import Loss
from quizkit.formats.qti12.gaps import _names
from quizkit.formats.qti12.numbers import spread
from quizkit.formats.qti12.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.question import Criterion, Essay, Question, ShortAnswer, TextAnswer, TrueFalse
from quizkit.model.quiz import Quiz, Section

from ..reference import OPTIONS, export_files


def written(profile: str, *questions: Question, **more: Any) -> tuple[str, list[Loss]]:
    """All files of an export as one text, and the losses."""
    bank = Bank(manifest=Manifest(title="Bank"), questions=questions, **more)
    files, losses = export_files(WRITER, bank, dataclasses.replace(OPTIONS, profile=profile))
    return "\n".join(content.decode() for content in files.values()), losses


ESSAY = Essay(
    id="essay",
    stem="Discuss.",
    points=Decimal(2),
    grader_notes="Mark it strictly.",
    rubric=(Criterion(id="a", text="Clear prose", points=Decimal(2)),),
    model_answer="They were bacteria.",
)


@pytest.mark.parametrize("profile", ["sakai", "d2l"])
def test_learners_never_see_what_is_for_markers(profile: str) -> None:
    text, losses = written(profile, ESSAY)
    assert "They were bacteria." in text
    assert "strictly" not in text
    assert "Clear prose" not in text
    assert {("grading-dropped", "/grader_notes"), ("grading-dropped", "/rubric")} <= {(loss.code, loss.data_path) for loss in losses}


def test_blackboard_has_a_field_for_instructors_and_a_solution_for_learners() -> None:
    text, losses = written("blackboard", ESSAY)
    assert text.count("strictly") == 1
    assert "strictly" in text.partition("<qmd_instructornotes>")[2].partition("</qmd_instructornotes>")[0]
    assert "They were bacteria." in text.partition('ident="solution"')[2]
    assert not [loss for loss in losses if loss.code == "grading-dropped"]


def test_idents_of_gaps_are_told_apart_from_words_in_brackets_and_from_each_other() -> None:
    names = _names({"x": 1, "x_": 2, "y": 3}, "[x] {{x}} {{x_}} [y] {{y}}")
    assert len(set(names.values())) == 3
    assert not {"x", "y"} & set(names.values())
    assert names["x_"] == "x_"


def test_the_reason_names_the_wildcard() -> None:
    answers = (TextAnswer(id="a", text="photo*"), TextAnswer(id="b", text="light", weight=Decimal(0)))  # type: ignore[arg-type]
    _, losses = written("canvas", ShortAnswer(id="q", stem="What?", pattern="wildcard", answers=answers))
    assert next(loss.message for loss in losses if loss.level == "unsupported").endswith("its answers for full points have wildcards.")


def test_nobody_meets_a_question_twice_in_a_quiz() -> None:
    questions = tuple(TrueFalse(id=f"q{number}", stem="Is it?", answer=True) for number in range(3))
    quiz = Quiz(id="quiz", sections=(Section(id="drawn", draw=1), Section(id="listed", questions=("q1",))))
    text, losses = written("canvas", *questions, quizzes=(quiz,))
    assert text.count('ident="quiz_drawn_q') == 2
    assert 'ident="quiz_drawn_q1"' not in text
    assert [(loss.code, loss.data_path) for loss in losses if loss.code == "question-repeated"] == [("question-repeated", "/sections/0")]


@pytest.mark.parametrize("profile", ["canvas", "plain"])
def test_no_file_is_named_after_a_device(profile: str) -> None:
    bank = Bank(
        manifest=Manifest(title="Bank"),
        questions=(TrueFalse(id="q", stem="Is it?", answer=True),),
        quizzes=(Quiz(id="con", sections=(Section(id="a", questions=("q",)),)),),
    )
    files, _ = export_files(WRITER, bank, dataclasses.replace(OPTIONS, profile=profile))
    steps = {step.partition(".")[0] for name in files for step in name.split("/")}
    assert "con" not in steps
    assert "con_" in steps


def test_small_points_are_shared_as_exactly_as_large_ones() -> None:
    shares = spread(Decimal("1e-9"), [Fraction(1, 7)] * 7)
    assert sum(shares) == Decimal("1e-9")
    assert float(shares[0]) == pytest.approx(1e-9 / 7, rel=1e-8)
