"""What OpenOLAT reads of a test and of metadata, each from one form alone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from quizkit.formats.qti.writer import QTI21_WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.question import Question, TrueFalse
from quizkit.model.quiz import Quiz, Section

from ..reference import OPTIONS, export_files

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
MD = "{http://www.imsglobal.org/xsd/imsmd_v1p2}"
THREE = TrueFalse(id="three", stem="3?", answer=True, points=Decimal(3), tags=("a",))
TWO = TrueFalse(id="two", stem="2?", answer=True, points=Decimal(2), tags=("a",))
ALSO_TWO = replace(TWO, id="also-two")


def _export(
    quizzes: Sequence[Quiz], questions: Sequence[Question], profile: str | None = "openolat"
) -> tuple[dict[str, ET.Element], list[str]]:
    bank = Bank(manifest=Manifest(title="Bank", licence="CC-BY-4.0"), questions=questions, quizzes=quizzes)
    files, losses = export_files(QTI21_WRITER, bank, replace(OPTIONS, profile=profile))
    return {name: ET.fromstring(content) for name, content in files.items()}, [f"{loss.code} {loss.entity}" for loss in losses]


def _quiz(*sections: Section, name: str = "quiz") -> Quiz:
    return Quiz(id=name, sections=sections, pass_mark=Fraction(1, 2))


def _maximum(test: ET.Element) -> str | None:
    return test.findtext(f"{QTI}outcomeDeclaration[@identifier='MAXSCORE']/{QTI}defaultValue/{QTI}value")


def _cut(test: ET.Element) -> str | None:
    """The pass mark as OpenOLAT finds it: the second operand of the condition whose two branches set PASS."""
    for condition in test.iterfind(f"{QTI}outcomeProcessing/{QTI}outcomeCondition"):
        branches = [condition.find(f"{QTI}{name}") for name in ("outcomeIf", "outcomeElse")]
        if all(branch is not None and branch.find(f"{QTI}setOutcomeValue[@identifier='PASS']") is not None for branch in branches):
            assert branches[0] is not None
            return branches[0][0][1].text
    return None


def test_points_and_pass_mark_are_numbers() -> None:
    files, losses = _export([_quiz(Section(id="all", questions=("three", "two")))], [THREE, TWO])
    test = files["tests/quiz.xml"]
    assert _maximum(test) == "5"
    assert _cut(test) == "2.5"
    assert losses == []


def test_a_draw_from_questions_of_equal_points_has_a_total() -> None:
    drawn = Section(id="drawn", draw=1, questions=("two", "also-two"))
    files, _ = _export([_quiz(Section(id="all", questions=("three",)), drawn)], [THREE, TWO, ALSO_TWO])
    assert _maximum(files["tests/quiz.xml"]) == "5"


def test_a_draw_from_unequal_points_has_none() -> None:
    files, losses = _export([_quiz(Section(id="drawn", draw=1, tags=("a",)))], [THREE, TWO])
    test = files["tests/quiz.xml"]
    assert _maximum(test) is None
    assert _cut(test) is None
    assert test.find(f"{QTI}outcomeProcessing/{QTI}setOutcomeValue[@identifier='PASS']") is not None
    assert losses == ["total-not-fixed quiz:quiz"]


def test_whoever_draws_all_knows_the_total() -> None:
    files, _ = _export([_quiz(Section(id="drawn", draw=2, tags=("a",)))], [THREE, TWO])
    assert _maximum(files["tests/quiz.xml"]) == "5"


def test_every_quiz_but_the_first_is_reported() -> None:
    quizzes = [_quiz(Section(id="all", questions=("two",)), name=name) for name in ("first", "second", "third")]
    files, losses = _export(quizzes, [TWO])
    assert {"tests/first.xml", "tests/second.xml", "tests/third.xml"} < set(files)
    assert losses == ["quiz-not-read quiz:second", "quiz-not-read quiz:third"]
    assert _export(quizzes, [TWO], profile=None)[1] == []


def test_a_quiz_that_is_left_out_is_not_the_first() -> None:
    quizzes = [_quiz(Section(id="all", questions=("absent",)), name="empty"), _quiz(Section(id="all", questions=("two",)), name="second")]
    assert not [loss for loss in _export(quizzes, [TWO])[1] if loss.startswith("quiz-not-read")]


@pytest.mark.parametrize("profile", ["openolat", None, "tao"])
def test_only_openolat_gets_the_older_metadata(profile: str | None) -> None:
    question = replace(TWO, title="Two", category="numbers/small", tags=("even", "prime"))
    manifest = _export([], [question], profile)[0]["imsmanifest.xml"]
    record = manifest.find(f".//{MD}lom")
    if profile != "openolat":
        assert record is None
        return
    assert record is not None
    assert record.findtext(f"{MD}general/{MD}title/{MD}langstring") == "Two"
    assert [node.text for node in record.iterfind(f"{MD}general/{MD}keyword/{MD}langstring")] == ["even", "prime"]
    assert record.findtext(f"{MD}rights/{MD}copyrightandotherrestrictions/{MD}value/{MD}langstring") == "CC-BY-4.0"
    assert record.findtext(f"{MD}classification/{MD}purpose/{MD}value/{MD}langstring") == "discipline"
    path = record.iterfind(f"{MD}classification/{MD}taxonpath/{MD}taxon/{MD}entry/{MD}langstring")
    assert [node.text for node in path] == ["numbers", "small"]


def test_floats_do_not_take_a_pass_away() -> None:
    """7 of 25 points are 28 %, though 25 * 0.28 is 7.000000000000001 in floats."""
    assert 25 * 0.28 > 7
    quiz = replace(_quiz(Section(id="all", questions=("two",))), pass_mark=Fraction(7, 25))
    test = _export([quiz], [TWO], profile=None)[0]["tests/quiz.xml"]
    gte = test.find(f"{QTI}outcomeProcessing/{QTI}setOutcomeValue[@identifier='PASS']/{QTI}gte")
    assert gte is not None
    assert [node.tag.removeprefix(QTI) for node in gte.iter()] == [
        "gte",
        "sum",
        "variable",
        "baseValue",
        "product",
        "variable",
        "baseValue",
    ]
    slack, share = (float(node.text or "") for node in gte.iter(f"{QTI}baseValue"))
    assert 7 + slack >= 25 * share
    assert 6.99 + slack < 25 * share
