"""`nox -s bench`: speed, memory and start-up on generated banks, beside the floor and the peers, in one run.

Every figure is of whole processes, as the operating system accounts for them. Machines differ and are busy: read the ratios, and the column
that says what the aim is. Nothing fails here.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from quizkit.atomic import replace_file
from tests.bench import duplicates, exports, giants, growth, hook, start_up, validation
from tests.bench.costs import CACHE, FailedError
from tests.bench.page import section, with_section
from tests.bench.peers import install
from tests.bench.plot import plot
from tests.bench.table import Row, plain
from tests.bench.workshop import REPOSITORY, Outcome, Workshop

PAGE = REPOSITORY / "docs" / "benchmarks.md"
PLOT = PAGE.with_suffix(".svg")
GROUPS: dict[str, tuple[str, Callable[[Workshop], Outcome]]] = {
    "start-up": (start_up.TITLE, start_up.measure),
    "validation": (validation.TITLE, validation.measure),
    "hook": (hook.TITLE, hook.measure),
    "exports": (exports.TITLE, exports.measure),
    "duplicates": (duplicates.TITLE, duplicates.measure),
    "giants": (giants.TITLE, giants.measure),
    "growth": (growth.TITLE, growth.measure),
}


def main() -> None:
    """Measure, print, and write the page if asked to."""
    arguments = _arguments()
    os.chdir(REPOSITORY)
    # An installed program has its bytecode: what is measured may keep its own.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # So that banks and processes do not stay behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    groups = arguments.only or list(GROUPS)
    sizes = (300, 600, 1_200) if arguments.quick else arguments.sizes
    if arguments.million:
        sizes = (*sizes, 1_000_000)
    runs = 1 if arguments.quick else arguments.runs
    peers = install(arguments.peers)
    for name in groups:
        title, measure = GROUPS[name]
        with tempfile.TemporaryDirectory(prefix="quizkit-bench-", dir=arguments.scratch) as folder:
            os.environ[CACHE] = str(Path(folder, "cache"))
            workshop = Workshop(Path(folder), peers, tuple(sorted(set(sizes))), runs, arguments.quick)
            try:
                outcome = measure(workshop)
            except FailedError as failure:
                outcome = Outcome([Row(title, reading=f"failed: {failure}")])
        sys.stdout.write(f"\n{title}\n\n{plain(outcome.rows)}")
        sys.stdout.flush()
        if arguments.write:
            page = PAGE.read_text(encoding="utf-8")
            text = section(outcome.rows, runs=runs, quick=arguments.quick, today=date.today())
            replace_file(PAGE, with_section(page, name, text).encode())
            if outcome.series:
                replace_file(PLOT, plot(outcome.series).encode())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nox -s bench --", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=GROUPS, metavar="GROUP", help=f"this group, or several: {', '.join(GROUPS)}")
    parser.add_argument(
        "--sizes",
        type=_sizes,
        default=(1_000, 10_000, 100_000),
        metavar="N,N",
        help="numbers of questions; the largest up to 100,000 is that of every group but growth (default: 1000,10000,100000)",
    )
    parser.add_argument("--million", action="store_true", help="in growth, a bank of a million questions too: many minutes, 1.5 GB of disk")
    parser.add_argument("--runs", type=_positive, default=3, help="runs of what is short, for their median (default: 3)")
    parser.add_argument("--quick", action="store_true", help="small banks and one run, to see that everything runs")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md, and the plot beside it")
    parser.add_argument("--peers", type=_folder, default=REPOSITORY / ".nox" / "bench-peers", help="the environment of the peers")
    parser.add_argument("--scratch", type=_folder, help="a folder with space for the banks (default: the system's for temporary files)")
    return parser.parse_args()


def _folder(text: str) -> Path:
    return Path(text).resolve()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(_positive(part) for part in text.split(","))


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it has to be at least 1")
    return number


if __name__ == "__main__":
    main()
