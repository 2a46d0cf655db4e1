"""A finding is the same finding wherever it stands, and another one when what it is about changes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.finding import Finding
from quizkit.lint.config import Config
from quizkit.lint.fingerprints import content_digest, digest, fingerprints, identity
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun
from tests.lint.banks import findings

WORD = st.text("abcdefghij", min_size=1, max_size=8)
STEM = st.lists(WORD, min_size=1, max_size=4).map(lambda words: f"Which <b>{' '.join(words)}</b>?")


def question(number: int, stem: str) -> str:
    """A question whose stem is a finding."""
    return f"- id: q-{number}\n  type: short-answer\n  stem: {stem}\n  answers:\n    - text: x{number}\n  rationale: So it is.\n"


def found_in(folder: Path, text: str) -> dict[str | None, str]:
    """The fingerprint of the finding in each entity."""
    found = findings(text, folder, "raw-html")
    return {finding.entity: mark for finding, mark in zip(found, fingerprints(found), strict=True)}


@settings(max_examples=60, deadline=None)
@given(st.lists(STEM, min_size=1, max_size=4), st.integers(0, 5), st.randoms(use_true_random=False))
def test_moving_an_entity_or_adding_lines_above_keeps_the_fingerprint(
    tmp_path_factory: pytest.TempPathFactory, stems: list[str], lines: int, chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("bank")
    questions = [question(number, stem) for number, stem in enumerate(stems)]
    before = found_in(folder, "".join(questions))
    chance.shuffle(questions)
    assert len(before) == len(stems)
    assert found_in(folder, "# a comment\n" * lines + "\n".join(questions)) == before


@settings(max_examples=60, deadline=None)
@given(STEM, STEM)
def test_another_text_has_another_fingerprint_and_another_layout_has_not(
    tmp_path_factory: pytest.TempPathFactory, stem: str, other: str
) -> None:
    folder = tmp_path_factory.mktemp("bank")
    before = found_in(folder, question(1, stem))
    assert (found_in(folder, question(1, other)) == before) == (stem == other)
    assert found_in(folder, question(1, f'"{stem}"')) == before
    assert found_in(folder, question(1, f"|-\n    {stem}")) == before


def test_an_entity_as_a_whole_is_known_by_its_name(tmp_path: Path) -> None:
    draft = "- id: a\n  type: true-false\n  stem: {}\n  answer: true\n"
    (before,) = findings(draft.format("One."), tmp_path, "missing-rationale")
    (after,) = findings(draft.format("Two."), tmp_path, "missing-rationale")
    assert identity(before) == identity(after)


def test_an_option_may_move(tmp_path: Path) -> None:
    options = ["    - text: <b>A</b>\n      correct: true\n", "    - text: B\n"]
    text = "- id: a\n  type: multiple-choice\n  stem: Which?\n  options:\n{}  rationale: So it is.\n"
    (before,) = findings(text.format("".join(options)), tmp_path, "raw-html")
    (after,) = findings(text.format("".join(options[::-1])), tmp_path, "raw-html")
    assert (before.data_path, after.data_path) == ("/options/0/text", "/options/1/text")
    assert [*fingerprints([before])] == [*fingerprints([after])]


def test_no_two_fingerprints_of_a_report_are_alike(tmp_path: Path) -> None:
    text = "- id: a\n  type: true-false\n  stem: 1\n  answer: 1\n"
    (tmp_path / "bank.yaml").write_text("title: A\nschema: 1\n", encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / "questions").mkdir(exist_ok=True)
        (tmp_path / f"questions/{name}.yaml").write_text(text * 2, encoding="utf-8")
    run = LintRun(tmp_path, registry(), Config())
    assert len([*run.files()]) == 2
    found = run.report().findings
    assert len(found) > 4
    assert len({*fingerprints(found)}) == len(found)


def test_a_digest_is_of_data_not_of_its_order() -> None:
    assert digest({"a": 1, "b": [True, None]}) == digest({"b": [True, None], "a": 1})
    assert len({digest(value) for value in (1, "1", True, "true", [1], {"1": 1}, "", None)}) == 8


def test_white_space_in_what_stands_there_does_not_count() -> None:
    assert content_digest({"a": [" Tin \t is\n soft. "], "b": 1}) == content_digest({"a": ["Tin is soft."], "b": 1})
    assert content_digest("Tin is") != content_digest("Tinis")
    assert content_digest(" 1") != content_digest(1)


def test_the_same_problem_at_two_banks_files_without_an_entity_is_two() -> None:
    here, there = (Finding("YML001", "yaml-syntax", "error", "Not YAML.", path, 1, 1, 1, 2, content="x") for path in "ab")
    assert len({*fingerprints([here, there])}) == 2
