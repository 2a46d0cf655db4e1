"""Targets in bank.yaml: `lint` says what an export will, and an export does not wait for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .command import MANIFEST, Command

TARGETS = MANIFEST + "targets: [moodle-xml]\n"
WEIGHTED = """\
- id: metals
  type: multiple-response
  stem: Which two are liquid in the sun?
  options:
    - {text: Mercury, correct: true, weight: 3/7}
    - {text: Caesium, correct: true, weight: 4/7}
    - {text: Iron}
  rationale: Both melt below 302 K.
"""
# A loss of every sort that an author can write into a question, and a question that is left out.
LOSSY = """\
- id: title
  title: What <br> does
  type: true-false
  stem: A line ends there.
  answer: true
  points: 123456
  rationale: That is what it is for.
- id: two-gaps
  type: cloze
  stem: "{{a}} and {{b}} are metals."
  gaps:
    a: {kind: text, answers: [{text: Iron}]}
    b: {kind: dropdown, options: [{text: "`Tin`", correct: true}, {text: Wood}]}
  feedback: {correct: So they are.}
  rationale: They conduct.
- id: no-marks
  type: cloze
  stem: "{{a}} and {{b}} are metals."
  gaps:
    a: {kind: text, weight: 99999/100000, answers: [{text: Gold}]}
    b: {kind: text, answers: [{text: Zinc}]}
  rationale: They conduct.
- id: order
  type: matching
  stem: Match each metal with its sign.
  scoring: all-or-nothing
  pairs: [{left: Iron, right: "*Fe*"}, {left: Tin, right: Sn}]
  tags: [a-tag-of-more-than-fifty-characters-which-moodle-will-cut]
  rationale: They are short for the Latin words.
"""


def test_a_weight_that_moodle_does_not_know_is_an_error_of_lint_and_stops_no_export(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": WEIGHTED}, bank=TARGETS)
    result = quizkit("lint", "--output-format", "json")
    assert (result.code, result.rules) == (1, ["moodle-fraction", "moodle-fraction"])
    # 3/7 lies between 40 % and 50 %, 4/7 between 50 % and 60 %.
    assert "3/7 became 40 %" in result.findings[0]["message"]
    assert "4/7 became 60 %" in result.findings[1]["message"]
    assert [finding["line"] for finding in result.findings] == [5, 6]
    other = quizkit("export", "json", "-o", "a.json")
    assert (other.code, other.err) == (0, "")
    same = quizkit("export", "moodle-xml", "-o", "a.xml")
    assert same.code == 0
    assert same.err.count("lossy[fraction-rounded] question:metals") == 2
    assert Path("a.xml").exists()
    assert quizkit("export", "moodle-xml", "-o", "b.xml", "--keep-going").code == 0


def test_a_strict_export_to_the_target_is_refused_and_one_to_another_format_is_not(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": WEIGHTED}, bank=TARGETS)
    assert quizkit("export", "json", "-o", "a.json", "--strict").code == 0
    assert quizkit("export", "moodle-xml", "-o", "a.xml", "--strict").code == 1
    assert not Path("a.xml").exists()


@pytest.mark.parametrize("selected", ["EXP", "ALL"])
def test_a_configuration_that_selects_the_rules_stops_no_export_either(quizkit: Command, selected: str) -> None:
    quizkit.write({"questions/q.yaml": WEIGHTED, "quizkit.toml": f'select = ["{selected}"]\n'}, bank=TARGETS)
    assert quizkit("lint").code == 1
    assert quizkit("export", "json", "-o", "a.json").code == 0


def test_an_error_of_another_sort_still_stops_an_export(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": WEIGHTED.replace("correct: true, ", "")}, bank=TARGETS)
    assert quizkit("export", "json", "-o", "a.json").code == 1


def test_notes_on_a_target_fail_no_run_unless_asked_to(quizkit: Command) -> None:
    two_gaps = LOSSY.partition("- id: no-marks")[0].partition("- id: two-gaps")
    quizkit.write({"questions/q.yaml": two_gaps[1] + two_gaps[2]}, bank=TARGETS)
    result = quizkit("lint", "--output-format", "json")
    assert (result.code, set(result.rules)) == (0, {"lossy-export"})
    assert {finding["severity"] for finding in result.findings} == {"info"}
    quizkit.write({"quizkit.toml": 'fail-on = "info"\n'}, bank=None)
    assert quizkit("lint").code == 1


def test_findings_are_the_losses_of_the_export(quizkit: Command) -> None:
    tag = "a-tag-of-more-than-fifty-characters-which-moodle-will-cut"
    quizkit.write({"questions/q.yaml": LOSSY}, bank=f"{TARGETS}tags: {{{tag}: Long.}}\n")
    assert quizkit("export", "moodle-xml", "-o", "a.xml", "--losses", "losses.json").code == 0
    losses = json.loads(Path("losses.json").read_text(encoding="utf-8"))
    lost = {(loss["entity"], loss["data_path"], f"For moodle-xml: {loss['message']}") for loss in losses if loss["level"] != "mapped"}
    found = quizkit("lint", "--select", "EXP", "--output-format", "json").findings
    assert {(finding["entity"], finding["data_path"], finding["message"]) for finding in found} == lost
    assert {finding["rule"] for finding in found} == {"moodle-name", "unsupported-type", "lossy-export"}
    assert len(lost) >= 8


def test_an_unknown_target_fails_lint_and_stops_no_export(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": WEIGHTED}, bank=MANIFEST + "targets: [moodle-xlm]\n")
    result = quizkit("lint", "--output-format", "concise")
    assert result.code == 1
    assert result.out.startswith("bank.yaml:4:11: ")
    assert "did you mean 'moodle-xml'?" in result.out
    assert quizkit("export", "moodle-xml", "-o", "a.xml").code == 0
