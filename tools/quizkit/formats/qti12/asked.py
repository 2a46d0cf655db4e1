"""A question as all dialects of QTI 1.2 see it: what is asked, what may be answered, and what that is worth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from quizkit.model.question import BaseQuestion
from quizkit.records import dataclass

# choice: one or several of a list. order: a list to put in order. text, number: to type. essay, upload: for a person to mark.
Kind = Literal["choice", "order", "text", "number", "essay", "upload"]
# What the question is built like: a single response, rows of a table, or gaps in its text.
Form = Literal["single", "rows", "gaps"]


@dataclass(frozen=True, slots=True)
class Words:
    """A text: XHTML, or characters that mean themselves."""

    text: str
    is_html: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose. `share` is what it is worth, as a part of what its response is worth; `number` tells items of an order apart."""

    ident: str
    words: Words
    share: Fraction = Fraction(0)
    is_key: bool = False
    feedback: Words | None = None
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class TypedText:
    """An accepted answer in words."""

    ident: str
    text: str
    share: Fraction
    feedback: Words | None = None


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """An accepted number: from `low` to `high`, both of them included. `figures` where it has to agree in so many significant figures."""

    ident: str
    value: Decimal
    low: Decimal
    high: Decimal
    share: Fraction
    figures: int | None = None
    feedback: Words | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """One thing to answer: a question has one, or one for each of its rows or gaps.

    `ident` is its own name, without what a dialect puts before it. `share` is what it is worth, as a part of the points. `choices`, `texts`
    and `numbers` go with its kind; the keys of an order stand in the right one.
    """

    ident: str
    kind: Kind
    share: Fraction = Fraction(1)
    label: Words | None = None
    choices: tuple[Choice, ...] = ()
    texts: tuple[TypedText, ...] = ()
    numbers: tuple[TypedNumber, ...] = ()
    is_multiple: bool = False
    shuffle: bool = False
    case_sensitive: bool = False
    feedback: Words | None = None

    @property
    def answers(self) -> tuple[Choice | TypedText | TypedNumber, ...]:
        """All that may be answered."""
        return (*self.choices, *self.texts, *self.numbers)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. `pieces` are its text: what stands between the gaps and the idents of the gaps by turns, text at both ends.

    `type_name` is what the reader calls the type. With `all_or_nothing` only the full answer scores. `solution` is what explains the key,
    `grading` what only markers see, `model` an answer that learners may see once theirs is marked,
    `lines` the height of the box to write in.
    """

    question: BaseQuestion
    type_name: str
    form: Form
    title: str
    pieces: tuple[str, ...]
    points: Decimal
    responses: tuple[Response, ...]
    all_or_nothing: bool = False
    correct: Words | None = None
    partially: Words | None = None
    incorrect: Words | None = None
    solution: Words | None = None
    hints: tuple[Words, ...] = ()
    grading: Words | None = None
    model: Words | None = None
    fields: tuple[tuple[str, str], ...] = ()
    lines: int | None = None

    @property
    def prompt(self) -> Words:
        """The text with each gap's ident in brackets where the gap stands."""
        return Words("".join(f"[{piece}]" if index % 2 else piece for index, piece in enumerate(self.pieces)))
