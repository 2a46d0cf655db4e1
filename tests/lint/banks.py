"""Small banks on disk, and what rules find in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from quizkit.finding import Finding
from quizkit.lint.analysis.asked import ASKED
from quizkit.lint.analysis.enemies import ENEMIES
from quizkit.lint.config import Config
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun
from quizkit.lint.view import EntityView
from quizkit.load.folder import BankFile
from quizkit.model.bank import Manifest
from quizkit.model.entity import Entity
from quizkit.model.question import BaseQuestion
from quizkit.testing.examples import TODAY, write_example


def findings(example: str, folder: Path, *select: str, today: date = TODAY, **rules: Mapping[str, Any]) -> tuple[Finding, ...]:
    """What the rules find in an example, which is written as on a rule's page; with no rule named, those that are on by default."""
    write_example(example, folder)
    run = LintRun(folder, registry(), Config(select=select or None, today=today, rules=rules))
    for _ in run.files():
        pass
    return run.report().findings


def lines(found: tuple[Finding, ...]) -> list[int]:
    """The line of each finding."""
    return [finding.line for finding in found]


def view_of(entity: Entity, *, language: str = "en", targets: tuple[str, ...] = ()) -> EntityView:
    """An entity as rules see it, in a bank of a language and with targets."""
    manifest = Manifest(title="Example", language=language, targets=targets)
    return EntityView(entity, manifest, TODAY, Config().settings(registry()))


_KNOWN: tuple[Facts[Any], ...] = (ASKED, ENEMIES)


def index_of(questions: Iterable[BaseQuestion], *, language: str = "en") -> BankIndex:
    """What bank rules know of some questions as to what they ask and key, a row for each."""
    index = BankIndex(TODAY, Config().settings(registry()), manifest=Manifest(title="Example", language=language))
    index.add_file(BankFile("questions/example.yaml", "questions/example.yaml", "question"))
    for row, question in enumerate(questions):
        index.add("question", [question.id])
        view = view_of(question, language=language)
        for facts in _KNOWN:
            if (fact := facts.of(view)) is not None:
                index.add_fact(facts, row, fact)
    return index
