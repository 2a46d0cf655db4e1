"""A small bank, counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkit.lint.analysis.key_positions import PositionTally
from quizkit.lint.config import Config
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun
from quizkit.stats.count import count_bank
from quizkit.stats.model import Stats
from quizkit.testing.examples import TODAY, write_example

BANK = """\
- id: gas
  type: multiple-choice
  shuffle: false
  stem: Which gas do plants take in?
  options: [{text: oxygen}, {text: carbon dioxide gas, correct: true}, {text: helium}, {text: neon}]
  rationale: They breathe it.
  difficulty: easy
- id: wall
  type: multiple-choice
  shuffle: false
  stem: What is it?
  options: [{text: red stone}, {text: red brick, correct: true}, {text: blue brick}, {text: green slate}]
  rationale: Look.
  difficulty: easy
- id: so
  type: multiple-choice
  stem: Is it?
  options: [{text: yes indeed, correct: true}, {text: never}]
  rationale: Look.
  bloom: apply
"""


@pytest.fixture
def stats(tmp_path: Path) -> Stats:
    write_example(BANK, tmp_path)
    run = LintRun(tmp_path, registry(), Config(today=TODAY))
    return count_bank(run, ("published",), lambda entity: True, lambda entity: entity.status == "published")


@pytest.mark.parametrize(
    ("way", "questions", "decided", "score", "chance", "p"),
    [
        # Leads to the key of gas and so, and astray in wall. Chance is a quarter twice and a half once, a third on average; and two hits of
        # three at a third come with 3 · 1/9 · 2/3 + 1/27.
        ("longest", 3, 3, 2 / 3, 1 / 3, 7 / 27),
        # Two of four places are in the middle; the options of so are shuffled.
        ("middle", 2, 2, 1 / 2, 1 / 4, 1 / 4),
        # In wall "red brick" shares two words, others one at most. Nothing is shared in the others: any of four, and any of two.
        ("shared", 3, 1, (1 / 4 + 1 + 1 / 2) / 3, 1 / 3, 1 / 4),
        # "gas" stands in the stem.
        ("echoed", 3, 1, (1 + 1 / 4 + 1 / 2) / 3, 1 / 3, 1 / 4),
    ],
)
def test_what_guessing_scores(stats: Stats, way: str, questions: int, decided: int, score: float, chance: float, p: float) -> None:
    tally = stats.guessing.ways[way]
    assert (tally.questions, tally.decided) == (questions, decided)
    assert [tally.score, tally.chance, tally.p] == pytest.approx([score, chance, p])


def test_what_leaks(stats: Stats) -> None:
    found = [(leak.question, leak.guess.leading, round(leak.guess.leak, 6), round(leak.guess.lead, 2)) for leak in stats.leaks]
    assert found == [
        # (1 + 1/2 + 1/4 + 1) / 4 - 1/4, and 18 characters beside 6.
        ("gas", ("longest", "echoed"), 0.4375, 3.0),
        # (0 + 1/2 + 1 + 1/4) / 4 - 1/4, and 9 beside 11.
        ("wall", ("shared",), 0.1875, 0.82),
        # (1 + 1/2 + 1/2) / 3 - 1/2: three ways alone can be followed.
        ("so", ("longest",), 0.166667, 2.0),
    ]
    assert [leak.place.line for leak in stats.leaks] == [5, 12, 18]


def test_where_keys_stand(stats: Stats) -> None:
    (four,) = stats.key_positions.of(shuffled=False).values()
    # Half a key is to be expected in each place: (3 · 1/4 + 9/4) / (1/2). The second key is where the first is with a chance of a quarter.
    assert (four.counts, four.statistic, four.p, four.longest_run, four.run_p) == ([0, 2, 0, 0], 6, None, 2, 0.25)
    (two,) = stats.key_positions.of(shuffled=True).values()
    assert (two.counts, two.longest_run, two.run_p) == ([1, 0], 1, 1)


def test_labels_are_counted_together(stats: Stats) -> None:
    assert dict(stats.labels) == {("easy", None): 2, (None, "apply"): 1}


def test_too_few_keys_get_no_probability() -> None:
    tally = PositionTally(2, [0, 0])
    for key in (0, 0, 0, 0, 1, 0, 0, 0, 1):
        tally.add(key)
    assert tally.p is None
    tally.add(0)
    # Of ten, eight and two: (3² + 3²) / 5 = 3.6, which a normal variable passes where it is beyond 1.897: 0.0578 in a table.
    assert tally.statistic == pytest.approx(3.6)
    assert tally.p == pytest.approx(0.0578, abs=5e-5)
