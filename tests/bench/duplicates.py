"""Near-duplicates: cost and recall of quizkit and the peers on the same stems."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.bench.costs import Cost, cost
from tests.bench.joins import DATASKETCH, QUIZKIT, RENSA, STANDARD, WITHOUT_NUMPY, Join, recalls, stems
from tests.bench.table import Row, mebibytes, rate, times
from tests.bench.workshop import Outcome, Workshop, need, or_row, quizkit

TITLE = "Duplicates"

_AIM = "at most 20 s, 3.5 GB; better 12 s, 2.5 GB; recall 1"
_JOINS = (QUIZKIT, WITHOUT_NUMPY, STANDARD, RENSA, DATASKETCH)
_WORDS = {"varied": "words as varied as a language's", "templates": "twenty templates with two words of their own each"}


def measure(workshop: Workshop) -> Outcome:
    """A hundred thousand stems, a million, the hardest wordings, and a whole bank by `quizkit duplicates`."""
    rows = []
    few, many = (2_000, 5_000) if workshop.quick else (100_000, 1_000_000)
    for number, kind in ((few, "varied"), (many, "varied"), (few, "templates")):
        # The plain prefix filter compares each stem with all others of its template.
        joins = [join for join in _JOINS if number <= join.most and (join != STANDARD or kind != "templates")]
        rows += _joined(workshop, number, kind, joins)
    rows += or_row("`quizkit duplicates`", partial(_command, workshop))
    return Outcome(rows)


def _joined(workshop: Workshop, number: int, kind: str, joins: Sequence[Join]) -> list[Row]:
    path = stems(workshop, number, kind)
    size = mebibytes(path.stat().st_size / 2**20)
    rows = [Row(f"{number:,} stems: {_WORDS[kind]}", reading=f"{size} of text; pairs of sets of words with a Jaccard index of .8 or more")]
    found: dict[Join, tuple[Cost, Path]] = {}
    refused: dict[Join, list[Row]] = {}
    for join in joins:
        refused[join] = or_row(_work(join, number), partial(_keep, workshop, join, number, kind, found), _aim(join, number))
    shares = dict(zip(found, recalls([pairs for _, pairs in found.values()]), strict=True))
    ours = found.get(QUIZKIT)
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


def _keep(workshop: Workshop, join: Join, number: int, kind: str, found: dict[Join, tuple[Cost, Path]]) -> list[Row]:
    found[join] = join.run(workshop, number, kind=kind)
    return []


def _work(join: Join, number: int) -> str:
    return f"{join.title}: {number:,} stems"


def _aim(join: Join, number: int) -> str:
    return _AIM if join == QUIZKIT and number == 1_000_000 else ""


def _command(workshop: Workshop) -> list[Row]:
    need("duplicates")
    size = workshop.largest
    taken = cost(quizkit("duplicates", workshop.bank(size)), allowed=(0, 1), sampled=True)
    return [Row(f"`quizkit duplicates` on a bank of {size:,} questions, loading included", taken, rate(size, taken))]
