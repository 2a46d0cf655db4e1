"""A bank of flawed questions: each finding stands as a comment on its line, and no finding goes without one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from quizkit.lint.config import load_config
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun
from quizkit.testing.examples import TODAY, expected_findings, without_expectations

HERE = Path(__file__).parent
FLAWED = HERE / "flawed_bank"
# Rules on references wait until every file can be read, so what the loader refuses is a bank of its own.
REFUSED = HERE / "refused_bank"
BANKS = [pytest.param(bank, id=bank.name) for bank in (FLAWED, REFUSED)]

# What no bank of this size can show, and why.
NOT_SHOWN = {
    "guesser-score": "measures dozens of questions",
    "id-too-long": "every valid id is short enough for the installed formats",
    "key-position-bias": "measures dozens of questions",
    "longest-key-rate": "measures dozens of questions",
    "media-too-large": "would put megabytes into the repository",
    "qti-identifier": "every valid id is an identifier in the installed formats of QTI",
    "rule-crashed": "needs a defect of a rule",
    "text-too-large": "would put megabytes into the repository",
    "unknown-schema-version": "keeps every other file from being read",
}

Findings = set[tuple[str, int, str]]


def expected(bank: Path) -> Findings:
    """The file, the line and the code of each comment in a bank."""
    return {
        (file.relative_to(bank).as_posix(), line, code)
        for file in sorted(bank.rglob("*.yaml"))
        for _, line, code in expected_findings(file.read_text(encoding="utf-8"))
    }


def found(original: Path, folder: Path) -> dict[tuple[str, int, str], str]:
    """The file, the line and the code of each finding in a bank, with the message.

    A copy is read, without the comments: behind `ignore[…]`, or within a text of several lines, they would be read as words.
    """
    bank = folder / original.name
    shutil.copytree(original, bank)
    for file in bank.rglob("*.yaml"):
        file.write_bytes(without_expectations(file.read_bytes().decode()).encode())
    rules = registry()
    run = LintRun(bank, rules, replace(load_config(bank, rules), today=TODAY))
    for _ in run.files():
        pass
    return {
        (Path(finding.path).resolve().relative_to(bank.resolve()).as_posix(), finding.line, finding.code): finding.message
        for finding in run.report().findings
    }


@pytest.mark.parametrize("bank", BANKS)
def test_the_findings_are_those_that_the_comments_expect(bank: Path, tmp_path: Path) -> None:
    comments, findings = expected(bank), found(bank, tmp_path)
    differences = [
        *(f"{file}:{line}: {code} is expected and not found" for file, line, code in sorted(comments - findings.keys())),
        *(
            f"{file}:{line}: {code} is found and not expected: {findings[file, line, code]}"
            for file, line, code in sorted(findings.keys() - comments)
        ),
    ]
    assert not differences, "\n".join(("", *differences))


def test_every_rule_is_shown_or_said_why_not() -> None:
    rules = {rule.code: rule.name for rule in registry().rules}
    shown = {rules[code] for bank in (FLAWED, REFUSED) for _, _, code in expected(bank)}
    missing = sorted(set(rules.values()) - shown - NOT_SHOWN.keys())
    assert not missing, f"no comment expects {', '.join(missing)}: add a flawed entity, or a reason to NOT_SHOWN"
    needless = sorted(name for name in NOT_SHOWN if name in shown or name not in rules.values())
    assert not needless, f"NOT_SHOWN names {', '.join(needless)}, which a comment expects or which is no rule"
