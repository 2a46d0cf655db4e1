"""Every rule that says it mends does so on the bad examples of its page, and harms nothing there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quizkit.finding import Finding
from quizkit.lint.config import FILE, Config, load_config
from quizkit.lint.fixing.bank import BankFix
from quizkit.lint.registry import registry
from quizkit.lint.rule import Rule
from quizkit.lint.runner import LintRun
from quizkit.load.layout.relations import comments
from quizkit.load.yaml import Tree, compose
from quizkit.testing.examples import TODAY, write_example

RULES = registry()
MENDING = [rule for rule in RULES.rules if rule.fix is not None]
CASES = [pytest.param(rule, example, id=f"{rule.name}-{number}") for rule in MENDING for number, example in enumerate(rule.bad, 1)]


def config_for(rule: Rule, folder: Path) -> Config:
    """The rules that are on by default, and this one, with the options of the example."""
    options = load_config(folder, RULES).rules if (folder / FILE).exists() else {}
    return Config(extend_select=(rule.name,), today=TODAY, rules=options)


def findings_in(folder: Path, config: Config) -> tuple[Finding, ...]:
    """What these rules find."""
    run = LintRun(folder, RULES, config)
    for _ in run.files():
        pass
    return run.report().findings


def fix(rule: Rule, folder: Path, config: Config) -> BankFix:
    """Apply all remedies of a rule, and write the files."""
    bank = BankFix(folder, RULES, config, frozenset(("safe", "unsafe")), lambda finding: finding.rule == rule.name)
    bank.run()
    for file, source in bank.after.items():
        file.path.write_bytes(source)
    return bank


def trees(folder: Path) -> dict[Path, Tree]:
    """The files of a bank, parsed."""
    return {path: compose(path.read_bytes().decode()) for path in sorted(folder.rglob("*.yaml"))}


def right_texts(tree: Tree) -> list[set[str]]:
    """The texts of the right options of each question, or the answer that a question has in their place."""
    return [_right(data) for data in tree.roots if isinstance(data, dict) and "type" in data]


def _right(question: dict[str, Any]) -> set[str]:
    options = [option for option in question.get("options") or [] if isinstance(option, dict)]
    answer = {str(question["answer"]).casefold()} if question["type"] == "true-false" else set()
    return {_plain(str(option.get("text"))) for option in options if option.get("correct") is True} | answer


def _plain(text: str) -> str:
    """A text without what a fix may change of how it looks, and without a label."""
    text = re.sub(r"\A\(?[A-Za-z0-9][).:] ", "", text)
    return " ".join("".join(character for character in text.casefold() if character.isprintable()).split()).rstrip(".")


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_bad_example_is_mended_and_nothing_else_changes(rule: Rule, example: str, tmp_path: Path) -> None:
    write_example(example, tmp_path)
    config = config_for(rule, tmp_path)
    before, found = trees(tmp_path), findings_in(tmp_path, config)
    bank = fix(rule, tmp_path, config)
    after, left = trees(tmp_path), findings_in(tmp_path, config)
    mendable = [finding for finding in found if finding.rule == rule.name and finding.remedy is not None]
    assert all(finding.fix == rule.fix for finding in mendable)
    assert bank.refused == []
    assert not any(finding.rule == rule.name and finding.remedy is not None for finding in left)
    assert len(bank.mended) == len(mendable)
    # What could not be read before is read now, and may have other flaws.
    more = Counter(finding.rule for finding in left) - Counter(finding.rule for finding in found)
    assert not more or (rule.raised_by == "load" and not any(RULES.by_name[name].raised_by == "load" for name in more))
    for path, tree in before.items():
        assert after[path].complete
        assert len(after[path].defects) <= len(tree.defects)
        assert right_texts(after[path]) == right_texts(tree)
        # A comment is the matter of a rule on suppressions.
        assert rule.family == "SUP" or comments(after[path]) == comments(tree)
    again = fix(rule, tmp_path, config)
    assert again.after == {}


@pytest.mark.parametrize("rule", MENDING, ids=lambda rule: rule.name)
def test_a_rule_that_says_it_mends_does_so(rule: Rule, tmp_path: Path) -> None:
    mended = 0
    for number, example in enumerate(rule.bad):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_example(example, folder)
        mended += len(fix(rule, folder, config_for(rule, folder)).mended)
    assert mended


def test_a_rule_that_mends_says_so(tmp_path: Path) -> None:
    for rule in RULES.rules:
        for number, example in enumerate(rule.bad):
            folder = tmp_path / f"{rule.name}-{number}"
            folder.mkdir()
            write_example(example, folder)
            for finding in findings_in(folder, config_for(rule, folder)):
                assert finding.fix == RULES.by_name[finding.rule].fix or finding.fix is None


def test_there_are_a_dozen_safe_fixes() -> None:
    assert sum(rule.fix == "safe" for rule in MENDING) >= 12


def test_the_page_on_fixes_lists_them_all() -> None:
    page = (Path(__file__).parents[3] / "docs" / "fixing.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| \[([\w-]+)\]\(rules/[^)]+\) \| (\w+) \|$", page, re.MULTILINE))
    assert listed == {rule.name: rule.fix for rule in MENDING}
