"""An app that grades as the schema tells it to, and that knows nothing else of the questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from unicodedata import normalize

Question = Mapping[str, Any]
# A slot (None where the question has none) and what was put there.
Response = tuple[str | None, str | None]

_FULL = Decimal("0.999999")


def grade(question: Question, responses: Sequence[Response]) -> Decimal:
    """The score from 0 to 1. Each slot has one response; in multiple-response each tick is a response."""
    if all(value is None for _, value in responses):
        return Decimal(0)
    total = sum((Decimal(row["share"]) for response in responses if (row := first_row(question, response)) is not None), Decimal(0))
    score = Decimal(1) if total > _FULL else max(total, Decimal(0))
    return Decimal(0) if question["scoring"] == "all-or-nothing" and score < 1 else score


def first_row(question: Question, response: Response) -> Mapping[str, Any] | None:
    """The row of the key that counts for a response."""
    slot, value = response
    return next((row for row in question["key"] if row.get("slot") == slot and _fits(row, value)), None)


def _fits(row: Mapping[str, Any], value: str | None) -> bool:
    if "option" in row:
        return bool(row["option"] == value)
    if value is None:
        return False
    if "low" in row:
        return Decimal(row["low"]) <= Decimal(value) <= Decimal(row["high"])
    words = " ".join(normalize("NFC", value).split())
    return re.search(row["regex"], words, re.NOFLAG if row["case_sensitive"] else re.IGNORECASE) is not None


def slots_of(question: Question) -> list[str | None]:
    """The slots that a learner fills."""
    return [slot["id"] for slot in question["slots"]] if "slots" in question else [None]


def declared_key(question: Question) -> list[Response]:
    """What the key calls right: all right options of a multiple-response, else the first right answer to each slot that counts."""
    if question["type"] == "multiple-response":
        return [(None, row["option"]) for row in question["key"] if row["correct"]]
    return [(slot, _right(question, slot)) for slot in slots_of(question)]


def _right(question: Question, slot: str | None) -> str | None:
    rows = [row for row in question["key"] if row.get("slot") == slot and row["correct"]]
    best = max(Decimal(row["share"]) for row in rows)
    for row in rows:
        for value in _values(row):
            found = first_row(question, (slot, value))
            if found is not None and found["correct"] and Decimal(found["share"]) == best:
                return value
    raise AssertionError(f"nothing is right in {slot} of {question['id']}")


def _values(row: Mapping[str, Any]) -> Iterable[str | None]:
    """Responses that a row asks for, by what it shows to a reader."""
    if "option" in row:
        return [row["option"]]
    if "value" in row:
        return [row["value"]]
    return [row["text"], re.sub(r"(?<!\\)\*+", "x", row["text"]).replace(r"\*", "*")]
