"""Drag the words: places in the text, boxes below it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.question import DragWords, Feedback, Word
from quizkit.text.xhtml import escape

from .importer import Imported, php_trim
from .one import imported, losses, written


def drag(stem: str, *distractors: str, **gaps: str) -> DragWords:
    return DragWords(id="a", stem=stem, gaps=gaps, distractors=tuple(Word(text=text) for text in distractors))


def boxes(question: Imported) -> list[tuple[str, bool]]:
    """The HTML of each box, and whether it can be used without end."""
    found = question.xml.findall("dragbox")
    return [(php_trim(box.findtext("text") or ""), box.find("infinite") is not None) for box in found]


def filled(question: Imported) -> str:
    """The text with the right words in their places."""
    words = [text for text, _ in boxes(question)]
    return re.sub(r"\[\[(\d+)\]\]", lambda place: words[int(place[1]) - 1], question.text)


def test_each_place_has_the_number_of_its_word() -> None:
    found = imported(drag("A {{b}} is {{a}}.", "wrong", a="open", b="door"))
    assert found.text == "<p>A [[2]] is [[1]].</p>"
    assert boxes(found) == [("open", False), ("door", False), ("wrong", False)]
    assert filled(found) == "<p>A door is open.</p>"


def test_a_word_that_fits_twice_has_one_box_that_does_not_run_out() -> None:
    question = drag("{{a}} {{b}} {{c}}", a="one", b="two", c="one")
    found = imported(question)
    assert found.text == "<p>[[1]] [[2]] [[1]]</p>"
    assert boxes(found) == [("one", True), ("two", False)]
    assert losses(question) == [("word-reusable", "/gaps")]


def test_with_reuse_no_box_runs_out() -> None:
    question = replace(drag("{{a}} {{b}}", "other", a="one", b="one"), reuse=True)
    assert boxes(imported(question)) == [("one", True), ("other", True)]
    assert losses(question) == []


WORDS = st.text(st.sampled_from("ab<>&;\"' [1]é"), min_size=1, max_size=8).map(lambda text: f"x{text}x")


@given(st.lists(WORDS, min_size=1, max_size=4, unique=True))
def test_any_word_arrives_as_it_was_written(words: list[str]) -> None:
    gaps = {f"g{number}": word for number, word in enumerate(words)}
    question = drag(" ".join(f"{{{{{name}}}}}" for name in gaps), **gaps)
    assert [text for text, _ in boxes(imported(question))] == [escape(word) for word in words]


def test_what_looks_like_a_place_in_the_text_is_none() -> None:
    assert imported(drag("[[1]] `[[2]]` {{a}}", a="x")).text == "<p>&#91;[1]] <code>&#91;[2]]</code> [[1]]</p>"


@pytest.mark.parametrize("question", [drag("Nothing."), drag("Nothing.", a="x"), drag("{{a}} {{b}}", a="x"), drag("{{a}}", a=" ")])
def test_a_question_without_words_for_its_places_is_left_out(question: DragWords) -> None:
    assert b"<question" not in written(question)
    assert losses(question)[0][0] == "incomplete"


def test_blank_distractors_and_those_that_are_right_are_told() -> None:
    question = drag("{{a}}", " ", "x", "y", a="x")
    assert boxes(imported(question)) == [("x", False), ("y", False)]
    assert losses(question) == [("blank-dropped", "/distractors/0"), ("word-dropped", "/distractors/1")]


def test_feedback_hints_shuffling_and_scoring() -> None:
    question = DragWords(
        id="a",
        stem="{{a}}",
        gaps={"a": "x"},
        feedback=Feedback(correct="C", partially="P", incorrect="I"),
        hints=("H",),
        shuffle=False,
        scoring="all-or-nothing",
    )
    found = imported(question)
    assert [found.rich(f"{name}feedback") for name in ("correct", "partiallycorrect", "incorrect")] == ["C", "P", "I"]
    assert (found.hints, found.value("shuffleanswers")) == (["H"], "0")
    assert losses(question) == [("all-or-nothing", "/scoring")]
