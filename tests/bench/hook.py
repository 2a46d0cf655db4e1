"""What somebody waits for who commits: a large bank in git, with nothing or one file staged."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from quizkit.lint.registry import registry
from tests.bench.costs import Cost, FailedError, cost, last_line
from tests.bench.table import Row, seconds
from tests.bench.workshop import Outcome, Workshop, need, or_row, quizkit

TITLE = "The hook"

_LINT = ("lint", "--staged")
_LOOK_UP = 50_000
_DUPLICATES = "DUP"
# Runs the command with what the look-up imports already there: that is start-up, and a hook without these rules would be without it.
_WITH_MODULES = """
import quizkit.lint.analysis.cues, quizkit.lint.analysis.duplicate_problems, quizkit.lint.analysis.near_search
import quizkit.lint.rules.duplicates.contradicting_duplicate, quizkit.lint.rules.duplicates.cues_another
import quizkit.lint.rules.duplicates.duplicate_question, quizkit.lint.rules.duplicates.near_duplicate
from quizkit.cli.main import console
console()
"""
_new = count(1)


def measure(workshop: Workshop) -> Outcome:
    """`quizkit lint --staged` in both layouts, and what looking up duplicates takes of it."""
    rows = []
    for per_file in (1, 100):
        rows += or_row(f"`quizkit lint --staged`, {_layout(per_file)}", partial(_staged, workshop, per_file), "see below")
    rows += or_row("the duplicate look-up in the hook", partial(_look_up, workshop), "at most 30 ms and 60 ms of CPU")
    return Outcome(rows)


def _layout(per_file: int) -> str:
    return "one question a file" if per_file == 1 else f"{per_file} questions a file"


def _staged(workshop: Workshop, per_file: int) -> Sequence[Row]:
    need("lint", "--staged")
    size = workshop.largest
    bank = _repository(workshop, size, per_file)
    many = max(workshop.runs * 2, 5)
    bare = cost([sys.executable, "-c", "pass"], many).plus(cost(["git", "diff-index", "--cached", "--quiet", "HEAD"], many, folder=bank))
    first = cost(quizkit("lint", "."), folder=bank, sampled=True)
    nothing = cost(quizkit(*_LINT), many, folder=bank, warm=True)
    _after_changes(bank, 1, 1)
    rationale = _after_changes(bank, 1, many, field="rationale")
    stem = _after_changes(bank, 1, many)
    where = f"{size:,} questions, {_layout(per_file)}"
    workshop.forget(bank)
    return [
        Row(f"{where}: a bare python and a bare `git diff-index --cached`", bare),
        Row(f"{where}: `quizkit lint` beforehand, of all", first),
        Row(f"{where}: nothing changed", nothing, _beyond(nothing, bare), "at most 40 ms beyond the bare two"),
        Row(f"{where}: a rationale changed", rationale, _beyond(rationale, bare), "at most 90 ms beyond"),
        Row(f"{where}: a stem changed", stem, _beyond(stem, bare), "at most 90 ms beyond, and 60 for the duplicate look-up"),
    ]


def _look_up(workshop: Workshop) -> Sequence[Row]:
    """The hook with the rules on duplicates, less the hook without them, on the same changes, with the same modules imported."""
    need("lint", "--staged")
    size = workshop.at_most(_LOOK_UP)
    bank = _repository(workshop, size, 1)
    many = max(workshop.runs * 2, 5)
    rows = []
    for changes, aim in ((1, "at most 30 ms of CPU"), (min(100, size // 10), "at most 60 ms of CPU")):
        costs = []
        for words in ((), ("--ignore", ",".join(_asking_for_duplicates()))):
            cost(quizkit("lint", ".", *words), folder=bank)
            _after_changes(bank, changes, 1, *words)
            costs.append(_after_changes(bank, changes, many, *words, beforehand=_WITH_MODULES))
        every, without = costs
        work = f"{size:,} questions, {changes} changed: the hook"
        rows += [
            Row(f"{work} without the rules on duplicates", without),
            Row(f"{work} with them", every, f"the look-up: {seconds(every.cpu - without.cpu)} of CPU", aim),
        ]
    workshop.forget(bank)
    return rows


def _asking_for_duplicates() -> list[str]:
    """The rules on duplicates, and those that wait for these to be silent: else these run all the same."""
    rules = registry()
    names = {rule.name for rule in rules.select(_DUPLICATES)}
    return sorted(names | {rule.name for rule in rules.rules if not names.isdisjoint(rule.requires)})


def _beyond(taken: Cost, bare: Cost) -> str:
    return f"{seconds(taken.wall - bare.wall)} beyond, {seconds(taken.cpu - bare.cpu)} in CPU"


def _repository(workshop: Workshop, size: int, per_file: int) -> Path:
    """A bank in git, all of it committed."""
    bank = workshop.bank(size, per_file)
    if not (bank / ".git").exists():
        _git(bank, "init", "--quiet")
        # A gc in the background would be measured with the rest.
        for name, value in (("gc.auto", "0"), ("user.name", "bench"), ("user.email", "bench@example.org"), ("commit.gpgsign", "false")):
            _git(bank, "config", name, value)
        _git(bank, "add", ".")
        _git(bank, "commit", "--quiet", "--no-verify", "-m", "All")
        _git(bank, "gc", "--quiet")
    return bank


def _after_changes(bank: Path, changes: int, many: int, *words: str, field: str = "stem", beforehand: str = "") -> Cost:
    """The median of runs, each after other questions have been changed and staged; with a program that is the command, if there is one."""
    run = [sys.executable, "-c", beforehand, *_LINT, *words] if beforehand else quizkit(*_LINT, *words)
    files = [bank / "questions" / f"part-{number // 100}" / f"file-{number}.yaml" for number in range(0, 7 * changes, 7)]
    taken = []
    for _ in range(many):
        for path in files:
            change(path, field)
        _git(bank, "add", *map(str, files))
        taken.append(cost(run, folder=bank, warm=True))
    return Cost(*(median(getattr(one, name) for one in taken) for name in ("cpu", "wall", "memory")))


def change(path: Path, field: str = "stem") -> None:
    """Put another number into the stem, or another field, of the first question of a file."""
    before, name, after = path.read_text(encoding="utf-8").partition(f"  {field}: ")
    line, end, rest = after.partition("\n")
    words = line.split(" ")
    words[1] = f"bakor{next(_new)}"
    path.write_text(f"{before}{name}{' '.join(words)}{end}{rest}", encoding="utf-8")


def _git(folder: Path, *words: str) -> None:
    done = subprocess.run(["git", *words], cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise FailedError(last_line(done.stderr))
