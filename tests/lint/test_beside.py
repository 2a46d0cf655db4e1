"""Work in a process beside this one: its result, or nothing; and no process, and no word twice, is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizkit.lint import runner
from quizkit.lint.beside import Beside
from quizkit.lint.config import Config
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun, Report
from quizkit.testing.examples import TODAY
from quizkit.testing.generator import generate_bank

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is forked")


def fails() -> None:
    raise LookupError


def dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def waits() -> None:
    time.sleep(600)


@pytest.mark.parametrize(
    ("work", "answer"),
    [
        (lambda: {"a": [1, 2]}, {"a": [1, 2]}),
        (lambda: "x" * 5_000_000, "x" * 5_000_000),
        (lambda: lambda: 0, None),
        (fails, None),
        (dies, None),
    ],
)
def test_it_gives_what_comes_of_the_work_or_nothing(work: Callable[[], Any], answer: Any) -> None:
    assert Beside(work).answer() == answer
    assert _has_no_process()


def test_whoever_stops_it_leaves_no_process_behind() -> None:
    beside = Beside(waits)
    beside.stop()
    beside.stop()
    assert _has_no_process()


def _has_no_process() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_nothing_is_said_twice() -> None:
    """What waits in a buffer when the process begins is written by one of the two."""
    program = "from quizkit.lint.beside import Beside; print('once'); Beside(lambda: None).answer(); print('then')"
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=buffered)
    assert (said.stdout, said.stderr) == ("once\nthen\n", "")


def _report(folder: Path, called: list[str], jobs: int = 2) -> Report:
    run = LintRun(folder, registry(), Config(select=("ALL",), today=TODAY))
    run.check_files(jobs)
    return run.report(lambda: called.append("meanwhile"))


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank with questions that are the same, near each other, and give each other away."""
    generate_bank(tmp_path, 60, per_file=10)
    question = "- id: {0}\n  type: short-answer\n  stem: {1}\n  answers:\n    - text: Canberra\n  rationale: It was built for that.\n"
    stems = (
        "Which town is the capital of Australia?",
        "Which town is the capital of Australia?",
        "Which lake of Canberra, the capital of Australia, was named after the planner Griffin?",
    )
    text = "".join(question.format(f"town-{number}", stem) for number, stem in enumerate(stems))
    (tmp_path / "questions" / "towns.yaml").write_text(text)
    return tmp_path


def test_a_large_bank_is_judged_as_a_small_one(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    alone = _report(bank, called)
    assert "duplicate-question" in {finding.rule for finding in alone.findings}
    assert called == []
    monkeypatch.setattr(runner, "_LARGE", 0)
    monkeypatch.setattr(runner, "is_there_another_processor", lambda: True)
    assert _report(bank, called) == alone
    assert called == ["meanwhile"]


def test_who_asks_for_one_process_has_one(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_LARGE", 0)
    monkeypatch.setattr(os, "fork", pytest.fail)
    assert "duplicate-question" in {finding.rule for finding in _report(bank, [], jobs=1).findings}


def test_where_there_can_be_no_other_process_the_rules_are_asked_here(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError

    alone = _report(bank, [])
    monkeypatch.setattr(runner, "_LARGE", 0)
    monkeypatch.setattr(runner, "is_there_another_processor", lambda: True)
    run = LintRun(bank, registry(), Config(select=("ALL",), today=TODAY))
    run.check_files(2)
    monkeypatch.setattr(os, "fork", fork)
    assert run.report() == alone


def test_a_rule_that_fails_there_is_said_to_fail_here(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(*_: object) -> None:
        raise LookupError("somewhere")

    monkeypatch.setattr(type(registry().by_name["duplicate-term"]), "judge", judge)
    alone = _report(bank, [])
    assert [finding.rule for finding in alone.findings].count("rule-crashed") == 1
    monkeypatch.setattr(runner, "_LARGE", 0)
    monkeypatch.setattr(runner, "is_there_another_processor", lambda: True)
    assert _report(bank, []) == alone
    assert _has_no_process()
