"""Holds an app's grade of a response against what the content model says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quizkit.model.question import (
    Categorize,
    Cloze,
    DragWords,
    Essay,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)

from . import app
from .content_model import (
    score_choice,
    score_gaps,
    score_number,
    score_placed,
    score_ticks,
    score_truth,
    score_words,
)

# The content model's grader sees no images.
_IMAGE = re.compile("<img[^>]*/>")


def agreed(question: Question, flat: Mapping[str, Any], responses: Sequence[app.Response]) -> Fraction:
    """The score that both give."""
    score = by_model(question, flat, responses)
    assert abs(Fraction(app.grade(flat, responses)) - score) < Fraction(1, 10**6), (responses, score, flat)
    return score


def by_model(question: Question, flat: Mapping[str, Any], responses: Sequence[app.Response]) -> Fraction:  # noqa: C901 (a case for each type)
    """The score by the content model, of what a learner has seen and typed."""
    given = [value for _, value in responses if value is not None]
    if not given:
        return Fraction(0)
    match question:
        case MultipleChoice():
            return score_choice(question, _position(flat["options"], given[0]))
        case MultipleResponse():
            return score_ticks(question, [_position(flat["options"], value) for value in given])
        case TrueFalse():
            return score_truth(question, given[0] == "true")
        case ShortAnswer():
            return score_words(question, given[0])
        case Numeric():
            return score_number(question, Decimal(given[0]))
        case Matching() | Ordering() | Categorize():
            seen = {option["id"]: _IMAGE.sub("", option["html"]) for option in flat["options"]}
            return score_placed(question, [None if value is None else seen[value] for _, value in responses])
        case DragWords():
            words = {option["id"]: option["text"] for option in flat["options"]}
            return score_placed(question, [None if value is None else words[value] for _, value in responses])
        case Cloze():
            slots = {slot["id"]: slot for slot in flat["slots"]}
            return score_gaps(question, {str(name): _in_gap(slots[name], value) for name, value in responses})
        case Essay():
            raise AssertionError("a person grades it")


def _in_gap(slot: Mapping[str, Any], value: str | None) -> str | int | None:
    return _position(slot["options"], value) if slot["kind"] == "dropdown" and value is not None else value


def _position(options: Sequence[Mapping[str, Any]], name: str) -> int:
    """Where an option stands in the bank: options that are chosen keep its order."""
    return [option["id"] for option in options].index(name)
