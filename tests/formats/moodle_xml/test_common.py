"""What all types share: marks, penalties, ids, tags, status."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizkit.model.question import Ordering, OrderItem, TrueFalse

from .one import imported, losses, written


def question(**fields: object) -> TrueFalse:
    return TrueFalse(**{"id": "a", "stem": "S", "answer": True, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("points", "text", "lost"),
    [
        ("1", "1", False),
        ("1.50", "1.50", False),
        ("0", "0", False),
        ("2e1", "20", False),
        ("0.1234567", "0.1234567", False),
        ("0.12345678", "0.1234568", True),
        ("99999.9999999", "99999.9999999", False),
        ("100000", "99999", True),
        ("99999.99999999", "99999", True),
    ],
)
def test_points_are_written_as_they_are_if_the_database_can_hold_them(points: str, text: str, lost: bool) -> None:
    found = question(points=Decimal(points))
    assert imported(found).value("defaultgrade") == text
    assert losses(found) == ([("points-changed", "/points")] if lost else [])


@pytest.mark.parametrize(
    ("penalty", "text", "lost"),
    [
        ("0", "0", False),
        ("0.00", "0", False),
        ("0.25", "0.25", False),
        ("1", "1", False),
        ("0.3333333", "0.3333333", False),
        ("0.33", "0.3333333", True),
        ("0.335", "0.3333333", True),
        ("0.3283", "0.3283", False),
        ("0.12345678", "0.1234568", True),
        ("33", "1", True),
        ("-0.5", "0", True),
    ],
)
def test_a_penalty_is_a_share_from_0_to_1_that_moodle_does_not_mend(penalty: str, text: str, lost: bool) -> None:
    found = question(penalty=Decimal(penalty))
    assert imported(found).value("penalty") == text
    assert imported(found).penalty == float(text)
    assert losses(found) == ([("penalty-changed", "/penalty")] if lost else [])


def test_a_penalty_is_always_written_since_moodles_default_is_a_third() -> None:
    assert imported(question()).value("penalty") == "0"


def test_the_id_is_the_idnumber_without_white_space_round_it() -> None:
    assert b"<idnumber>a</idnumber>" in written(question())


def test_an_id_that_would_stop_the_import_is_left_out() -> None:
    assert imported(question(id="a" * 100)).idnumber == "a" * 100
    assert imported(question(id="a" * 101)).idnumber == ""
    assert losses(question(id="a" * 101)) == [("id-dropped", "/id")]


def test_tags_are_those_of_the_question_alone() -> None:
    found = question(tags=("one", "two"), difficulty="easy", bloom="apply", level="advanced")
    assert imported(found).tags == ["one", "two"]
    assert losses(found) == []


def test_without_tags_there_is_no_list_since_an_empty_one_stops_the_import() -> None:
    assert imported(question()).xml.find("tags") is None
    assert imported(question(tags=("", "0"))).xml.find("tags") is None
    assert losses(question(tags=("", "0"))) == [("tag-changed", "/tags/0"), ("tag-changed", "/tags/1")]


def test_a_long_tag_is_cut_and_told() -> None:
    assert imported(question(tags=("x" * 51,))).tags == ["x" * 50]
    assert losses(question(tags=("x" * 51, "y" * 50))) == [("tag-changed", "/tags/0")]


def test_the_rationale_is_the_general_feedback() -> None:
    assert (
        imported(question(rationale="Because\n\n1. of *this*")).general_feedback == "<p>Because</p>\n<ol>\n<li>of <em>this</em></li>\n</ol>"
    )


@pytest.mark.parametrize("status", ["draft", "review", "retired"])
def test_a_status_is_lost_since_moodle_makes_every_question_ready(status: str) -> None:
    assert imported(question(status=status)).value("hidden") == "0"
    assert losses(question(status=status)) == [("status-dropped", "/status")]


def test_a_stimulus_is_told() -> None:
    assert losses(question(stimulus="figure")) == [("stimulus-dropped", "/stimulus")]


def test_a_question_that_is_left_out_has_one_loss_and_opens_no_category() -> None:
    found = Ordering(id="b", stem="![x](media:y)", items=(OrderItem(text="1"),), category="x", stimulus="s", title="a<b")
    assert losses(found) == [("incomplete", "/items")]
    assert b"category" not in written(found)


def test_a_bank_without_questions_is_an_empty_quiz() -> None:
    assert written() == b'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n</quiz>\n'


def test_a_character_that_xml_cannot_hold_is_replaced_and_told() -> None:
    found = question(stem="a\x00b")
    assert imported(found).text == "<p>a\ufffdb</p>"
    assert losses(question(rationale="a\x07b")) == [("character-replaced", "")]
