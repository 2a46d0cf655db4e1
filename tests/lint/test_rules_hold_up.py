"""Rules do not fail on anything the schemas accept, and do not hang on anything large."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit.formats.registry import find_writer, writer_names
from quizkit.lint.config import Config
from quizkit.lint.facts import Facts
from quizkit.lint.index import BANK_ROW, BankIndex
from quizkit.lint.registry import registry
from quizkit.lint.rule import BankRule, EntityRule, ManifestRule
from quizkit.load.folder import BankFile
from quizkit.model.bank import KINDS, QUESTION_TYPES, Bank, Manifest
from quizkit.model.question import MultipleChoice, Option
from quizkit.testing.examples import TODAY
from quizkit.testing.strategies import banks, entities

from .banks import view_of

ENTITY_RULES = [rule for rule in registry().rules if isinstance(rule, EntityRule)]
FACTS: list[Facts[Any]] = list(
    {facts.name: facts for rule in registry().rules if isinstance(rule, BankRule) for facts in rule.facts}.values()
)
# Every format that carries questions, so that what the rules make of its losses is tried as well.
TARGETS = (*(name for name in writer_names() if find_writer(name).support is not None), "json/flat")
CLASSES = [kind.entity for kind in KINDS.values() if kind.name != "question"] + list(QUESTION_TYPES.values())


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    """What a path leads to."""
    for part in path:
        data = data[part] if isinstance(part, int) or isinstance(data, dict) else getattr(data, part)
    return data


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_a_rule_never_raises_and_points_at_something(cls: type[Any], data: st.DataObject) -> None:
    entity = data.draw(entities(cls))
    view = view_of(entity, targets=TARGETS)
    failed: set[str] = set()
    for rule in sorted(ENTITY_RULES, key=lambda rule: len(rule.requires)):
        if isinstance(entity, rule.applies_to) and failed.isdisjoint(rule.requires):
            for problem in list(rule.check(entity, view)):
                failed.add(rule.name)
                value = at(entity, problem.path)
                if problem.span is not None:
                    assert 0 <= problem.span[0] <= problem.span[1] <= len(value)
    for facts in FACTS:
        if isinstance(entity, facts.applies_to):
            assert facts.of(view) == facts.of(view_of(entity, targets=TARGETS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(bank=banks(most=2))
def test_a_bank_rule_never_raises_and_points_at_something(bank: Bank) -> None:
    index = BankIndex(TODAY, Config().settings(registry()), bank.manifest)
    index.add_file(BankFile("q.yaml", "q.yaml", "question"))
    all_of_it = list(bank.entities())
    for entity in all_of_it:
        row = index.add(entity.entity_kind, [entity.id])
        for facts in FACTS:
            if isinstance(entity, facts.applies_to) and (fact := facts.of(view_of(entity, targets=TARGETS))) is not None:
                index.add_fact(facts, row, fact)
    for rule in registry().rules:
        if isinstance(rule, BankRule):
            for row, problem in rule.judge(index):
                at(bank.manifest if row == BANK_ROW else all_of_it[row], problem.path)
                for mention in problem.related:
                    at(all_of_it[mention.row], mention.path)


@settings(deadline=None)
@given(targets=st.lists(st.from_regex(r"[a-z]{1,6}([.-][a-z0-9]{1,3})?(/[a-z]{1,4})?", fullmatch=True) | st.sampled_from(TARGETS)))
def test_a_rule_on_the_manifest_never_raises_and_points_at_something(targets: list[str]) -> None:
    manifest = Manifest(title="Example", targets=tuple(targets))
    for rule in registry().rules:
        if isinstance(rule, ManifestRule):
            for problem in rule.check(manifest):
                at(manifest, problem.path)


@pytest.mark.parametrize(
    "unit",
    ["not ", "Which is not ", "not? ", "except ", "'a ", "“", '"', "a", "A", ", ", "**not** ", "`a` not ", "> not\n", "> no\n\nnot\n\n"],
)
def test_a_stem_of_a_megabyte_hangs_no_rule(unit: str) -> None:
    stem = (unit * (1_000_000 // len(unit) + 1))[:1_000_000] + " Which of these is not one?"
    entity = MultipleChoice(id="q", stem=stem, options=(Option(text="Yes", correct=True), Option(text="No")))
    view = view_of(entity, targets=("moodle-xml",))  # each target takes its time
    for text in view.texts.values():
        assert text.plain
    for rule in ENTITY_RULES:
        if isinstance(entity, rule.applies_to):
            start = time.perf_counter()
            list(rule.check(entity, view))
            assert time.perf_counter() - start < 5, rule.name
    for facts in FACTS:
        if isinstance(entity, facts.applies_to):
            start = time.perf_counter()
            facts.of(view)
            assert time.perf_counter() - start < 5, facts.name
