"""Skeletons of questions, of all eleven types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizkit.patterns import regex

from .wish import Outline, Wish, with_ids

_GAP = regex(r"\{\{([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\}\}")


def question(wish: Wish) -> Outline:
    """A question. Where no stem is given the id stands in it, so that two drafts are never duplicates of each other.

    Raises:
        KeyError: there is no such type.
    """
    stem, own = _TYPES[wish.type]
    given = wish.texts.get("stem")
    if given is None:
        stem = f"{stem} (draft of {wish.id})"
    elif "gaps" in own:
        stem, own = _with_gaps(given, own)
    else:
        stem = given
    return Outline({"type": wish.type, "stem": stem, **own, "rationale": "Say here why the key is the key."})


def _with_gaps(stem: str, own: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A stem that was given, with a gap for each of its markers; where it has none, one is put at its end."""
    names = list(dict.fromkeys(_GAP.findall(stem)))
    first = next(iter(own["gaps"]))
    if not names:
        stem, names = f"{stem} {{{{{first}}}}}", [first]
    pattern = own["gaps"][first]
    gaps = {name: f"the word of {name}" if isinstance(pattern, str) else pattern for name in names}
    return stem, {**own, "gaps": gaps}


_OPTIONS = ("A wrong answer", "The right answer", "Another wrong answer")

_TYPES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "multiple-choice": (
        "Ask one thing here?",
        {
            "options": with_ids(
                {"text": _OPTIONS[0], "feedback": "Say which misconception leads here."},
                {"text": _OPTIONS[1], "correct": True},
                {"text": _OPTIONS[2], "feedback": "Say which misconception leads here."},
            )
        },
    ),
    "multiple-response": (
        "Ask which ones hold here?",
        {
            "options": with_ids(
                {"text": "One right answer", "correct": True}, {"text": "Another right answer", "correct": True}, {"text": "A wrong answer"}
            )
        },
    ),
    "true-false": ("State here something that is true or false.", {"answer": True}),
    "short-answer": (
        "Ask for a word or a phrase here?",
        {"answers": with_ids({"text": "the answer"}, {"text": "another spelling of the answer"})},
    ),
    "numeric": ("Ask for a number here?", {"answers": with_ids({"value": 42, "tolerance": {"absolute": 1}})}),
    "matching": (
        "Ask here to match each thing with what belongs to it.",
        {
            "pairs": with_ids(
                {"left": "One thing", "right": "What belongs to it"}, {"left": "Another thing", "right": "What belongs to that"}
            )
        },
    ),
    "ordering": (
        "Ask here to put the items in order.",
        {"items": with_ids({"text": "The first one"}, {"text": "The second one"}, {"text": "The third one"})},
    ),
    "categorize": (
        "Ask here to sort the items.",
        {
            "categories": [{"id": "one", "title": "One heading"}, {"id": "other", "title": "The other heading"}],
            "items": with_ids({"text": "An item of the one", "category": "one"}, {"text": "An item of the other", "category": "other"}),
        },
    ),
    "cloze": (
        "Write a text with {{word}} and {{choice}} here.",
        {
            "gaps": {
                "word": {"kind": "text", "answers": with_ids({"text": "a gap to type into"})},
                "choice": {
                    "kind": "dropdown",
                    "options": with_ids({"text": "a gap to choose from", "correct": True}, {"text": "something else"}),
                },
            }
        },
    ),
    "drag-words": (
        "Write a text with {{first}} and {{second}} here.",
        {"gaps": {"first": "one word", "second": "another word"}, "distractors": with_ids({"text": "a word that fits nowhere"})},
    ),
    "essay": ("Ask here for a text that a person will mark.", {"lines": 15, "grader_notes": "Say what a good answer holds."}),
}
