"""Which questions the draws of quizzes may take."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from quizkit.lint.index import BankIndex
from quizkit.model.question import Use
from quizkit.model.quiz import Section
from quizkit.named_tuples import NamedTuple

from .profiles import PLANS, PROFILES, Plan
from .references import REFERENCES
from .row_sets import set_of, union

# What a rule declares that asks for `Pools`.
POOL_FACTS = (PLANS, PROFILES, REFERENCES)

Restriction = Literal["questions", "tags", "terms", "level", "use", "status"]

_KEPT = 256
_ANY = ""


class Draw(NamedTuple):
    """A draw of a quiz: the number of its section, how many questions it takes, and those it may take."""

    section: int
    amount: int
    pool: int


class Pools:
    """The questions of a bank, by everything that a draw may ask for; `may_draw` in the model says what that is.

    A question that could not be read, and one that a quiz names and the bank lacks, may be anything: every draw that can reach it may take
    it; and a term that the bank lacks may be any, whoever names it. So a set is never smaller here than once these errors are mended.
    """

    def __init__(self, index: BankIndex) -> None:
        self._rows = index.rows_by_id["question"]
        self._terms = index.rows_by_id["term"] if "term" not in index.unknown_kinds else None
        self._missing: dict[str, int] = {}
        self._size = len(index)
        self._members: dict[tuple[str, str], array[int]] = {}
        self._set_of = lru_cache(_KEPT)(self._make_set)
        self._sort(index)
        repeated = [row for row, _ in index.repeated_ids() if index.kind(row) == "question"]
        known = bytearray(len(index))
        for row, _ in index.facts(PROFILES):
            known[row] = True
        self._all = set_of(row for row in self._rows.values() if known[row]) & ~set_of(repeated)
        self._unread = set_of(row for row in self._rows.values() if not known[row])

    def _sort(self, index: BankIndex) -> None:
        """Note the rows of each status and use, and of the levels, tags and terms that some draw asks for."""
        sections = [section for _, plan in index.facts(PLANS) for section in plan.sections]
        wanted = {("tags", tag) for section in sections for tag in section.tags}
        wanted |= {("terms", term) for section in sections for term in section.terms}
        for row, profile in index.facts(PROFILES):
            self._note(("status", profile.status), row)
            self._note(("use", profile.use), row)
            if profile.level is not None:
                self._note(("level", profile.level), row)
            for tag in profile.tags:
                if ("tags", tag) in wanted:
                    self._note(("tags", tag), row)
        for row, references in index.facts(REFERENCES):
            for path, _, text in references:
                if path[0] == "tests" and text.startswith("term:"):
                    term = text.removeprefix("term:")
                    if not self._is_term(term):
                        self._note(("terms", _ANY), row)
                    elif ("terms", term) in wanted:
                        self._note(("terms", term), row)

    def _is_term(self, name: str) -> bool:
        return self._terms is None or name in self._terms

    def _note(self, key: tuple[str, str], row: int) -> None:
        self._members.setdefault(key, array("I")).append(row)

    def _make_set(self, field: str, word: str) -> int:
        return set_of(self._members.get((field, word), ()))

    def _with(self, field: str, words: Iterable[str]) -> int:
        return union(self._set_of(field, word) for word in words)

    def listed(self, section: Section) -> int:
        """The questions that a section names, whether it draws from them or shows them all."""
        return set_of(self._row_of(name) for name in section.questions)

    def _row_of(self, name: str) -> int:
        row = self._rows.get(name)
        return row if row is not None else self._missing.setdefault(name, self._size + len(self._missing))

    def pool(self, section: Section, use: Use, lifted: Restriction | None = None) -> int:
        """What a draw may take, or what it might take were one of its restrictions `lifted`: what is retired never comes back."""
        fit = self._with("status", ("published",) if lifted != "status" else ("published", "review", "draft"))
        if use == "practice" and lifted != "use":
            fit &= self._with("use", ("practice",))
        if section.tags and lifted != "tags":
            fit &= self._with("tags", section.tags)
        if section.terms and lifted != "terms" and all(self._is_term(term) for term in section.terms):
            fit &= self._with("terms", (*section.terms, _ANY))
        if section.level is not None and lifted != "level":
            fit &= self._with("level", (section.level,))
        if not section.questions or lifted == "questions":
            return self._all & fit | self._unread
        listed = self.listed(section)
        return listed & (self._all & fit | self._unread) | listed >> self._size << self._size

    def shown(self, plan: Plan) -> int:
        """The questions that a quiz shows whatever is drawn: no draw takes them once more."""
        return union(self.listed(section) for section in plan.sections if section.draw is None)

    def draws(self, plan: Plan) -> list[Draw]:
        """Every draw of a quiz, with what is left for it beside the questions that the quiz shows in any case."""
        shown = self.shown(plan)
        return [
            Draw(number, section.draw, self.pool(section, plan.use) & ~shown)
            for number, section in enumerate(plan.sections)
            if section.draw is not None
        ]
