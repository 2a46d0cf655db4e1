"""A run that goes on from earlier ones finds what a run without a cache finds, whatever happened in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit.finding import Problem
from quizkit.lint.checker import FileChecker
from quizkit.lint.config import Config
from quizkit.lint.index import BankIndex
from quizkit.lint.outcome import Outcome
from quizkit.lint.rules.duplicates.duplicate_question import DuplicateQuestion
from quizkit.load.reader import LoadedFile
from quizkit.store.cache import Cache
from tests.lint.happenings import CLAIMS, HAPPENINGS, QUESTIONS, Bank, Happening, report, writings


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(writings(), min_size=2, max_size=5), st.lists(st.lists(HAPPENINGS, min_size=1, max_size=3), min_size=2, max_size=8))
def test_warm_is_cold(tmp_path_factory: pytest.TempPathFactory, first: list[Happening], rounds: list[list[Happening]]) -> None:
    bank = Bank(tmp_path_factory.mktemp("warm"))
    for write in first:
        write(bank)
    bank.compare()
    for happenings in rounds:
        for happening in happenings:
            happening(bank)
        bank.compare()


def test_an_unchanged_file_is_not_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    check_all = FileChecker.check_all

    def spying(self: FileChecker, files: Iterable[LoadedFile]) -> Iterator[Outcome]:
        listed = [*files]
        read.extend(loaded.file.inside for loaded in listed)
        return check_all(self, listed)

    monkeypatch.setattr(FileChecker, "check_all", spying)
    bank = Bank(tmp_path)
    bank.write("questions/a.yaml", QUESTIONS[0])
    bank.write("questions/b.yaml", QUESTIONS[10])
    for text, expected in (
        (QUESTIONS[0], ["questions/a.yaml", "questions/b.yaml"]),
        (QUESTIONS[0], []),
        (QUESTIONS[1], ["questions/a.yaml"]),
    ):
        bank.write("questions/a.yaml", text)
        read.clear()
        report(bank.root, bank.config, Cache(bank.cache, pytest.fail))
        assert read == ["bank.yaml", *expected]


def test_a_rule_is_asked_again_only_where_its_facts_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    judge = DuplicateQuestion.judge

    def spying(self: DuplicateQuestion, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        asked.append(1)
        return judge(self, index)

    monkeypatch.setattr(DuplicateQuestion, "judge", spying)
    bank = Bank(tmp_path)
    bank.write("questions/a.yaml", QUESTIONS[0] + QUESTIONS[8])
    counts = []
    for old, new in (("", ""), ("So it is", "Thus it is"), ("Iron is", "Zinc is"), ("", "")):
        path = bank.root / "questions/a.yaml"
        path.write_text(path.read_text().replace(old, new))
        asked.clear()
        found = report(bank.root, bank.config, Cache(bank.cache, pytest.fail))
        counts.append(len(asked))
        assert any(finding.rule == "duplicate-question" for finding in found.findings)
    assert counts == [1, 0, 1, 0]


def test_what_depends_on_the_day_is_found_again_on_another(tmp_path: Path) -> None:
    bank = Bank(tmp_path)
    bank.write("claims/c.yaml", CLAIMS[0])
    rules = []
    for day in (date(2026, 2, 1), date(2026, 2, 1), date(2026, 4, 1), date(2026, 2, 1)):
        found = report(bank.root, Config(today=day, select=("review-overdue",)), Cache(bank.cache, pytest.fail))
        rules.append([finding.rule for finding in found.findings])
    assert rules == [[], [], ["review-overdue"], []]
