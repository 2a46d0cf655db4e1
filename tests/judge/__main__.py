"""`nox -s judge`: how well the rules tell flaws that people have labelled, and how often they speak of questions that professionals edited.

The data are no part of the project. The environment variable QUIZKIT_DATA names the folder that holds them; docs/judgement.md says what
each file is, how the figures are made, and what they are today.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from quizkit.lint.registry import registry

from .asking import ask
from .pairs import pair_table, read_pairs
from .reading import sample
from .records import Record, read_records
from .tables import halves_table, label_tables, rate_table

LABELS = "flaw-labels-dev"
EDITED = "agieval-en"
AMATEUR = "opentriviaqa"
FILES = (LABELS, EDITED, AMATEUR)
PAIRS = "question-pairs-dev"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; the exit code."""
    chosen = _parser().parse_args(arguments)
    named = os.environ.get("QUIZKIT_DATA")
    if not named:
        return _refuse("QUIZKIT_DATA names no folder: set it to the one with flaw-labels-dev.jsonl.gz and the other data.")
    folder = Path(named)
    if chosen.only == "pairs":
        return _judge_pairs(folder)
    wanted = [chosen.source] if chosen.read else [LABELS] if chosen.only == "labels" else [*FILES[chosen.only == "rates" :]]
    missing = [file for file in wanted if not (folder / f"{file}.jsonl.gz").is_file()]
    if missing:
        return _refuse(f"There is no {missing[0]}.jsonl.gz in {folder}.")
    if chosen.read and registry().find(chosen.read) is None:
        return _refuse(f"There is no rule '{chosen.read}'.")
    records = {file: _records(folder, file, chosen.half if file == LABELS else None) for file in wanted}
    found = {file: ask(of_file) for file, of_file in records.items()}
    if chosen.read:
        rule = registry().find(chosen.read)
        assert rule is not None
        _print(sample(rule.name, records[chosen.source], found[chosen.source], chosen.number, chosen.seed))
        return 0
    if LABELS in found:
        _print([f"# {LABELS}{f', half {chosen.half}' if chosen.half else ''}", ""])
        _print(label_tables(records[LABELS], found[LABELS]))
        if chosen.half is None:
            _print(["", *halves_table(records[LABELS], found[LABELS])])
        del found[LABELS]
    if found:
        _print(["", "# How often each rule speaks", ""])
        _print(rate_table(found))
    if chosen.only is None and (folder / f"{PAIRS}.jsonl.gz").is_file():
        return _judge_pairs(folder)
    return 0


def _judge_pairs(folder: Path) -> int:
    file = folder / f"{PAIRS}.jsonl.gz"
    if not file.is_file():
        return _refuse(f"There is no {PAIRS}.jsonl.gz in {folder}.")
    _print(["", f"# {PAIRS}", "", *pair_table(read_pairs(file))])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nox -s judge --", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", choices=("labels", "rates", "pairs"), help="print the tables on labels, on rates, or on pairs alone")
    parser.add_argument("--half", choices=("a", "b"), help="judge by half of the labels, and keep the other for the end")
    parser.add_argument("--read", metavar="RULE", help="print findings of a rule with their questions")
    parser.add_argument("--from", dest="source", choices=FILES, default=EDITED, help=f"the file to read findings from (default: {EDITED})")
    parser.add_argument("--number", type=int, default=10, help="how many findings to print (default: 10)")
    parser.add_argument("--seed", type=int, default=1, help="which ones are drawn (default: 1)")
    return parser


def _records(folder: Path, file: str, half: str | None) -> list[Record]:
    return [record for record in read_records(folder / f"{file}.jsonl.gz") if half is None or record.half == half]


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
