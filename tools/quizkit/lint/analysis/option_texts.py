"""The options of a question as a reader sees them, and those among them that say something of their own. English only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quizkit.finding import DataPath, Problem
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import MultipleChoice, MultipleResponse

from .meta_options import is_all_of_the_above, is_none_of_the_above

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
    return tuple([option for option in all_options(view) if not speaks_of_others(option.text)])


def speaks_of_others(text: str) -> bool:
    """Whether an option is one like "all of the above" or "none of these"."""
    return is_all_of_the_above(text) or is_none_of_the_above(text)
