"""Near-duplicates: cost and recall of quizkit and the peers on the same stems."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.bench.costs import Cost, cost
from tests.bench.joins import DATASKETCH, QUIZKIT, RENSA, STANDARD, WITHOUT_NUMPY, Join, recalls, stems
from tests.bench.table import Row, mebibytes, rate, times
from tests.bench.workshop import Outcome, Workshop, need, or_row, quizkit

TITLE = "Duplicates"

_JOINS = (QUIZKIT, WITHOUT_NUMPY, STANDARD, RENSA, DATASKETCH)
_AIM = "at most 20 s, 3.5 GB; better 12 s, 2.5 GB"


def measure(workshop: Workshop) -> Outcome:
    """A hundred thousand stems, a million, and a whole bank by `quizkit duplicates`."""
    sizes = (2_000,) if workshop.quick else (100_000, 1_000_000)
    rows = [row for number in sizes for row in _joined(workshop, number)]
    rows += or_row("`quizkit duplicates`", partial(_command, workshop))
    return Outcome(rows)


def _joined(workshop: Workshop, number: int) -> list[Row]:
    path = stems(workshop, number)
    found: dict[Join, tuple[Cost, Path]] = {}
    refused: dict[Join, list[Row]] = {}
    for join in _JOINS:
        if number <= join.most:
            refused[join] = or_row(_work(join, number), partial(_keep, workshop, join, number, found), _aim(join, number))
    shares = dict(zip(found, recalls([pairs for _, pairs in found.values()]), strict=True))
    ours = found.get(QUIZKIT)
    rows = [Row(f"{number:,} stems", reading=f"{mebibytes(path.stat().st_size / 2**20)} of text, words by the law of Zipf")]
    for join, none in refused.items():
        if join not in found:
            rows += none
            continue
        taken = found[join][0]
        pairs, share = shares[join]
        beside = f", {times(taken.cpu / ours[0].cpu)} quizkit in CPU" if ours is not None and join != QUIZKIT else ""
        rows.append(Row(_work(join, number), taken, f"{pairs:,} pairs, recall {share:.4f}{beside}", _aim(join, number)))
    path.unlink()
    return rows


def _keep(workshop: Workshop, join: Join, number: int, found: dict[Join, tuple[Cost, Path]]) -> list[Row]:
    found[join] = join.run(workshop, number)
    return []


def _work(join: Join, number: int) -> str:
    return f"{join.title}: {number:,} stems, words, .8"


def _aim(join: Join, number: int) -> str:
    return f"{_AIM}; recall 1" if join == QUIZKIT and number == 1_000_000 else ""


def _command(workshop: Workshop) -> list[Row]:
    need("duplicates")
    size = workshop.largest
    taken = cost(quizkit("duplicates", workshop.bank(size)), allowed=(0, 1), sampled=True)
    return [Row(f"`quizkit duplicates` on a bank of {size:,} questions, loading included", taken, rate(size, taken))]
