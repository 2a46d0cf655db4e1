"""What the profiles change for readers with ways of their own."""

from __future__ import annotations

import pytest

from quizkit.formats.qti.writer import QTI21_WRITER, QTI22_WRITER, QTI30_WRITER, QtiWriter
from quizkit.model.question import MultipleChoice, MultipleResponse, Option

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
    """Its import refuses an item with feedback elements other than `modalFeedback`."""

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
