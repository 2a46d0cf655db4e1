"""What the profiles change for readers with ways of their own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from quizkit.formats.qti.writer import QTI21_WRITER, QTI22_WRITER, QTI30_WRITER, QtiWriter
from quizkit.model.question import Cloze, Essay, MultipleChoice, MultipleResponse, Option, ShortAnswer, TextAnswer, TextGap

from .one import attempt, item, losses

GAS = MultipleChoice(
    id="gas",
    stem="Which gas makes up most of the air?",
    options=(Option(id="a", text="Oxygen", feedback="About a fifth."), Option(id="b", text="Nitrogen", correct=True)),
)
GASES = MultipleResponse(
    id="gases",
    stem="Which are gases?",
    options=(
        Option(id="a", text="Oxygen", correct=True, feedback="It is one."),
        Option(id="b", text="Nitrogen", correct=True),
        Option(id="c", text="Salt", feedback="It melts at 801 °C."),
    ),
)


@pytest.mark.parametrize("writer", [QTI21_WRITER, QTI22_WRITER, QTI30_WRITER], ids=lambda writer: writer.name)
class TestTao:
    """Its import refuses an item with feedback elements other than `modalFeedback`, and forgets that a mapping passes over capitals."""

    def test_feedback_on_options_stands_beside_the_item(self, writer: QtiWriter) -> None:
        played = item(GAS, writer=writer, profile="tao")
        assert played.find("feedbackInline") == []
        assert attempt(played, {"RESPONSE": "a"}).shown() == ["About a fifth."]
        assert attempt(played, {"RESPONSE": "b"}).shown() == []
        assert losses(GAS, writer=writer, profile="tao") == [("feedback-beside", "/options/0/feedback")]

    def test_feedback_on_each_of_several_options_is_shown(self, writer: QtiWriter) -> None:
        played = item(GASES, writer=writer, profile="tao")
        assert played.find("feedbackInline") == []
        assert attempt(played, {"RESPONSE": ["a", "c"]}).shown() == ["It is one.", "It melts at 801 °C."]
        assert attempt(played, {"RESPONSE": ["b"]}).shown() == []

    def test_every_outcome_is_declared_once(self, writer: QtiWriter) -> None:
        names = [node.attributes["identifier"] for node in item(GASES, writer=writer, profile="tao").find("outcomeDeclaration")]
        assert len(names) == len(set(names))
        assert "CHOSEN" in names

    def test_other_readers_show_it_behind_the_option(self, writer: QtiWriter) -> None:
        played = item(GAS, writer=writer)
        assert [node.text.strip() for node in played.find("feedbackInline")] == ["About a fifth."]
        assert played.find("modalFeedback") == []

    def test_capitals_do_not_count_without_a_mapping(self, writer: QtiWriter) -> None:
        question = ShortAnswer(
            id="city", stem="Where?", answers=(TextAnswer(id="a", text="Paris"), TextAnswer(id="b", text="Lutetia", weight=Fraction(1, 2)))
        )
        played = item(question, writer=writer, profile="tao")
        assert played.find("mapping") == []
        assert [attempt(played, {"RESPONSE": word}).score for word in ("PARIS", "lutetia", "Rome")] == [1, 0.5, 0]
        assert attempt(played, {}).score == 0

    def test_nor_do_they_in_a_gap(self, writer: QtiWriter) -> None:
        wet = TextGap(answers=(TextAnswer(id="a", text="wet"), TextAnswer(id="b", text="damp", weight=Fraction(1, 2), feedback="Wetter.")))
        question = Cloze(id="water", stem="Water is {{how}}.", gaps={"how": wet}, points=Decimal(3))
        played = item(question, writer=writer, profile="tao")
        assert played.find("mapping") == []
        assert [attempt(played, {"RESPONSE_how": word}).score for word in ("WET", "Damp", "dry")] == [3, 1.5, 0]
        assert attempt(played, {"RESPONSE_how": "DAMP"}).shown() == ["Wetter."]

    def test_where_they_count_a_mapping_says_so(self, writer: QtiWriter) -> None:
        question = ShortAnswer(id="gas", stem="Which?", answers=(TextAnswer(text="CO"),), case_sensitive=True)
        played = item(question, writer=writer, profile="tao")
        assert [attempt(played, {"RESPONSE": word}).score for word in ("CO", "Co")] == [1, 0]
        assert [node.attributes["caseSensitive"] for node in played.find("mapEntry")] == ["true"]


@pytest.mark.parametrize("writer", [QTI21_WRITER, QTI22_WRITER], ids=lambda writer: writer.name)
class TestCanvas:
    def test_an_option_is_its_text_alone(self, writer: QtiWriter) -> None:
        """Classic Quizzes take the first text of an option that has feedback, and leave the rest behind."""
        option = Option(id="a", text="In the **nucleus** of it", correct=True, feedback="Yes.")
        played = item(replace(GAS, options=(option, *GAS.options)), writer=writer, profile="canvas")
        assert [node.text.strip() for node in played.find("simpleChoice")] == ["In the nucleus of it", "Oxygen", "Nitrogen"]
        assert played.find("modalFeedback") == []

    def test_no_file_is_asked_for(self, writer: QtiWriter) -> None:
        """An upload is an error in Classic Quizzes, and a second interaction is one in New Quizzes."""
        essay = Essay(id="essay", stem="Write.", attachments=3, format="none")
        played = item(essay, writer=writer, profile="canvas")
        assert played.find("uploadInteraction") == []
        assert len(played.find("extendedTextInteraction")) == 1
        assert ("attachments-not-read", "/attachments") in losses(essay, writer=writer, profile="canvas")

    def test_an_answer_that_could_never_be_right_is_left_out(self, writer: QtiWriter) -> None:
        question = ShortAnswer(id="city", stem="Where?", answers=(TextAnswer(text="Lutetia", weight=Fraction(1, 2)),))
        assert losses(question, writer=writer, profile="canvas") == [("no-key", "/answers")]
        assert losses(question, writer=writer) == []
