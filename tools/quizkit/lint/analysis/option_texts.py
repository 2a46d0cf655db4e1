"""The options of a question as a reader sees them, and those among them that say something of their own. English only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizkit.finding import DataPath, Problem
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import MultipleChoice, MultipleResponse

from .meta_options import speaks_of_others

# What one of the options must begin with to speak of the others.
_MAY_SPEAK_OF_OTHERS = re.compile(
    r"\n\s*(?:\(?[a-z][.)]\s+)?\(?(?:all|both|each|every|any|(?:the\s+)?above|aota|no|neither)", re.IGNORECASE
)
# Nobody compares more of an option than this: a giant costs no more than a page.
_READ = 2_000


@dataclass(frozen=True, slots=True)
class Offered:
    """An option: its place in the list, what a reader sees of it, and whether code or maths is part of that."""

    index: int
    field: TextField
    text: str
    correct: bool
    has_verbatim: bool

    @property
    def path(self) -> DataPath:
        """Where its text stands."""
        return ("options", self.index, "text")

    def problem(self, message: str) -> Problem:
        """A problem with the option as a whole."""
        return Problem(message, self.path)


@lru_cache(maxsize=2)
def all_options(view: EntityView) -> tuple[Offered, ...]:
    """The options of the question that a rule looks at."""
    question = view.entity
    if not isinstance(question, MultipleChoice | MultipleResponse):
        return ()
    found = []
    for index, option in enumerate(question.options):
        text = view.texts["options", index, "text"]
        plain = text.plain
        found.append(Offered(index, text, plain.text[:_READ].strip(), option.correct, bool(plain.verbatim)))
    return tuple(found)


@lru_cache(maxsize=2)
def own_options(view: EntityView) -> tuple[Offered, ...]:
    """The options without those that only speak of the others ("all of the above", "none of these")."""
    options = all_options(view)
    return tuple([option for option in options if not speaks_of_others(option.text)]) if may_speak_of_others(view) else options


@lru_cache(maxsize=2)
def may_speak_of_others(view: EntityView) -> bool:
    """Whether any option may be one that speaks of the others: a glance at how they begin, for in most questions none is."""
    return _MAY_SPEAK_OF_OTHERS.search(one_a_line(view)) is not None


@lru_cache(maxsize=2)
def one_a_line(view: EntityView) -> str:
    """The texts of all options, each behind the end of a line: one glance tells whether any of them begins in some way."""
    return "\n".join(["", *[option.text for option in all_options(view)]])
