"""What a bank rule says of itself, so that it need not be asked in every run, is true."""

from __future__ import annotations

import inspect
import sys

import pytest

from quizkit.lint.registry import registry
from quizkit.lint.rule import BankRule

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


def test_facts_of_one_name_are_one() -> None:
    """They are kept and sent by their names."""
    named = {facts.name: facts for rule in RULES for facts in rule.facts}
    assert all(named[facts.name] is facts for rule in RULES for facts in rule.facts)
