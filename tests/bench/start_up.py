"""What an author waits for."""

from __future__ import annotations

import sys

from tests.bench.costs import cost
from tests.bench.table import Row, seconds, times
from tests.bench.workshop import REPOSITORY, Outcome, Workshop, quizkit

TITLE = "Start-up"


def measure(workshop: Workshop) -> Outcome:
    """Python, quizkit, and quizkit on a bank as people have them; by the clock, as nobody waits for processor time."""
    many = max(workshop.runs * 3, 3 if workshop.quick else 9)
    python = cost([sys.executable, "-c", "pass"], many)
    version = cost(quizkit("--version"), many)
    content = cost(quizkit("lint", REPOSITORY / "content"), many)
    return Outcome(
        [
            Row("python alone", python),
            Row("`quizkit --version`", version, _reading(version.wall, python.wall), "at most 60 ms"),
            Row("`quizkit lint content`, cold, no cache", content, _reading(content.wall, python.wall), "at most 250 ms"),
        ]
    )


def _reading(wall: float, python: float) -> str:
    return f"{times(wall / python)} python, {seconds(wall - python)} beyond it"
