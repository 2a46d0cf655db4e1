"""Matching: pairs, distractors, and answers in plain text."""

from __future__ import annotations

import pytest

from quizkit.model.media import Media
from quizkit.model.question import Distractor, Feedback, Matching, Pair

from .importer import php_trim, rich, strip_tags
from .one import imported, losses, written

LEFT = Pair(left="L", right="R")


def matching(*pairs: Pair, **fields: object) -> Matching:
    return Matching(id="a", stem="S", pairs=pairs or (LEFT,), **fields)  # type: ignore[arg-type]


def subquestions(question: Matching) -> list[tuple[str, str]]:
    """The stem and the answer of each, as Moodle keeps them."""
    found = imported(question).xml.findall("subquestion")
    return [(rich(sub), php_trim(sub.findtext("answer/text") or "")) for sub in found]


def test_a_distractor_is_an_answer_without_a_stem() -> None:
    question = matching(Pair(left="*Left*", right="right"), distractors=(Distractor(text="wrong"),))
    assert subquestions(question) == [("<em>Left</em>", "right"), ("", "wrong")]
    assert losses(question) == []


@pytest.mark.parametrize("shuffle", [True, False])
def test_shuffling_is_always_said_since_moodles_default_is_yes(shuffle: bool) -> None:
    assert imported(matching(shuffle=shuffle)).value("shuffleanswers") == ("true" if shuffle else "false")


def test_all_or_nothing_is_told() -> None:
    assert losses(matching(scoring="all-or-nothing")) == [("all-or-nothing", "/scoring")]


def test_feedback_and_hints_have_their_places() -> None:
    question = matching(feedback=Feedback(correct="C", partially="P", incorrect="I"), hints=("H",))
    found = imported(question)
    assert [found.rich(f"{name}feedback") for name in ("correct", "partiallycorrect", "incorrect")] == ["C", "P", "I"]
    assert found.hints == ["H"]
    assert b"shownumcorrect" not in written(question)


@pytest.mark.parametrize(
    ("right", "answer", "codes"),
    [
        ("plain & simple > all", "plain & simple > all", []),
        ("größer 水 🙂 ]]>", "größer 水 🙂 ]]>", []),
        ("*strong* `code`", "strong code", ["markup-dropped"]),
        ("$x$", "x", ["markup-dropped"]),
        ("[words](term:x)", "words", []),
        ("[page](https://example.org)", "page", ["markup-dropped"]),
        ("![alt](media:x)", "alt", ["image-dropped"]),
        ("[*a*](term:x) ![b](media:x)", "a b", ["image-dropped", "markup-dropped"]),
        ("1 < 2", "1 < 2", []),
        ("1 <2", "1 < 2", ["answer-changed"]),
        ("`<b>`", "< b>", ["markup-dropped", "answer-changed"]),
        ("\\&lt;", "&amp;lt;", ["answer-changed"]),
        ("R&D; a & b", "R&amp;D; a & b", ["answer-changed"]),
        ("x" * 255, "x" * 255, []),
        ("x" * 256, "x" * 254 + "…", ["answer-changed"]),
        ("two  spaces", "two  spaces", []),
    ],
)
def test_answers_are_plain_text_and_what_is_lost_is_told(right: str, answer: str, codes: list[str]) -> None:
    question = matching(Pair(left="L", right=right))
    assert subquestions(question) == [("L", answer)]
    assert losses(question) == [(code, "/pairs/0/right") for code in codes]
    assert strip_tags(answer) == answer


@pytest.mark.parametrize("pair", [Pair(left=" ", right="R"), Pair(left="L", right=" "), Pair(left="L", right="![](media:x)")])
def test_a_pair_with_a_blank_side_is_left_out_since_the_import_would_stop_or_make_a_distractor(pair: Pair) -> None:
    question = matching(LEFT, pair)
    assert subquestions(question) == [("L", "R")]
    assert ("blank-dropped", "/pairs/1") in losses(question)


def test_a_blank_distractor_is_left_out_and_told() -> None:
    question = matching(distractors=(Distractor(text=""),))
    assert subquestions(question) == [("L", "R")]
    assert losses(question) == [("blank-dropped", "/distractors/0")]


def test_without_a_pair_the_question_is_left_out() -> None:
    question = matching(Pair(left="", right=""), distractors=(Distractor(text="D"),))
    assert losses(question) == [("incomplete", "/pairs")]
    assert b"matching" not in written(question)


def test_an_image_in_a_stem_has_its_file_beside_it() -> None:
    question = matching(Pair(left="![A line](media:x)", right="R"))
    media = [Media(id="x", file="media/line one.svg")]
    sub = imported(question, media=media).xml.find("subquestion")
    assert sub is not None
    assert [child.tag for child in sub] == ["text", "file", "answer"]
    assert losses(question, media=media) == []
