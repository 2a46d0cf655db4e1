"""What is for markers stays with them: in no profile may a learner read the notes or the rubric of an essay."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from quizkit.model.question import Criterion, Essay

from .packages import PROFILES, item_of, losses_of

_ESSAY = Essay(
    id="q",
    stem="Write.",
    format="rich",
    grader_notes="MARKERS read this",
    rubric=(Criterion(text="CRITERION one", points=Decimal(1)),),
    model_answer="MODEL answer",
)
# The places that only who marks can see: New Quizzes' notes for graders, Blackboard's instructor notes, the standard's view of the scorer.
_NEVER_SHOWN = {"canvas": "grading_notes", "blackboard": "qmd_instructornotes", "plain": "rubric"}


def _shown(item: ET.Element, profile: str) -> str:
    """The text of an item without its place for markers."""
    for parent in list(item.iter()):
        for child in list(parent):
            place = child.findtext("fieldlabel") or child.tag
            if place == _NEVER_SHOWN.get(profile) and child.get("view", "Scorer") == "Scorer":
                parent.remove(child)
    return " ".join(item.itertext())


@pytest.mark.parametrize("profile", PROFILES)
def test_notes_and_rubric_stand_where_no_learner_looks_or_are_lost(profile: str) -> None:
    item = item_of(_ESSAY, profile=profile)
    whole = " ".join(item.itertext())
    lost = [place for code, place in losses_of(_ESSAY, profile=profile) if code == "grading-dropped"]
    for place, word in (("/grader_notes", "MARKERS"), ("/rubric", "CRITERION")):
        assert (word in whole) != (place in lost)
    shown = _shown(item, profile)
    assert "MARKERS" not in shown
    assert "CRITERION" not in shown


@pytest.mark.parametrize("profile", PROFILES)
def test_the_model_answer_arrives(profile: str) -> None:
    assert "MODEL" in " ".join(item_of(_ESSAY, profile=profile).itertext())
    assert "/model_answer" not in [place for _, place in losses_of(_ESSAY, profile=profile)]


@pytest.mark.parametrize("profile", ["sakai", "d2l", "blackboard"])
def test_a_model_answer_is_shown_alone(profile: str) -> None:
    item = item_of(_ESSAY, profile=profile)
    (words,) = [text.strip() for text in item.itertext() if "MODEL" in text]
    assert words == "<p>MODEL answer</p>"
