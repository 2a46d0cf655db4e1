"""Checking a bank: quizkit, what no checker can do without, and the peers on the same files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from tests.bench.costs import CACHE, Cost, cost
from tests.bench.schemas import SCHEMA, bundled
from tests.bench.table import Row, mebibytes, rate, times
from tests.bench.workshop import Outcome, Workshop, floor, offers, or_row, program, quizkit, size_of

TITLE = "Validation"

# The peers take minutes for a hundred thousand files; each file costs them the same, so a part is measured.
_PEER_FILES = 2_000
_MICROSECOND = 1e-6
# What a bank of texts needs: no limit to the length of a line, no `---` at the top.
_YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"


def measure(workshop: Workshop) -> Outcome:
    """All default rules on the largest bank, in both layouts, and what the rules cost beyond loading."""
    size = workshop.largest
    rows = []
    for per_file in (1, 100):
        bank = workshop.bank(size, per_file)
        measured, lint = _layout(workshop, bank, size, per_file)
        rows += measured
        workshop.forget(bank)
        if per_file == 1:
            rows += or_row("yamllint + check-jsonschema", partial(_peers, workshop, size, lint))
    return Outcome([*rows, *_rules(workshop)])


def _layout(workshop: Workshop, bank: Path, size: int, per_file: int) -> tuple[list[Row], Cost]:
    runs = workshop.runs_at(size)
    where = f"{size:,} questions, {'one a file' if per_file == 1 else f'{per_file} a file'}"
    bytes_only = floor(bank, runs)
    events = cost(program("events", bank), runs)
    lint = cost(quizkit("lint", bank), runs, sampled=True)
    numpy = "with" if find_spec("numpy") else "without"
    size_on_disk = mebibytes(size_of(bank))
    reading = f"{rate(size, lint)}, {times(lint.cpu / bytes_only.cpu)} the floor, {times(lint.cpu / events.cpu)} libyaml's events"
    aim = "at most 12 s by the clock, 300 MiB a process" if size == 100_000 else ""
    rows = [
        Row(f"read and hash {where}: the floor", bytes_only, size_on_disk),
        Row("libyaml's events of the same files", events, rate(size, events)),
        Row(f"lint {where}, cold, all default rules ({numpy} numpy)", lint, reading, aim),
    ]
    if offers("lint", "--no-cache"):
        again = cost(quizkit("lint", bank), runs, sampled=True, warm=True)
        kept = size_of(Path(os.environ[CACHE]))
        rows.append(
            Row("lint the same again, nothing changed", again, f"{times(again.cpu / lint.cpu)} the first run, {mebibytes(kept)} kept")
        )
    return rows, lint


def _peers(workshop: Workshop, size: int, ours: Cost) -> list[Row]:
    number = min(_PEER_FILES, size)
    form, fits = by_peers(workshop, number)
    few = max(number // 10, 1)
    apart = cost(_check_jsonschema(workshop, few, SCHEMA))
    scaled = form.plus(fits).times(size / number)
    return [
        Row(f"yamllint on {number:,} of these files", form, rate(number, form)),
        Row(f"check-jsonschema on {number:,} of these files, with the schemas in one file", fits, rate(number, fits)),
        Row(f"check-jsonschema on {few:,} of these files, with the schemas as they lie in `schemas/`", apart, rate(few, apart)),
        Row(
            f"yamllint and check-jsonschema (schemas in one file), scaled to {size:,} files",
            scaled,
            f"{times(scaled.wall / ours.wall)} quizkit by the clock, {times(scaled.cpu / ours.cpu)} in CPU",
            "at least 30 × quizkit by the clock" if size == 100_000 else "",
        ),
    ]


def by_peers(workshop: Workshop, number: int) -> tuple[Cost, Cost]:
    """What yamllint and check-jsonschema take for so many files of one question.

    check-jsonschema looks through every other schema that ours refers to for each file anew; in one file they are ten times faster, so that
    is what quizkit is held against.
    """
    yamllint = [workshop.peers.command("yamllint", "yamllint"), "-d", _YAMLLINT, str(workshop.bank(number, 1) / "questions")]
    schema = bundled(workshop.root / "question.schema.json")
    return cost(yamllint), cost(_check_jsonschema(workshop, number, schema))


def _check_jsonschema(workshop: Workshop, number: int, schema: Path) -> list[str]:
    files = sorted((workshop.bank(number, 1) / "questions").rglob("*.yaml"))
    return [workshop.peers.command("check-jsonschema", "check-jsonschema"), "--schemafile", str(schema), *map(str, files)]


def _rules(workshop: Workshop) -> Sequence[Row]:
    """What the rules cost beyond loading: all that are on by default, and one that looks at nothing in this bank."""
    size = workshop.at_most(20_000)
    bank = workshop.bank(size)
    every = cost(quizkit("lint", bank), workshop.runs)
    hardly_any = cost(quizkit("lint", bank, "--select", "one-sided-debate"), workshop.runs)
    each = (every.cpu - hardly_any.cpu) / size / _MICROSECOND
    return [
        Row(f"lint {size:,} questions, 100 a file", every, rate(size, every), "at least 4,000/s of CPU"),
        Row("the same with a single rule that finds nothing to look at", hardly_any, rate(size, hardly_any)),
        Row(
            "so all default rules on a loaded question",
            reading=f"{each:.0f} µs of CPU; {times(every.cpu / hardly_any.cpu)} loading alone",
            aim="at most 120 µs, better 60",
        ),
    ]
