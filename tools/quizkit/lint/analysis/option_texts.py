"""The options of a question as a reader sees them, and those among them that say something of their own. English only."""

from __future__ import annotations

import re

from quizkit.finding import DataPath, Problem
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex
from quizkit.records import dataclass
from quizkit.text.vocabulary import hint_words, vocabulary_of

from .meta_options import ALL_WORDS, NONE_WORDS, speaks_of_others

# What one of the options must begin with to speak of the others.
_MAY_SPEAK_OF_OTHERS = regex(r"\n\s*(?:\(?[a-z][.)]\s+)?\(?(?:all|both|each|every|any|(?:the\s+)?above|aota|no|neither)", re.IGNORECASE)
_OTHERS = hint_words((*ALL_WORDS, *NONE_WORDS))
# Nobody compares more of an option than this: a giant costs no more than a page.
_READ = 2_000


class OptionTexts:
    """What a reader sees of each option, as far as a rule looks.

    `lines` has all of them, each behind the end of a line: one glance tells whether any begins in some way. `vocabulary` has their words.
    """

    __slots__ = ("lines", "texts", "vocabulary")

    def __init__(self, view: EntityView) -> None:
        self.texts = [field.words[:_READ].strip() for field in view.options]
        self.lines = "\n".join(["", *self.texts])
        self.vocabulary = vocabulary_of(self.lines)


@dataclass(frozen=True, slots=True)
class Offered:
    """An option: its place in the list, and what a reader sees of it."""

    index: int
    field: TextField
    text: str
    correct: bool

    @property
    def has_verbatim(self) -> bool:
        """Whether code or maths is part of it."""
        return bool(self.field.plain.verbatim)

    @property
    def path(self) -> DataPath:
        """Where its text stands."""
        return ("options", self.index, "text")

    def problem(self, message: str) -> Problem:
        """A problem with the option as a whole."""
        return Problem(message, self.path)


def option_texts(view: EntityView) -> OptionTexts:
    """What the options of a question say."""
    return view.once(OptionTexts)


def all_options(view: EntityView) -> tuple[Offered, ...]:
    """The options of the question that a rule looks at."""
    return view.once(_all_options)


def _all_options(view: EntityView) -> tuple[Offered, ...]:
    question = view.entity
    if not isinstance(question, MultipleChoice | MultipleResponse):
        return ()
    texts = option_texts(view).texts
    shown = zip(view.options, texts, question.options, strict=True)
    return tuple([Offered(index, field, text, option.correct) for index, (field, text, option) in enumerate(shown)])


def own_options(view: EntityView) -> tuple[Offered, ...]:
    """The options without those that only speak of the others ("all of the above", "none of these")."""
    return view.once(_own_options)


def _own_options(view: EntityView) -> tuple[Offered, ...]:
    options = all_options(view)
    return tuple([option for option in options if not speaks_of_others(option.text)]) if may_speak_of_others(view) else options


def may_speak_of_others(view: EntityView) -> bool:
    """Whether any option may be one that speaks of the others: a glance at how they begin, for in most questions none is."""
    found = option_texts(view)
    return not found.vocabulary.isdisjoint(_OTHERS) and _MAY_SPEAK_OF_OTHERS.search(found.lines) is not None


def one_a_line(view: EntityView) -> str:
    """The texts of all options, each behind the end of a line."""
    return option_texts(view).lines
