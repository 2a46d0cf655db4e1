"""The judge reads records, asks every rule, and counts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.lint.registry import registry
from quizkit.text import parse, to_plain

from .__main__ import FILES, main
from .figures import Counts
from .flaws import RULES_FOR, SURFACE
from .records import as_inline

RECORDS = (
    {
        "id": "one",
        "stem": "What can be done with downloaded weights?",
        "options": ["Fine-tuning", "Quantization", "All of the above"],
        "key": [2],
        "labels": {"no_all_of_the_above": 1, "avoid_negatives": 0},
    },
    {
        "id": "two",
        "stem": "Which of these is not published with open weights?",
        "options": ["The payroll", "The parameters", "The architecture"],
        "key": [0],
        "labels": {"no_all_of_the_above": 1, "avoid_negatives": 1},
    },
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for file in FILES:
        with gzip.open(tmp_path / f"{file}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(record) + "\n" for record in RECORDS)
    monkeypatch.setenv("QUIZKIT_DATA", str(tmp_path))
    return tmp_path


def test_a_flaw_is_scored_by_the_rules_that_answer_for_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    flaws = {words[1]: words[3:12:2] for words in lines if len(words) > 12}
    assert flaws["no_all_of_the_above"] == ["1.00", ".50", ".67", "2", "2"]
    assert flaws["avoid_negatives"] == ["1.00", "1.00", "1.00", "1", "2"]


def test_findings_can_be_read_with_their_questions(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--read", "negative-unemphasised"]) == 0
    assert "[two] Which of these is not published" in capsys.readouterr().out


def test_without_data_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("QUIZKIT_DATA", raising=False)
    assert main([]) == 2
    monkeypatch.setenv("QUIZKIT_DATA", str(tmp_path))
    assert main([]) == 2
    assert "There is no flaw-labels-dev.jsonl.gz" in capsys.readouterr().err


def test_every_rule_that_answers_for_a_flaw_is_there() -> None:
    assert {rule for rules in RULES_FOR.values() for rule in rules} <= registry().by_name.keys()
    assert set(SURFACE) <= RULES_FOR.keys()


def test_whoever_always_says_a_flaw_misses_none_and_whoever_never_does_finds_none() -> None:
    counts = Counts(hits=3, false_alarms=1, misses=2, silences=4)
    assert (counts.always.recall, counts.always.precision) == (1, 0.5)
    assert (counts.never.recall, counts.never.precision, counts.never.f1) == (0, None, 0)


@given(st.text(alphabet="a*_`[]<>\\~^$ b", max_size=20).map(lambda text: f"x{text}x"))
def test_a_text_of_the_data_reads_the_same_as_markdown(text: str) -> None:
    assert to_plain(parse(as_inline(text), "inline")).text.split() == text.split()


def test_pairs_are_judged_by_what_tells_them_apart(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stem = "Which part of the model do its makers {}publish in the first year?"
    pairs = (
        {"kind": "negation", "a": stem.format(""), "b": stem.format("not "), "duplicate": 0},
        {"kind": "filler", "a": stem.format(""), "b": stem.format("really "), "duplicate": 1},
    )
    with gzip.open(data / "question-pairs-dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(pair)}\n" for pair in pairs)
    assert main(["--only", "pairs"]) == 0
    out = capsys.readouterr().out
    assert "Errors: 1, of which people call 1 the same question." in out
    assert "negation 1" in out
