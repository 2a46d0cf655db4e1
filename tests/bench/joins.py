"""Near-duplicates among stems: each program that looks for them, on the same file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.bench.costs import Cost, NotThereError, cost
from tests.bench.workshop import REPOSITORY, Workshop, program


@dataclass(frozen=True)
class Join:
    """A program that joins, whose it is, and up to how many stems it is worth waiting for."""

    title: str
    program: str
    peer: str = ""
    words: tuple[str, ...] = ()
    most: int = 1_000_000

    def run(self, workshop: Workshop, number: int, runs: int = 1, kind: str = "varied") -> tuple[Cost, Path]:
        """What it costs on so many stems, and the file with the pairs that it found."""
        if self.peer:
            workshop.peers.need(self.peer)
        elif self.program == "join_quizkit" and find_spec("quizkit.similarity") is None:
            raise NotThereError("quizkit.similarity")
        pairs = workshop.root / f"pairs-{kind}-{number}-{'-'.join((self.program, *self.words))}.txt"
        python = workshop.peers.python if self.peer else None
        return cost(program(self.program, stems(workshop, number, kind), pairs, *self.words, python=python), runs), pairs


QUIZKIT = Join("quizkit, exact", "join_quizkit")
WITHOUT_NUMPY = Join("quizkit without numpy, exact", "join_quizkit", words=("without-numpy",))
STANDARD = Join("prefix filter in the standard library, exact", "join_standard", most=100_000)
RENSA = Join("rensa, approximate", "join_rensa", "rensa")
DATASKETCH = Join("datasketch, approximate", "join_datasketch", "datasketch")


def stems(workshop: Workshop, number: int, kind: str) -> Path:
    """A file of generated stems, written by a child so that this process stays small."""
    path = workshop.root / f"stems-{kind}-{number}.txt"
    if not path.exists():
        subprocess.run([sys.executable, "-m", "tests.bench.stems", kind, str(number), str(path)], check=True, cwd=REPOSITORY)
    return path


def recalls(files: Sequence[Path]) -> list[tuple[int, float]]:
    """For each file of pairs: how many it holds, and which share they are of all the pairs in any of them."""
    asked = subprocess.run(program("recall", *files), check=True, capture_output=True, text=True)
    return [(int(number), float(share)) for number, share in map(str.split, asked.stdout.splitlines())]
