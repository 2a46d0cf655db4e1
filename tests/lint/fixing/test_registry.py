"""Every rule that says it has a fix has one: its bad examples are mended, and nothing else in them changes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quizkit.lint.config import FILE, Config, load_config
from quizkit.lint.fixing.bank import BankFix
from quizkit.lint.registry import registry
from quizkit.lint.rule import Rule
from quizkit.load.layout.relations import comments
from quizkit.load.yaml import compose
from quizkit.testing.examples import TODAY, write_example

RULES = [rule for rule in registry().rules if rule.fix is not None]


def _fix(rule: Rule, folder: Path) -> tuple[BankFix, Counter[str]]:
    """A bank after the fixes of one rule, and what the rules that are on by default, and this one, find in it then."""
    rules = registry()
    options = load_config(folder, rules).rules if (folder / FILE).exists() else {}
    config = Config(extend_select=(rule.name,), today=TODAY, rules=options)
    safeties = frozenset({"safe", rule.fix or "safe"})
    bank = BankFix(folder, rules, config, safeties, is_wanted=lambda finding: finding.rule == rule.name)
    report = bank.run()
    return bank, Counter(finding.rule for finding in report.findings)


def _keyed(source: bytes) -> list[list[str]]:
    """The words that are right, question by question, without signs and capitals."""
    return [_keyed_of(root) for root in compose(source.decode("utf-8-sig").replace("\r\n", "\n")).roots]


def _keyed_of(root: Any) -> list[str]:
    if not isinstance(root, dict):
        return []
    if isinstance(root.get("answer"), bool):
        return [str(root["answer"]).lower()]
    options = [part for part in root.get("options") or () if isinstance(part, dict)]
    return sorted(_folded(part.get("text")) for part in options if part.get("correct"))


def _folded(words: Any) -> str:
    return "".join([character for character in str(words).casefold() if character.isalnum()])


def _is_same_key(before: bytes, after: bytes) -> bool:
    """Whether the same words are right in two sources of a file; in the second they may stand without the letters of their options."""
    pairs = zip(_keyed(before), _keyed(after), strict=True)
    return all(len(old) == len(new) and all(any(was.endswith(word) for was in old) for word in new) for old, new in pairs)


def _mended(rule: Rule, tmp_path: Path) -> int:
    """How many findings are mended in the bad examples of a rule, each of which is looked at."""
    mended = 0
    for number, example in enumerate(rule.bad):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_example(example, folder)
        bank, found = _fix(rule, folder)
        mended += len(bank.mended)
        before = Counter(finding.rule for finding in _found(rule, folder))
        if bank.mended:
            assert found[rule.name] < before[rule.name]
            # What kept an entity from being read hid what the rules find of it.
            assert rule.raised_by == "load" or not (found - before)
        for file, source in bank.after.items():
            tree = compose(source.decode("utf-8-sig").replace("\r\n", "\n"))
            assert not tree.defects
            if rule.family != "SUP":
                was = compose(bank.before[file].decode("utf-8-sig").replace("\r\n", "\n"))
                assert not (comments(was) - comments(tree))
            file.path.write_bytes(source)
        again, _ = _fix(rule, folder)
        assert not again.after
        assert all(_is_same_key(bank.before[file], source) for file, source in bank.after.items())
    return mended


def _found(rule: Rule, folder: Path) -> list[Any]:
    rules = registry()
    options = load_config(folder, rules).rules if (folder / FILE).exists() else {}
    bank = BankFix(folder, rules, Config(extend_select=(rule.name,), today=TODAY, rules=options), frozenset())
    return list(bank.run().findings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_with_a_fix_mends_an_example_of_its_own(rule: Rule, tmp_path: Path) -> None:
    assert _mended(rule, tmp_path)


def test_there_are_a_dozen_safe_fixes() -> None:
    assert sum(rule.fix == "safe" for rule in RULES) >= 12


def test_the_page_on_fixes_lists_them_all() -> None:
    page = (Path(__file__).parents[3] / "docs" / "fixing.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| \[([\w-]+)\]\(rules/[^)]+\) \| (\w+) \|$", page, re.MULTILINE))
    assert listed == {rule.name: rule.fix for rule in RULES}
