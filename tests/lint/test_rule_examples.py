"""The examples on the rules' pages are true, and every page is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkit.lint.registry import registry
from quizkit.lint.rule import SECTIONS, Rule
from quizkit.testing.examples import actual_findings, expected_findings, write_example

RULES = registry().rules
# What no example can show: a defect of a rule, megabytes of text or media, and what no installed format has.
WITHOUT_EXAMPLES = {"rule-crashed", "text-too-large", "media-too-large", "id-too-long", "qti-identifier"}

CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{sort}-{number}")
    for rule in RULES
    for sort, examples in (("bad", rule.bad), ("good", rule.good))
    for number, example in enumerate(examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_an_example_gets_the_findings_it_expects_and_no_other(rule: Rule, example: str, tmp_path: Path) -> None:
    write_example(example, tmp_path)
    assert actual_findings(rule, tmp_path) == expected_findings(example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_whole_page(rule: Rule) -> None:
    assert tuple(rule.page.sections) == SECTIONS
    assert rule.page.summary.endswith(".")
    assert "\n" not in rule.page.summary
    if rule.name not in WITHOUT_EXAMPLES:
        assert rule.bad
        assert rule.good
        assert all(expected_findings(example) for example in rule.bad)
        assert not any(expected_findings(example) for example in rule.good)
