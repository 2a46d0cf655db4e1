"""A file that is checked again, after its last outcome, has the outcome of a file that is checked for the first time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.lint.checker import FileChecker
from quizkit.lint.config import Config
from quizkit.lint.entity_texts import text_digests
from quizkit.lint.outcome import Outcome
from quizkit.lint.registry import registry
from quizkit.load.folder import BankFile
from quizkit.load.reader import LoadedFile
from quizkit.load.yaml import compose
from quizkit.model.bank import Manifest
from quizkit.testing.examples import TODAY
from tests.lint.happenings import QUESTIONS

CHECKER = FileChecker(registry(), Config(select=("ALL",), today=TODAY), Manifest(title="Example", language="en"))
MORE = (
    "- id: tin\n  type: true-false\n  stem: Tin is soft -\n  answer: true\n  rationale: So it is.\n",
    "- id: tin\n  type: true-false\n  stem: Tin is soft\n  answer: true\n  rationale: So it is -\n",
    "- id: tin\n  type: true-false\n  stem: Tin is soft\n  answer: true\n  rationale: So it is\n",
    "- id: text\n  type: essay\n  stem: Why?\n  rationale: |+\n    Because.\n\n\n",
    "- id: text\n  type: essay\n  stem: Why?\n  rationale: |+\n    Because.\n",
    "# A comment.\n- id: zinc\n  type: true-false\n  stem: Zinc is a metal.\n  answer: yes\n",
    "-   id: zinc\n    type: true-false\n    stem: As of today, zinc is a metal.\n    answer: true\n    rationale: It is.\n",
    "- 7\n",
    "- id: open\n  stem: [\n",
    "- id: gaps\n  type: cloze\n  stem: 'Iron is a {{a}}.'\n  gaps: {a: {answers: [{text: metal}]}}\n  rationale: So it is.\n",
)
FILES = st.lists(st.sampled_from([*QUESTIONS, *MORE, *MORE]), max_size=6).map("".join)


def file(text: str) -> BankFile:
    return BankFile("questions/a.yaml", "questions/a.yaml", "question", source=text.encode())


def checked(text: str) -> Outcome:
    return CHECKER.check_again(file(text), Outcome())


def in_order(outcome: Outcome) -> Outcome:
    """An outcome whose findings come as a report has them: which rule speaks first depends on which types of questions are asked about."""
    return replace(outcome, found=sorted(outcome.found, key=lambda finding: (finding.sort_key, finding.message)))


@settings(deadline=None, max_examples=400)
@given(FILES, FILES, st.integers(0, 5), st.sampled_from(["\n", "\r\n"]))
def test_a_file_that_is_checked_again(before: str, after: str, kept: int, line_end: str) -> None:
    mixed = "".join(before.splitlines(keepends=True)[: 5 * kept]) + after
    for now in (after, mixed, before, mixed.replace("\n", line_end)):
        assert in_order(CHECKER.check_again(file(now), checked(before))) == in_order(checked(now))


def test_what_is_as_it_was_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = "- id: {0}\n  type: true-false\n  stem: {0} is a metal.\n  answer: true\n  rationale: So it is.\n"
    before = checked(sound.format("iron") + sound.format("gold") + sound.format("lead"))
    asked: list[str | None] = []
    check = CHECKER.check

    def noted(loaded: LoadedFile) -> Outcome:
        asked.extend(entry.id for entry in loaded.entities if entry.entity is not None)
        return check(loaded)

    monkeypatch.setattr(CHECKER, "check", noted)
    now = CHECKER.check_again(file(sound.format("zinc") + sound.format("lead") + sound.format("gold").replace("metal", "noun")), before)
    assert asked == ["zinc", "gold"]
    assert now.ids == ["zinc", "lead", "gold"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("- id: a\n- id: b\n", "- id: a\n", True),
        ("- id: a\n\n- id: b\n", "- id: a\n", False),
        ("- id: a\r\n- id: b\r\n", "- id: a\n", True),
        ("- id: a -\n- id: b\n", "- id: a\n- id: b\n", False),
        ("- id: a # why\n- id: b\n", "- id: a\n- id: b\n", False),
        ("- id: a", "- id: a\n", True),
        ("id: a\n", "- id: a\n", True),
    ],
)
def test_the_text_of_an_entity(one: str, other: str, same: bool) -> None:
    assert (text_digests(compose(one))[0] == text_digests(compose(other))[0]) == same
