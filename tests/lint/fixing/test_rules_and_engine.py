"""Remedies that rules propose, and that must not be applied where the question says more than the rule sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.fixing.test_rules_that_mend import RULES, config_for, fix
from tests.lint.fixing.test_rules_that_mend import findings_in as found_in

LABELS = """\
- id: q
  type: multiple-choice
  stem: Which gas makes up most of the air?
  options:
    - text: A) Oxygen
    - text: B) Nitrogen
      correct: true
    - text: C) {last}
  rationale: {rationale}
"""
VERDICTS = """\
- id: q
  type: multiple-choice
  stem: Air is mostly oxygen.
  options:
    - text: "True"{more}
    - text: "False"
      correct: true
  rationale: It is nitrogen.
"""


def bank_with(text: str, folder: Path) -> Path:
    """The file of a bank with one file."""
    (folder / "bank.yaml").write_text("title: Example\nschema: 1\nlanguage: en\n", encoding="utf-8")
    (folder / "questions").mkdir()
    file = folder / "questions" / "q.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("last", "rationale"), [("Argon", "Option B is right."), ("Both A and B", "It is 78 %."), ("Argon", "A is rarer.")]
)
def test_labels_stay_where_a_text_names_one(last: str, rationale: str, tmp_path: Path) -> None:
    text = LABELS.format(last=last, rationale=rationale)
    file = bank_with(text, tmp_path)
    rule = RULES.by_name["label-in-option"]
    assert any(finding.rule == rule.name for finding in found_in(tmp_path, config_for(rule, tmp_path)))
    fix(rule, tmp_path, config_for(rule, tmp_path))
    assert file.read_text(encoding="utf-8") == text


def test_labels_go_where_none_does(tmp_path: Path) -> None:
    file = bank_with(LABELS.format(last="Argon", rationale="It is about 78 %."), tmp_path)
    rule = RULES.by_name["label-in-option"]
    fix(rule, tmp_path, config_for(rule, tmp_path))
    assert ") " not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("more", "is_mended"), [("", True), ("  # as pupils say", False), ("\n      id: yes-it-is", False)])
def test_options_go_only_if_nothing_goes_with_them(more: str, is_mended: bool, tmp_path: Path) -> None:
    text = VERDICTS.format(more=more)
    file = bank_with(text, tmp_path)
    rule = RULES.by_name["true-false-as-choice"]
    bank = fix(rule, tmp_path, config_for(rule, tmp_path))
    assert (file.read_text(encoding="utf-8") != text) is is_mended
    assert bool(bank.refused) is not is_mended


@pytest.mark.parametrize(("written", "is_mended"), [("Open in part", True), ("“Open in part”", False), ("Open in part.", False)])
def test_a_quotation_and_a_sentence_keep_their_capital(written: str, is_mended: bool, tmp_path: Path) -> None:
    options = f"[{{text: closed to all but its maker}}, {{text: {written}, correct: true}}, {{text: fully open to everyone}}]"
    text = (
        f"- id: q\n  type: multiple-choice\n  stem: A model without its data is\n  options: {options}\n  rationale: Its data are missing.\n"
    )
    file = bank_with(text, tmp_path)
    rule = RULES.by_name["mixed-capitalisation"]
    fix(rule, tmp_path, config_for(rule, tmp_path))
    assert (file.read_text(encoding="utf-8") != text) is is_mended
