"""How cost grows with the size of the bank, for the plot; with `--million` up to a million questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.bench.costs import Cost, cost
from tests.bench.exponents import exponent, unevenness
from tests.bench.joins import DATASKETCH, QUIZKIT, RENSA, STANDARD, WITHOUT_NUMPY, Join
from tests.bench.table import Row, rate, seconds
from tests.bench.validation import by_peers
from tests.bench.workshop import Outcome, Series, Workshop, floor, or_row, quizkit

TITLE = "Growth"

BANKS = "questions in a bank"
STEMS = "stems compared"
_PEER_FILES = (100, 500, 2_000)
# A cost that hardly exceeds that of one question says little about growth.
_SEEN = 1.2
# From so many questions on a generated bank has all its terms and claims, and grows in its questions alone.
_LEAST = 200


def measure(workshop: Workshop) -> Outcome:
    """Each work at each size; its exponent, and how even the cost of a question is, both beyond the smallest size there is."""
    outcome = Outcome()
    target = workshop.root / "growth.out"
    works: dict[str, Callable[[Path, int], Cost]] = {
        "read and hash: the floor": floor,
        "quizkit lint": lambda bank, runs: cost(quizkit("lint", bank), runs, sampled=True),
        "quizkit export moodle-xml": lambda bank, runs: cost(quizkit("export", "moodle-xml", bank, "-o", target), runs),
        "quizkit export qti30": lambda bank, runs: cost(quizkit("export", "qti30", bank, "-o", target), runs),
    }
    found: dict[str, list[tuple[int, Cost]]] = {work: [] for work in works}
    for size in (_LEAST, *workshop.sizes):
        bank = workshop.bank(size)
        for work, take in works.items():
            outcome.rows += or_row(f"{work}: {size:,}", partial(_keep, found[work], size, take, bank, workshop.runs_at(size)))
        workshop.forget(bank)
    for work, costs in found.items():
        _report(outcome, work, BANKS, costs, "within 20 % of linear" if work == "quizkit lint" else "")
    outcome.rows += or_row("yamllint + check-jsonschema", partial(_validators, workshop, outcome))
    for join in (QUIZKIT, WITHOUT_NUMPY, STANDARD, RENSA, DATASKETCH):
        outcome.rows += or_row(join.title, partial(_join, workshop, outcome, join))
    return outcome


def _keep(costs: list[tuple[int, Cost]], size: int, take: Callable[[Path, int], Cost], bank: Path, runs: int) -> list[Row]:
    costs.append((size, take(bank, runs)))
    return []


def _validators(workshop: Workshop, outcome: Outcome) -> Sequence[Row]:
    costs = []
    for number in (1, *(number for number in _PEER_FILES if number <= workshop.largest)):
        form, fits = by_peers(workshop, number)
        costs.append((number, form.plus(fits)))
    _report(outcome, "yamllint + check-jsonschema", BANKS, costs)
    return []


def _join(workshop: Workshop, outcome: Outcome, join: Join) -> Sequence[Row]:
    # A million stems are joined in less time than a hundred thousand questions are read: so ours goes a size further.
    beyond = (1_000_000,) if join == QUIZKIT and workshop.largest == 100_000 else ()
    sizes = sorted(number for number in {1, *workshop.sizes, *beyond} if number <= join.most)
    costs = [(number, join.run(workshop, number, workshop.runs_at(number))[0]) for number in sizes]
    _report(outcome, join.title, STEMS, costs)
    return []


def _report(outcome: Outcome, work: str, panel: str, found: Sequence[tuple[int, Cost]], aim: str = "") -> None:
    """Rows, a line for the plot, and how the cost grows beyond the first of the costs, which is start-up for the most part."""
    if len(found) < 2:
        return
    (least, base), *costs = found
    beyond = [(float(size - least), taken.cpu - base.cpu) for size, taken in costs if size > least and taken.cpu > _SEEN * base.cpu]
    outcome.rows += [Row(f"{work}: {size:,}", taken, rate(size, taken)) for size, taken in costs]
    if len(beyond) > 1:
        reading = f"exponent {exponent(beyond):.2f} beyond the {seconds(base.cpu)} of CPU at {least:,}"
        uneven = f"; the dearest question {unevenness(beyond):.0%} above the cheapest"
        outcome.rows.append(Row(f"{work}: growth", reading=f"{reading}{uneven}", aim=aim))
    outcome.series.append(Series(work, panel, tuple((size, taken.cpu) for size, taken in costs)))
