"""Runs the examples of a rule: every line marked `# expect: CODE` gets that finding, and no other line gets any of the rule's.

An example that has a quizkit.toml is run with the options that stand there.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from quizkit.lint.config import FILE, Config, load_config
from quizkit.lint.registry import Registry, registry
from quizkit.lint.rule import Rule
from quizkit.lint.runner import LintRun
from quizkit.patterns import regex

# Examples speak of days before and after this one.
TODAY = date(2026, 1, 15)

_EXPECT = regex(r"\s*# expect: ([A-Z0-9, ]+)")
_FILE = regex(r"^# file: (\S+)\n", re.MULTILINE)
_MANIFEST = "title: Example\nschema: 1\nlanguage: en\ntags:\n  basics: What everybody should know.\n"


def write_example(example: str, folder: Path) -> None:
    """Write an example as a bank; bank.yaml is added where the example has none."""
    (folder / "bank.yaml").write_text(_MANIFEST, encoding="utf-8")
    first, *others = _FILE.split(example)
    files = {"questions/example.yaml": first} if first else {}
    files |= dict(zip(others[::2], others[1::2], strict=True))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(without_expectations(text).encode())


def without_expectations(text: str) -> str:
    """A text without the comments that say what is expected, as the rules are to read it."""
    return _EXPECT.sub("", text)


def expected_findings(example: str) -> set[tuple[str, int, str]]:
    """The file, the line and the code of each finding that an example expects."""
    first, *others = _FILE.split(example)
    files = [("questions/example.yaml", first), *zip(others[::2], others[1::2], strict=True)]
    return {
        (name, number, code.strip())
        for name, text in files
        for number, line in enumerate(text.split("\n"), 1)
        if (found := _EXPECT.search(line))
        for code in found[1].split(",")
    }


def actual_findings(rule: Rule, folder: Path, rules: Registry | None = None) -> set[tuple[str, int, str]]:
    """The file, the line and the code of each finding of a rule, and of those that it requires, in a bank."""
    rules = rules or registry()
    loading = [other.name for other in rules.rules if other.raised_by == "load"]
    # A rule on suppressions looks at what the other rules find.
    others = [other.name for other in rules.rules if other.enabled] if rule.family == "SUP" else rule.requires
    options = load_config(folder, rules).rules if (folder / FILE).exists() else {}
    config = Config(select=(rule.name, *others, *loading, "rule-crashed"), today=TODAY, rules=options)
    run = LintRun(folder, rules, config)
    for _ in run.files():
        pass
    return {
        (str(Path(finding.path).resolve().relative_to(folder.resolve())), finding.line, finding.code) for finding in run.report().findings
    }
