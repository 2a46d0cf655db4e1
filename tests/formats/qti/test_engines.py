"""What engines that others wrote stumbled over: each was found by playing banks that hypothesis made."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from quizkit.formats.qti.writer import QTI21_WRITER, QtiWriter
from quizkit.model.question import Cloze, Essay, Numeric, NumericAnswer, ShortAnswer, TextAnswer, TextGap, TrueFalse

from .one import WRITERS, attempt, item, losses

EACH = pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)


@EACH
def test_an_answer_that_takes_points_off_is_worth_nothing(writer: QtiWriter) -> None:
    """A score is never below 0 (quizkit.model.scoring)."""
    wrong = TextAnswer(text="Rome", weight=Fraction(-1, 2), feedback="That is in Italy.")
    words = ShortAnswer(id="city", stem="Where?", answers=(TextAnswer(text="Paris"), wrong))
    assert attempt(item(words, writer=writer), {"RESPONSE": "Rome"}).score == 0
    answers = (NumericAnswer(value=Decimal(3)), NumericAnswer(value=Decimal(2), weight=Fraction(-1)))
    number = Numeric(id="pi", stem="About?", answers=answers, points=Decimal(2))
    assert [attempt(item(number, writer=writer), {"RESPONSE": given}).score for given in ("3", "2", "1")] == [2, 0, 0]


@EACH
def test_a_gap_may_take_points_off_from_the_others(writer: QtiWriter) -> None:
    gaps = {
        "a": TextGap(answers=(TextAnswer(text="x"), TextAnswer(text="y", weight=Fraction(-1, 2)))),
        "b": TextGap(answers=(TextAnswer(text="x"),)),
    }
    played = item(Cloze(id="gaps", stem="{{a}} {{b}}", gaps=gaps, points=Decimal(2)), writer=writer)
    assert attempt(played, {"RESPONSE_a": "y", "RESPONSE_b": "x"}).score == 0.5
    assert attempt(played, {"RESPONSE_a": "y"}).score == 0


@EACH
@pytest.mark.parametrize("profile", [None, "tao"])
def test_capitals_beyond_ascii(writer: QtiWriter, profile: str | None) -> None:
    """qti-sdk compares without capitals byte by byte, so that only a pattern knows that É is é."""
    answers = (TextAnswer(id="a", text="Évry (91)"), TextAnswer(id="b", text="Évian", weight=Fraction(1, 2), feedback="Nearly."))
    played = item(ShortAnswer(id="city", stem="Where?", answers=answers), writer=writer, profile=profile)
    assert played.find("stringMatch") == []
    assert [attempt(played, {"RESPONSE": given}).score for given in ("évry (91)", "ÉVRY (91)", "évian", "Evry (91)", "Évry 91")] == [
        1,
        1,
        0.5,
        0,
        0,
    ]
    gap = TextGap(answers=(TextAnswer(id="a", text="Ärger", feedback="Yes."),))
    played = item(Cloze(id="gap", stem="{{a}}", gaps={"a": gap}), writer=writer, profile=profile)
    assert attempt(played, {"RESPONSE_a": "äRGER"}).shown() == ["Yes."]
    assert attempt(played, {"RESPONSE_a": "äRGER"}).score == 1


@EACH
def test_a_question_for_nothing_has_no_largest_score(writer: QtiWriter) -> None:
    """normalMaximum is a positive float."""
    score = item(TrueFalse(id="a", stem="?", answer=True, points=Decimal(0)), writer=writer).find("outcomeDeclaration")[0]
    assert score.attributes["identifier"] == "SCORE"
    assert "normalMaximum" not in score.attributes


def test_openolat_gets_no_preformatted_box() -> None:
    """JQTI+ does not load the word that the schemas have for it."""
    essay = Essay(id="code", stem="Write a loop.", format="monospaced")
    assert "format" not in item(essay, writer=QTI21_WRITER, profile="openolat").find("extendedTextInteraction")[0].attributes
    assert losses(essay, writer=QTI21_WRITER, profile="openolat") == [("format-dropped", "/format")]
    assert item(essay, writer=QTI21_WRITER).find("extendedTextInteraction")[0].attributes["format"] == "preformatted"
