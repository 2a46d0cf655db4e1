"""Writing a bank for other systems: speed, memory at two sizes, and the peers on the same questions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.bench.costs import Cost, cost
from tests.bench.table import Row, mebibytes, rate, times
from tests.bench.workshop import Outcome, Workshop, or_row, program, quizkit

TITLE = "Exports"

_SPEED = 20_000
_WITH_PEERS = 5_000
_FORMATS = (
    ("moodle-xml", "xml", "YAML to Moodle XML", "at least 4,000/s of CPU, better 6,000"),
    ("qti30", "zip", "YAML to QTI 3.0", "at least 3,000/s of CPU, better 5,000"),
    ("json", "json", "YAML to JSON", ""),
)


def measure(workshop: Workshop) -> Outcome:
    """All eleven types, then multiple choice alone, as that is what all the peers can write."""
    return Outcome([*_speed(workshop), *_memory(workshop), *_peers(workshop)])


def _export(bank: Path, name: str, target: Path, runs: int) -> Cost:
    return cost(quizkit("export", name, bank, "-o", target), runs)


def _speed(workshop: Workshop) -> Sequence[Row]:
    size = workshop.at_most(_SPEED)
    bank = workshop.bank(size)
    events = cost(program("events", bank), workshop.runs)
    rows = [Row(f"libyaml's events of {size:,} questions of all types", events, rate(size, events))]
    for name, suffix, work, aim in _FORMATS:
        target = workshop.root / f"speed.{suffix}"
        taken = _export(bank, name, target, workshop.runs)
        written = mebibytes(target.stat().st_size / 2**20)
        rows.append(Row(work, taken, f"{rate(size, taken)}, {times(taken.cpu / events.cpu)} libyaml's events, {written} written", aim))
    return rows


def _memory(workshop: Workshop) -> Sequence[Row]:
    sizes = (workshop.at_most(10_000), workshop.largest)
    rows = []
    for name, suffix, work, _ in _FORMATS[:2]:
        taken = [_export(workshop.bank(size), name, workshop.root / f"memory.{suffix}", 1) for size in sizes]
        growth = f"{times(taken[1].memory / taken[0].memory)} the memory of the smaller"
        rows += [
            Row(f"{work}: {sizes[0]:,} questions", taken[0]),
            Row(f"{work}: {sizes[1]:,} questions", taken[1], growth, "at most 2 × the memory"),
        ]
    return rows


def _peers(workshop: Workshop) -> Sequence[Row]:
    size = workshop.at_most(_WITH_PEERS)
    bank = workshop.bank(size, types=("multiple-choice",))
    folder = workshop.root / "peers"
    cost([sys.executable, "-m", "tests.bench.peer_inputs", str(bank), str(folder)])
    rows = []
    ours = {}
    for name, suffix, work in (("moodle-xml", "xml", "Moodle XML"), ("qti12", "zip", "QTI 1.2"), ("qti21", "zip", "QTI 2.1")):
        ours[name] = _export(bank, name, folder / f"ours.{suffix}", workshop.runs)
        rows.append(Row(f"quizkit: {size:,} multiple-choice questions to {work}", ours[name], rate(size, ours[name])))
    for work, ours_is, command, written in (
        ("moodle-tools: the same to Moodle XML", "moodle-xml", _moodle_tools, "moodle-tools.xml"),
        ("text2qti: the same to QTI 1.2", "qti12", _text2qti, "text2qti.zip"),
        ("qti-package-maker: the same to QTI 1.2", "qti12", partial(_qti_package_maker, version="-1"), "qti12-generated.zip"),
        ("qti-package-maker: the same to QTI 2.1", "qti21", partial(_qti_package_maker, version="-2"), "qti21-generated.zip"),
    ):
        rows += or_row(work, partial(_peer, workshop, work, partial(command, workshop), folder / written, ours[ours_is], size))
    return rows


def _peer(workshop: Workshop, work: str, command: Callable[[], list[str]], written: Path, ours: Cost, size: int) -> list[Row]:
    taken = cost(command(), workshop.runs, folder=written.parent)
    ratio = f"{rate(size, taken)}, {times(taken.cpu / ours.cpu)} quizkit in CPU, {times(taken.wall / ours.wall)} by the clock"
    return [Row(work, taken, f"{ratio}, {mebibytes(written.stat().st_size / 2**20)} written")]


def _moodle_tools(workshop: Workshop) -> list[str]:
    command = workshop.peers.command("moodle-tools", "make-questions")
    return [command, "-i", "moodle-tools.yaml", "-o", "moodle-tools.xml", "--log-level", "ERROR"]


def _text2qti(workshop: Workshop) -> list[str]:
    return [workshop.peers.command("text2qti", "text2qti"), "text2qti.md"]


def _qti_package_maker(workshop: Workshop, version: str) -> list[str]:
    return [workshop.peers.command("qti-package-maker", "bbq_converter.py"), "-i", "bbq-generated-questions.txt", version, "--quiet"]
