"""What a bank rule says of itself, so that it need not be asked in every run, is true."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import pytest

from quizkit.lint.registry import registry
from quizkit.lint.rule import BankRule

from .banks import findings

RULES = [rule for rule in registry().rules if isinstance(rule, BankRule)]
# What a module names that asks the file system.
ASKING = ("path_in_bank", ".is_file()", ".exists()", ".stat()", "read_bytes", "read_text", "open(")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_looks_at_files_says_so(rule: BankRule) -> None:
    """Else its last answer would stand though a file has come or gone."""
    source = inspect.getsource(sys.modules[type(rule).__module__])
    assert rule.asks_disk == any(sign in source for sign in ASKING)
    assert rule.asks_disk == (type(rule).files_asked_for is not BankRule.files_asked_for)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_its_own_facts_are_among_its_facts(rule: BankRule) -> None:
    assert set(rule.own_facts) <= set(rule.facts)
    assert rule.look_up is None or rule.look_up.facts in rule.facts


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.about], ids=lambda rule: rule.name)
def test_its_findings_are_about_the_kinds_that_it_names(rule: BankRule, tmp_path: Path) -> None:
    """Else a commit that changes another kind would not be told."""
    kinds: set[str] = set()
    for number, example in enumerate(rule.bad):
        folder = tmp_path / str(number)
        folder.mkdir()
        for finding in findings(example, folder, rule.name):
            names = (finding.entity, *(other.entity for other in finding.related))
            kinds |= {name.partition(":")[0] for name in names if name is not None}
    assert kinds
    assert kinds <= set(rule.about)


def test_facts_of_one_name_are_one() -> None:
    """They are kept and sent by their names."""
    named = {facts.name: facts for rule in RULES for facts in rule.facts}
    assert all(named[facts.name] is facts for rule in RULES for facts in rule.facts)
