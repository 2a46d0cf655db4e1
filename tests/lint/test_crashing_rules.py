"""A rule that fails is a finding, and the others run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from quizkit.finding import Problem
from quizkit.lint.config import Config
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.registry import Registry, registry
from quizkit.lint.rule import BankRule, EntityRule, ManifestRule, Rule
from quizkit.lint.runner import LintRun
from quizkit.lint.view import EntityView
from quizkit.model.bank import Manifest
from quizkit.model.entity import Entity
from quizkit.testing.examples import write_example

EXAMPLE = "- id: iron\n  type: true-false\n  stem: Iron is a <b>metal</b>.\n  answer: true\n  rationale: So it is.\n"


def fail(_: object) -> NoReturn:
    """Fail as a rule may."""
    raise LookupError("no such word")


class CrashingEntityRule(EntityRule[Entity]):
    """It fails."""

    code, name, since = "STM900", "crashing", "0.1"
    applies_to = (Entity,)

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        fail(entity)


class LateCrashingEntityRule(CrashingEntityRule):
    """It fails when it has found something."""

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        yield Problem("The first of several.")
        fail(entity)


class CrashingManifestRule(ManifestRule):
    """It fails."""

    code, name, since = "STM900", "crashing", "0.1"

    def check(self, manifest: Manifest) -> Iterable[Problem]:
        fail(manifest)


class CrashingBankRule(BankRule):
    """It fails."""

    code, name, since = "STM900", "crashing", "0.1"

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        fail(index)


class RuleWithCrashingFacts(BankRule):
    """It has facts that fail."""

    code, name, since = "STM900", "crashing", "0.1"
    facts = (Facts("words", (Entity,), fail),)

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        yield from ()


@pytest.mark.parametrize(
    ("rule", "place", "what"),
    [
        (CrashingEntityRule, "questions/example.yaml", "rule STM900 crashing"),
        (LateCrashingEntityRule, "questions/example.yaml", "rule STM900 crashing"),
        (CrashingManifestRule, "bank.yaml", "rule STM900 crashing"),
        (CrashingBankRule, "bank.yaml", "rule STM900 crashing"),
        (RuleWithCrashingFacts, "questions/example.yaml", "analysis 'words'"),
    ],
)
@pytest.mark.parametrize("config", [Config(), Config(ignore=("ALL",), also=("crashing", "raw-html"))])
def test_a_rule_that_fails_is_a_finding_and_the_others_run(rule: type[Rule], place: str, what: str, config: Config, tmp_path: Path) -> None:
    write_example(EXAMPLE, tmp_path)
    rules = Registry((*registry().rules, rule()))
    run = LintRun(tmp_path, rules, config)
    for _ in run.files():
        pass
    found = {finding.rule: finding for finding in run.report().findings}
    assert set(found) == {"rule-crashed", "raw-html"}
    crashed = found["rule-crashed"]
    assert crashed.message == f"The {what} failed here (LookupError: no such word). Please report it; the others ran."
    assert (crashed.severity, Path(crashed.path).resolve()) == ("error", (tmp_path / place).resolve())
