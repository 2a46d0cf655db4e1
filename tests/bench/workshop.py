"""What the measurements share: where they work, on how much, and the banks that several of them need."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from quizkit.testing.generator import generate_bank
from tests.bench.costs import Cost, FailedError, NotThereError, cost
from tests.bench.peers import Peers
from tests.bench.table import Row

REPOSITORY = Path(__file__).parents[2]
QUIZKIT = (sys.executable, "-m", "quizkit")
# From this many questions on, a measurement is done once.
_LARGE = 50_000


@dataclass(frozen=True)
class Series:
    """One line of the plot: the seconds of processor time that a work takes at each number of questions."""

    name: str
    panel: str
    points: tuple[tuple[int, float], ...]


@dataclass
class Outcome:
    """What a group found."""

    rows: list[Row] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)


@dataclass(frozen=True)
class Workshop:
    """A folder to work in, the peers, the sizes in ascending order, and the number of runs of what is short."""

    root: Path
    peers: Peers
    sizes: tuple[int, ...]
    runs: int
    quick: bool = False

    @property
    def largest(self) -> int:
        """The largest bank but for the group on growth: never above 100,000."""
        return max(size for size in (*self.sizes, self.sizes[0]) if size <= 100_000 or size == self.sizes[0])

    def at_most(self, size: int) -> int:
        """A size that a measurement asks for, unless the run is to be a small one."""
        return min(size, self.largest)

    def runs_at(self, size: int) -> int:
        """How often to measure at a size."""
        return 1 if size >= _LARGE else self.runs

    def bank(self, questions: int, per_file: int = 100, types: Collection[str] = ()) -> Path:
        """A generated bank, made when it is first asked for."""
        folder = self.root / f"bank-{questions}-{per_file}{'-'.join(('', *types))}"
        if not folder.exists():
            generate_bank(folder, questions, per_file=per_file, types=types)
        return folder

    def forget(self, *banks: Path) -> None:
        """Delete banks that nobody needs any more: a large one takes more than a gigabyte."""
        for bank in banks:
            shutil.rmtree(bank, ignore_errors=True)


def size_of(folder: Path) -> float:
    """What the files of a folder hold, in MiB. There may be too many to list: this process has to stay small."""
    return sum((Path(place) / name).stat().st_size for place, _, names in os.walk(folder) for name in names) / 2**20


def quizkit(*words: str | Path) -> list[str]:
    """A command of quizkit, in this interpreter."""
    return [*QUIZKIT, *map(str, words)]


def program(name: str, *words: str | Path, python: Path | None = None) -> list[str]:
    """One of the small programs; the working folder has to be the repository."""
    return [str(python or sys.executable), "-m", f"tests.bench.programs.{name}", *map(str, words)]


@cache
def offers(command: str, option: str = "") -> bool:
    """Whether this quizkit has a command, and the command an option."""
    asked = subprocess.run([*QUIZKIT, command, "--help"], capture_output=True, text=True, check=False)
    return asked.returncode == 0 and option in asked.stdout


def need(command: str, option: str = "") -> None:
    """Say so where this quizkit lacks a command or an option."""
    if not offers(command, option):
        raise NotThereError(f"quizkit {command} {option}".strip())


def or_row(work: str, measure: Callable[[], Sequence[Row]], aim: str = "") -> list[Row]:
    """The rows of a measurement, or one that says why there are none."""
    try:
        return list(measure())
    except NotThereError as missing:
        return [Row(work, reading=f"not there: {missing}", aim=aim)]
    except FailedError as failure:
        return [Row(work, reading=f"failed: {failure}", aim=aim)]


def floor(bank: Path, runs: int) -> Cost:
    """What no reader can do without: to read and hash the same bytes."""
    return cost(program("floor", bank), runs)
