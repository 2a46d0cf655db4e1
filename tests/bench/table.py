"""Rows of figures, as a table for the terminal and for the page."""

from __future__ import annotations

import resource
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.costs import Cost

HEADINGS = ("work", "wall", "CPU", "memory", "in other words", "aim")


@dataclass(frozen=True)
class Row:
    """One measurement: what was done, what it cost, what that means beside something else, and what it ought to be."""

    work: str
    cost: Cost | None = None
    reading: str = ""
    aim: str = ""

    def cells(self) -> tuple[str, ...]:
        """The texts of the row, in the order of the headings."""
        if self.cost is None:
            return (self.work, "", "", "", self.reading, self.aim)
        return (self.work, seconds(self.cost.wall), seconds(self.cost.cpu), memory(self.cost), self.reading, self.aim)


def seconds(value: float) -> str:
    """A time with three digits that say something: 42 ms, 1.25 s, 31.2 s, 207 s."""
    if abs(value) < 0.9995:
        return f"{value * 1000:.0f} ms"
    if abs(value) < 9.995:
        return f"{value:.2f} s"
    return f"{value:.1f} s" if abs(value) < 99.95 else f"{value:,.0f} s"


def mebibytes(value: float) -> str:
    """A size: 38 MiB, 2.31 GiB."""
    if value < 9.95:
        return f"{value:.1f} MiB"
    return f"{value:.0f} MiB" if value < 1023.5 else f"{value / 1024:.2f} GiB"


def memory(cost: Cost) -> str:
    """The peak of the largest process; and of all together, where there were several."""
    if cost.memory <= own_peak():
        return f"at most {mebibytes(cost.memory)}"
    if cost.processes < 2:
        return mebibytes(cost.memory)
    return f"{mebibytes(cost.memory)}; {cost.processes} processes together {mebibytes(cost.together)}"


def own_peak() -> float:
    """The peak of this process in MiB: what is smaller cannot be measured, as `costs` explains."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rate(number: int, cost: Cost) -> str:
    """Questions per second of processor time."""
    return f"{number / cost.cpu:,.0f}/s of CPU"


def times(value: float) -> str:
    """A ratio: 0.42 ×, 3.1 ×, 48 ×."""
    return f"{value:.2f} ×" if value < 0.995 else f"{value:.1f} ×" if value < 9.95 else f"{value:,.0f} ×"


def plain(rows: Sequence[Row]) -> str:
    """The table for a terminal."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)


def markdown(rows: Sequence[Row]) -> str:
    """The table for the page; times and sizes stand to the right."""
    lines = [HEADINGS, ("---", "--:", "--:", "--:", "---", "---"), *(tuple(map(_escaped, row.cells())) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _escaped(cell: str) -> str:
    for sign in "\\|<*_[":
        cell = cell.replace(sign, "\\" + sign)
    return cell
