"""Ordering: every item shown, scored by its place."""

from __future__ import annotations

import pytest

from quizkit.model.question import Feedback, Ordering, OrderItem

from ..reference import MEDIA
from .importer import rich
from .one import imported, losses, written


def ordering(*texts: str, **fields: object) -> Ordering:
    return Ordering(id="a", stem="S", items=tuple(OrderItem(text=text) for text in texts), **fields)  # type: ignore[arg-type]


def test_items_stand_in_the_right_order_and_all_are_shown() -> None:
    found = imported(ordering(*"abcdefgh"))
    assert [answer.text for answer in found.answers] == list("abcdefgh")
    assert (found.value("selecttype"), found.value("selectcount"), found.value("layouttype")) == ("ALL", "8", "VERTICAL")


@pytest.mark.parametrize(("scoring", "grading"), [("partial", "ABSOLUTE_POSITION"), ("all-or-nothing", "ALL_OR_NOTHING")])
def test_both_scorings_are_moodles_own(scoring: str, grading: str) -> None:
    question = ordering("a", "b", scoring=scoring)
    assert imported(question).value("gradingtype") == grading
    assert losses(question) == []


def test_items_keep_markup_and_images() -> None:
    found = imported(ordering("*a* ![](media:line)", "$x$"), media=MEDIA)
    first = found.xml.find("answer")
    assert rich(first) == '<em>a</em> <img src="@@PLUGINFILE@@/line%20one.svg" alt=""/>'
    assert found.answers[1].text == r"\(x\)"


def test_feedback_and_hints_have_their_places() -> None:
    found = imported(ordering("a", "b", feedback=Feedback(correct="C", partially="P", incorrect="I"), hints=("H",)))
    assert [found.rich(f"{name}feedback") for name in ("correct", "partiallycorrect", "incorrect")] == ["C", "P", "I"]
    assert found.hints == ["H"]


def test_an_import_dies_without_shownumcorrect() -> None:
    assert imported(ordering("a", "b")).value("shownumcorrect") == "0"


@pytest.mark.parametrize(
    ("question", "loss"),
    [(ordering("a"), ("incomplete", "/items")), (ordering("a", "b", "a"), ("indistinct", "/items/2"))],
)
def test_what_moodle_cannot_put_in_order_is_left_out(question: Ordering, loss: tuple[str, str]) -> None:
    assert b"<question" not in written(question)
    assert losses(question) == [loss]


def test_a_blank_item_is_left_out() -> None:
    question = ordering("a", " ", "b")
    assert [answer.text for answer in imported(question).answers] == ["a", "b"]
    assert losses(question) == [("blank-dropped", "/items/1")]
