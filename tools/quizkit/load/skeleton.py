"""Skeletons of new questions: drafts that no rule finds fault with, to write over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizkit.model.bank import QUESTION_TYPES

_PARTS = "abcdefgh"


def question_skeleton(question_id: str, question_type: str) -> dict[str, Any]:
    """The data of a draft. The id stands in its stem, so that two drafts are never duplicates of each other.

    Raises:
        KeyError: there is no such type.
    """
    assert question_type in QUESTION_TYPES
    stem, own = _TYPES[question_type]
    return {
        "id": question_id,
        "type": question_type,
        "status": "draft",
        "stem": f"{stem} (draft of {question_id})",
        **own,
        "rationale": "Say here why the key is the key.",
    }


def _with_ids(*parts: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"id": letter, **part} for letter, part in zip(_PARTS, parts, strict=False)]


_OPTIONS = ("A plausible wrong answer", "The right answer", "Another wrong answer")

_TYPES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "multiple-choice": (
        "Ask one thing here?",
        {
            "options": _with_ids(
                {"text": _OPTIONS[0], "feedback": "Say which misconception leads here."},
                {"text": _OPTIONS[1], "correct": True},
                {"text": _OPTIONS[2], "feedback": "Say which misconception leads here."},
            )
        },
    ),
    "multiple-response": (
        "Ask which ones hold here?",
        {
            "options": _with_ids(
                {"text": "One right answer", "correct": True}, {"text": "Another right answer", "correct": True}, {"text": "A wrong answer"}
            )
        },
    ),
    "true-false": ("State here something that is true or false.", {"answer": True}),
    "short-answer": (
        "Ask for a word or a phrase here?",
        {"answers": _with_ids({"text": "the answer"}, {"text": "another spelling of the answer"})},
    ),
    "numeric": ("Ask for a number here?", {"answers": _with_ids({"value": 42, "tolerance": {"absolute": 1}})}),
    "matching": (
        "Ask here to match each thing with what belongs to it.",
        {
            "pairs": _with_ids(
                {"left": "One thing", "right": "What belongs to it"}, {"left": "Another thing", "right": "What belongs to that"}
            )
        },
    ),
    "ordering": (
        "Ask here to put the items in order.",
        {"items": _with_ids({"text": "The first one"}, {"text": "The second one"}, {"text": "The third one"})},
    ),
    "categorize": (
        "Ask here to sort the items.",
        {
            "categories": [{"id": "one", "title": "One heading"}, {"id": "other", "title": "The other heading"}],
            "items": _with_ids({"text": "An item of the one", "category": "one"}, {"text": "An item of the other", "category": "other"}),
        },
    ),
    "cloze": (
        "Write a text with {{word}} and {{choice}} here.",
        {
            "gaps": {
                "word": {"kind": "text", "answers": _with_ids({"text": "a gap to type into"})},
                "choice": {
                    "kind": "dropdown",
                    "options": _with_ids({"text": "a gap to choose from", "correct": True}, {"text": "something else"}),
                },
            }
        },
    ),
    "drag-words": (
        "Write a text with {{first}} and {{second}} here.",
        {"gaps": {"first": "one word", "second": "another word"}, "distractors": _with_ids({"text": "a word that fits nowhere"})},
    ),
    "essay": ("Ask here for a text that a person will mark.", {"lines": 15, "grader_notes": "Say what a good answer holds."}),
}
