"""What losses say: to the point, true of the file, and once."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from quizkit.formats.base import Loss
from quizkit.model.bank import Bank, Manifest
from quizkit.model.media import Media
from quizkit.model.question import Essay, Matching, MultipleResponse, Option, Pair, Question, ShortAnswer, TextAnswer
from quizkit.model.quiz import Quiz, Section

from ..reference import FILES
from .packages import archive, item_of

_WITHOUT_WILDCARDS = pytest.mark.parametrize("profile", ["canvas", "blackboard", "d2l", "plain"])


def _losses(question: Question, profile: str, **more: object) -> list[Loss]:
    return archive(Bank(manifest=Manifest(title="B"), questions=[question], **more), profile)[1]  # type: ignore[arg-type]


def test_each_canvas_is_told_by_itself() -> None:
    pairs = (Pair(left="l1", right="r1"), Pair(left="l2", right="r2"))
    options = tuple(Option(text=f"o{index}", correct=index < 2) for index in range(4))
    for question in (Matching(id="q", stem="Match.", pairs=pairs), MultipleResponse(id="q", stem="Which?", options=options)):
        (loss,) = (loss for loss in _losses(question, "canvas") if loss.feature == "scoring")
        assert "Classic Quizzes give each" in loss.message
        assert "New Quizzes give all points or none" in loss.message


@_WITHOUT_WILDCARDS
def test_an_answer_with_a_wildcard_is_named(profile: str) -> None:
    answers = (TextAnswer(text="colour"), TextAnswer(text="colo*r"))
    (loss,) = (
        loss for loss in _losses(ShortAnswer(id="q", stem="?", answers=answers, pattern="wildcard"), profile) if loss.feature == "wildcards"
    )
    assert "counts as wrong" in loss.message
    assert "'colo*r'" in loss.message


@_WITHOUT_WILDCARDS
def test_wildcards_are_the_reason_where_no_answer_is_left(profile: str) -> None:
    question = ShortAnswer(id="q", stem="?", answers=(TextAnswer(text="colo*r"),), pattern="wildcard")
    (loss,) = _losses(question, profile)
    assert (loss.code, loss.level) == ("wildcards-only", "unsupported")
    assert "'colo*r'" in loss.message


def test_blackboard_is_not_said_to_drop_a_weight_that_is_in_its_file() -> None:
    options = (Option(id="a", text="a", correct=True), Option(id="b", text="b", weight=Fraction(-1, 2)))
    question = MultipleResponse(id="q", stem="Which?", options=options)
    assert "-50" in [found.text for found in item_of(question, profile="blackboard").iter("setvar")]
    (loss,) = (loss for loss in _losses(question, "blackboard") if loss.feature == "weights")
    assert "in per cent" in loss.message
    assert "not given" not in loss.message


def test_limits_of_an_answer_are_said_in_words() -> None:
    question = Essay(id="q", stem="Write.", format="rich", lines=10, min_words=50, max_words=200)
    told = " ".join(loss.message for loss in _losses(question, "canvas") if loss.code == "response-changed")
    assert re.findall(r"lines: 10|at least 50 words|at most 200 words", told) == ["lines: 10", "at least 50 words", "at most 200 words"]


def test_the_notes_of_an_image_are_told_once_and_by_name() -> None:
    media = Media(id="cell", file=next(iter(FILES)), alt="A cell.", credit="Somebody")
    question = Essay(id="q", stem="![A](media:cell) ![B](media:cell)", format="rich", rationale="![A](media:cell)")
    (loss,) = (loss for loss in _losses(question, "canvas", media=[media]) if loss.code == "media-notes-dropped")
    assert loss.message.endswith("credit of 'cell'.")


@pytest.mark.parametrize("profile", ["sakai", "blackboard", "d2l"])
def test_a_quiz_that_is_left_out_says_what_to_do(profile: str) -> None:
    quiz = Quiz(id="final", sections=(Section(id="s", questions=("q",)),))
    (loss,) = (
        loss for loss in _losses(Essay(id="q", stem="Write.", format="rich"), profile, quizzes=[quiz]) if loss.code == "quiz-dropped"
    )
    assert "--select quiz=final" in loss.message
