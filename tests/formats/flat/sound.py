"""Strategies: questions that somebody can get right, and responses to them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from quizkit.model.bank import QUESTION_TYPES
from quizkit.model.question import (
    Categorize,
    CategorizeItem,
    Category,
    Cloze,
    DragWords,
    DropdownGap,
    Gap,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    NumericGap,
    Option,
    Ordering,
    OrderItem,
    Pair,
    Question,
    ShortAnswer,
    TextAnswer,
    TextGap,
)
from quizkit.testing.strategies import entities

from . import app

# Numbers and words of no bank.
_FAR, _WORDS = "98765432109876543210", "no such words"


@st.composite
def sound_questions(draw: st.DrawFn) -> Question:
    """Questions of all types that a machine grades, with an answer that earns the full points, and with parts that look alike."""
    names = [name for name in QUESTION_TYPES if name != "essay"]
    question = draw(entities(QUESTION_TYPES[draw(st.sampled_from(names))]))
    return _mended(dataclasses.replace(question, use="practice"))  # type: ignore[arg-type]


def _mended(question: Question) -> Question:
    match question:
        case MultipleChoice():
            return dataclasses.replace(question, options=(*question.options, Option(text="The key", correct=True)))
        case MultipleResponse():
            keys = [dataclasses.replace(one, weight=None) if one.correct else one for one in question.options]
            return dataclasses.replace(question, options=(*keys, Option(text="A key", correct=True)))
        case ShortAnswer():
            return dataclasses.replace(question, answers=(TextAnswer(text="Right, Ä (first)"), *question.answers))
        case Numeric():
            return dataclasses.replace(question, answers=(NumericAnswer(value=Decimal("12345.678")), *question.answers))
        case Matching():
            return dataclasses.replace(question, pairs=(*question.pairs, Pair(left="L", right="R"), Pair(left="M", right=" R")))
        case Ordering():
            return dataclasses.replace(question, items=(*question.items, OrderItem(text="Last"), OrderItem(text="Last")))
        case Categorize():
            known = (*question.categories, Category(id="known", title="Known"), Category(id="alike", title="Known"))
            names = {one.id for one in known}
            items = [item if item.category in names else dataclasses.replace(item, category=None) for item in question.items]
            return dataclasses.replace(
                question,
                categories=known,
                items=(*items, CategorizeItem(text="I", category="known"), CategorizeItem(text="J", category="alike")),
            )
        case Cloze():
            gaps: dict[str, Gap] = {name: _mended_gap(gap) for name, gap in question.gaps.items()}
            gaps |= {"own": TextGap(answers=(TextAnswer(text="Own"),))}
            return dataclasses.replace(question, gaps=gaps, stem=_stem(gaps))
        case DragWords():
            words = {name: word if word.strip() else "word" for name, word in question.gaps.items()} | {"own": "own", "same": "own"}
            return dataclasses.replace(question, gaps=words, stem=_stem(words))
        case _:
            return question


def _mended_gap(gap: Gap) -> Gap:
    weight = abs(gap.weight)
    match gap:
        case TextGap():
            return dataclasses.replace(gap, weight=weight, answers=(TextAnswer(text="Right"), *gap.answers))
        case DropdownGap():
            return dataclasses.replace(gap, weight=weight, options=(*gap.options, Option(text="Key", correct=True)))
        case NumericGap():
            return dataclasses.replace(gap, weight=weight, answers=(NumericAnswer(value=Decimal("12345.678")), *gap.answers))


def _stem(gaps: Mapping[str, Any]) -> str:
    return "*Fill* in:\n\n- " + "\n- ".join(f"x {{{{{name}}}}} `{{{{{name}}}}}`" for name in gaps)


@st.composite
def responses(draw: st.DrawFn, flat: app.Question) -> list[app.Response]:
    """Whatever a learner may do with a question."""
    if flat["type"] == "multiple-response":
        return [(None, option["id"]) for option in flat["options"] if draw(st.booleans())]
    return [(slot, draw(st.none() | st.sampled_from(possible(flat, slot)))) for slot in app.slots_of(flat)]


def possible(flat: app.Question, slot: str | None) -> list[str]:
    """Options of a slot, or words and numbers that are right, wrong, or just at the edge of either."""
    own: Mapping[str, Any] = next((one for one in flat.get("slots", ()) if one["id"] == slot), {})
    options = own.get("options", flat.get("options"))
    if options is not None:
        return [option["id"] for option in options]
    if flat["type"] == "true-false":
        return ["true", "false"]
    rows = [row for row in flat["key"] if row.get("slot") == slot]
    if flat["type"] == "numeric" or own.get("kind") == "numeric":
        numbers = [Decimal(row[name]) for row in rows for name in ("value", "low", "high")]
        step = Decimal("0.0000001")
        return [_FAR, *(format(number + by, "f") for number in numbers for by in (0, step, -step))]
    texts = [row["text"] for row in rows]
    swapped = [text.translate(_SWAPPED) for text in texts]
    return [_WORDS, *texts, *swapped, *(f"  {text.replace('*', 'any  thing')} " for text in texts)]


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SWAPPED = str.maketrans(_LETTERS + _LETTERS.upper(), _LETTERS.upper() + _LETTERS)


def wrong(flat: app.Question) -> list[list[app.Response]]:
    """Responses of which each is the declared key but for one slot, option or tick that counts."""
    key = app.declared_key(flat)
    if flat["type"] == "multiple-response":
        return [key[:at] + key[at + 1 :] for at in range(len(key))]
    counted = [at for at, response in enumerate(key) if Fraction(_share(flat, response)) > 0]
    return [[*key[:at], (key[at][0], _other(flat, key[at])), *key[at + 1 :]] for at in counted]


def _share(flat: app.Question, response: app.Response) -> str:
    row = app.first_row(flat, response)
    return str(row["share"]) if row is not None else "0"


def _other(flat: app.Question, response: app.Response) -> str | None:
    """Another response to a slot, which earns less."""
    full = Fraction(_share(flat, response))
    others = [value for value in (None, *possible(flat, response[0])) if Fraction(_share(flat, (response[0], value))) < full]
    return others[-1]
