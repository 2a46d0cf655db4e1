"""Asks the rules about questions, in process: what the runner does for files, without files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from quizkit.finding import Problem
from quizkit.lint.config import Config
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.registry import registry
from quizkit.lint.rule import BankRule, EntityRule, Rule
from quizkit.lint.view import EntityView
from quizkit.load.folder import BankFile
from quizkit.model.bank import Manifest
from quizkit.model.entity import Entity
from quizkit.model.question import MultipleChoice, MultipleResponse

from .records import Record

TODAY = date(2026, 1, 15)
_QUESTIONS = (MultipleChoice, MultipleResponse)
R = TypeVar("R", bound=Rule)


@dataclass
class Found:
    """What the rules say of the records of a file: the problems of each record, by the rule's name. `rules` are all that were asked."""

    rules: tuple[Rule, ...]
    by_record: dict[str, dict[str, list[Problem]]] = field(default_factory=dict)

    def firing(self, rule: str) -> list[str]:
        """The ids of the records of which a rule says something."""
        return [record for record, problems in self.by_record.items() if rule in problems]


def ask(records: Iterable[Record]) -> Found:
    """Ask every rule that looks at questions, and then the rules on banks, for which the records are one bank."""
    return _Asking().about(records)


class _Asking:
    def __init__(self) -> None:
        self._settings = Config().settings(registry())
        self._manifest = Manifest(title="Judged", language="en", licence="CC-BY-4.0")
        self._index = BankIndex(TODAY, self._settings, self._manifest)
        self._index.add_file(BankFile("q.yaml", "q.yaml", "question"))
        self._entity_rules = _in_order([rule for rule in registry().rules if isinstance(rule, EntityRule) and _asks_questions(rule)])
        self._bank_rules = _in_order([rule for rule in registry().rules if isinstance(rule, BankRule) and _knows_questions(rule)])
        self._facts: list[Facts[Any]] = list({facts.name: facts for rule in self._bank_rules for facts in rule.facts}.values())
        self._of_row: list[str | None] = []

    def about(self, records: Iterable[Record]) -> Found:
        found = Found((*self._entity_rules, *self._bank_rules))
        stimuli: set[str] = set()
        for record in records:
            if record.stimulus is not None and record.stimulus.id not in stimuli:
                stimuli.add(record.stimulus.id)
                self._add(record.stimulus, None)
            found.by_record[record.id] = self._problems(record.question)
            self._add(record.question, record.id)
        for rule in self._bank_rules:
            self._judge(rule, found)
        return found

    def _view(self, entity: Entity) -> EntityView:
        return EntityView(entity, self._manifest, TODAY, self._settings)

    def _problems(self, question: MultipleChoice | MultipleResponse) -> dict[str, list[Problem]]:
        view = self._view(question)
        found: dict[str, list[Problem]] = {}
        for rule in self._entity_rules:
            if isinstance(question, rule.applies_to) and rule.reads(view.language) and found.keys().isdisjoint(rule.requires):
                problems = list(rule.check(question, view))
                if problems:
                    found[rule.name] = problems
        return found

    def _add(self, entity: Entity, record: str | None) -> None:
        row = self._index.add(entity.entity_kind, [entity.id])
        self._of_row.append(record)
        view = self._view(entity)
        for facts in self._facts:
            if isinstance(entity, facts.applies_to) and (fact := facts.of(view)) is not None:
                self._index.add_fact(facts, row, fact)

    def _judge(self, rule: BankRule, found: Found) -> None:
        for row, problem in rule.judge(self._index):
            record = self._of_row[row]
            if record is not None and found.by_record[record].keys().isdisjoint(rule.requires):
                found.by_record[record].setdefault(rule.name, []).append(problem)


def _asks_questions(rule: EntityRule[Any]) -> bool:
    return any(issubclass(cls, rule.applies_to) for cls in _QUESTIONS)


def _knows_questions(rule: BankRule) -> bool:
    return any(issubclass(cls, facts.applies_to) for facts in rule.facts for cls in _QUESTIONS)


def _in_order(rules: list[R]) -> list[R]:
    """Rules after those that they require."""
    return sorted(rules, key=_depth)


def _depth(rule: Rule) -> int:
    return 1 + max((_depth(registry().by_name[name]) for name in rule.requires), default=0)


def shown(problems: Iterable[Problem]) -> Iterator[str]:
    """The messages of some problems, each once."""
    yield from dict.fromkeys(problem.message for problem in problems)
