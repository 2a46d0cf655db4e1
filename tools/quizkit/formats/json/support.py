"""How questions travel in JSON: the whole bank carries all, the profile `flat` what apps and learners can use."""

from __future__ import annotations

from quizkit.formats.base import Support, SupportTable
from quizkit.model.bank import QUESTION_TYPES

FLAT = SupportTable(
    types={
        "multiple-choice": Support("native", "Options, of which one is chosen."),
        "multiple-response": Support("native", "Options, each of which counts for itself."),
        "true-false": Support("native", "The options true and false."),
        "short-answer": Support("native", "Words, as regular expressions."),
        "numeric": Support("native", "Numbers, as ranges."),
        "matching": Support("native", "Left sides are slots, right sides and distractors options."),
        "ordering": Support("native", "Numbered slots, and options in an order that tells nothing."),
        "categorize": Support("native", "Items are slots, categories options."),
        "cloze": Support("native", "Gaps are slots with answers or options of their own."),
        "drag-words": Support("native", "Gaps are slots, words options."),
        "essay": Support("native", "For a person to mark."),
    },
    features={
        "stimulus": Support("native", "In each of its questions, whole."),
        "images": Support("native", "In the texts, as `data:` addresses; captions, credits and long descriptions beside them."),
        "part-ids": Support("native", "Its own, or one that is derived from the text."),
        "scoring": Support("native", "Worked out: each row of the key says what it is worth."),
        "wildcards": Support("native", "As regular expressions."),
        "significant-figures": Support("native", "As a range, and as written."),
        "use": Support("unsupported", "A question that is kept for exams is left out, for an app would show its key."),
        "metadata": Support("unsupported", "Stays behind, save the names of the terms that a question tests."),
    },
)

SUPPORT = SupportTable(dict.fromkeys(QUESTION_TYPES, Support("native")), profiles={"flat": FLAT})
