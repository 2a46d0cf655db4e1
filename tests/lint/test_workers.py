"""Several processes find what one finds, in the same order, whatever happens to them."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.lint.batch import in_batches, received, send
from quizkit.lint.checker import CheckRecipe
from quizkit.lint.config import Config
from quizkit.lint.outcome import Outcome
from quizkit.lint.registry import registry
from quizkit.lint.runner import LintRun
from quizkit.lint.workers import WORTHWHILE, Check, batches_of, worker_count
from quizkit.load.folder import BankFile
from quizkit.testing.examples import TODAY
from quizkit.testing.generator import generate_bank

FILES = [BankFile(f"/nowhere/{number}.yaml", f"questions/{number}.yaml", "question") for number in range(500)]
HERE = os.getpid()


def named(files: Iterable[BankFile]) -> Iterator[Outcome]:
    """An outcome that says which file it is of."""
    return (Outcome(inside=file.inside) for file in files)


def make_named() -> Check:
    return named


def make_deadly() -> Check:
    """A check that ends its process at some file, unless it is the first process."""

    def check(files: Iterable[BankFile]) -> Iterator[Outcome]:
        for file in files:
            if file.inside.endswith("7.yaml") and os.getpid() != HERE:
                os.kill(os.getpid(), signal.SIGKILL)
            yield Outcome(inside=file.inside)

    return check


def make_unpicklable() -> Check:
    """A check whose facts cannot be sent."""

    def check(files: Iterable[BankFile]) -> Iterator[Outcome]:
        return (Outcome(inside=file.inside, facts={"words": [(0, lambda: None)]}) for file in files)

    return check


def make_demanding(make: partial[Check]) -> Check:
    """A check that cannot do without its files, and removes them."""

    def reading(files: Iterable[BankFile]) -> Iterator[BankFile]:
        for file in files:
            Path(file.place).unlink()
            yield file

    check = make()
    return lambda files: check(reading(files))


def make_failing() -> Check:
    """A check with a mistake of ours in it."""

    def check(files: Iterable[BankFile]) -> Iterator[Outcome]:
        for file in files:
            if file.inside == "questions/250.yaml":
                raise LookupError(file.inside)
            yield Outcome(inside=file.inside)

    return check


@pytest.mark.parametrize("make", [make_named, make_deadly, make_unpicklable])
@pytest.mark.parametrize("workers", [1, 2, 3, 7])
def test_outcomes_come_in_the_order_of_the_files(make: partial[Check], workers: int) -> None:
    outcomes = [outcome.inside for batch in batches_of(FILES, make, workers) for outcome in batch.outcomes()]
    assert outcomes == [file.inside for file in FILES]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is forked")
def test_what_a_check_needs_is_made_ready_before_there_are_processes() -> None:
    """The first files of each kind are checked here, and all others there."""

    def make() -> Check:
        return lambda files: (Outcome(inside=file.inside, texts=str(os.getpid()).encode()) for file in files)

    files = [BankFile(f"/nowhere/{number}", f"terms/{number}.yaml", "term") for number in range(40)] + FILES[:300]
    batches = list(batches_of(files, make, 2))
    here = {batch.insides[0] for batch in batches if set(batch.texts) == {str(HERE).encode()}}
    assert here == {"terms/0.yaml", "questions/0.yaml"}
    assert all(len(set(batch.texts)) == 1 for batch in batches)


@pytest.mark.parametrize("make", [make_named, make_deadly, make_unpicklable])
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_files_are_looked_at_before_they_are_read(make: partial[Check], workers: int, tmp_path: Path) -> None:
    """A file is there from the look on, and gone once a process has asked for it: it was not asked for before."""
    files = [BankFile(str(tmp_path / str(number)), f"questions/{number}.yaml", "question") for number in range(150)]

    def look(some: Iterable[BankFile]) -> None:
        for file in some:
            Path(file.place).touch()

    batches = batches_of(files, partial(make_demanding, make), workers, look)
    outcomes = [outcome.inside for batch in batches for outcome in batch.outcomes()]
    assert outcomes == [file.inside for file in files]


NAMES = st.text(max_size=2)
FACTS = st.dictionaries(st.integers(0, 2), NAMES, max_size=2).map(lambda found: sorted(found.items()))


@st.composite
def outcomes_of_files(draw: st.DrawFn) -> Outcome:
    """An outcome whose facts are those of its entities, in their order."""
    ids = draw(st.lists(st.none() | NAMES, max_size=3))
    facts = draw(st.dictionaries(NAMES, FACTS, max_size=3))
    own = {name: [(row, fact) for row, fact in found if row < len(ids)] for name, found in facts.items()}
    return Outcome(
        inside=draw(st.text(max_size=3)),
        blob_id=draw(st.binary(max_size=2)),
        ids=ids,
        facts={name: found for name, found in own.items() if found},
        texts=draw(st.binary(max_size=2)),
        failed=draw(st.dictionaries(st.integers(0, 3), st.sets(NAMES), max_size=1)),
        unreadable=draw(st.none() | NAMES),
        is_whole=draw(st.booleans()),
        depends_on_day=draw(st.booleans()),
    )


@given(st.lists(outcomes_of_files(), max_size=5))
def test_outcomes_are_after_they_were_sent_what_they_were(outcomes: list[Outcome]) -> None:
    batches = [*in_batches(outcomes)]
    assert [outcome for batch in batches for outcome in batch.outcomes()] == outcomes
    assert [outcome for batch in received(send(batches)) for outcome in batch.outcomes()] == outcomes


def test_batches_are_small() -> None:
    """Ten files of ninety questions, and three hundred of one: no batch has more than a hundred files, or files after 200 entities."""
    outcomes = [Outcome(ids=["a"] * 90)] * 10 + [Outcome(ids=["a"])] * 300
    counts = [batch.counts for batch in in_batches(outcomes)]
    assert counts == [[90] * 3] * 3 + [[90, *[1] * 99], [1] * 100, [1] * 100, [1]]


def test_a_mistake_of_ours_is_raised_here() -> None:
    with pytest.raises(LookupError, match="250"):
        list(batches_of(FILES, make_failing, 2))


def test_whoever_stops_listening_leaves_no_process_behind() -> None:
    batches = batches_of(FILES, make_named, 2)
    next(batches)
    batches.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_bank_is_checked_alike_by_any_number_of_processes(tmp_path: Path) -> None:
    generate_bank(tmp_path, 300, per_file=10)
    broken = tmp_path / "questions" / "part-0" / "file-3.yaml"
    broken.write_text(broken.read_text().replace("stem:", "stern:", 2) + "- id: [\n")
    reports = []
    for jobs in (1, 2, 4):
        run = LintRun(tmp_path, registry(), Config(select=("ALL",), today=TODAY))
        run.check_files(jobs)
        reports.append(run.report())
    assert reports[0].findings
    assert reports[0] == reports[1] == reports[2]


def test_a_recipe_can_be_sent_to_a_process_that_was_not_forked() -> None:
    recipe = CheckRecipe(registry(), Config(select=("STM",), today=TODAY), None)
    sent = pickle.loads(pickle.dumps(recipe))
    assert (sent.config, sent.manifest, sent.registry.rules) == (recipe.config, None, registry().rules)


def test_a_small_bank_stays_in_one_process(tmp_path: Path) -> None:
    files = []
    for number in range(4):
        path = tmp_path / f"{number}.yaml"
        path.write_bytes(b" " * (WORTHWHILE // 5))
        files.append(BankFile(str(path), path.name, "question"))
    assert worker_count(files) == 1
    assert worker_count(files, 3) == 3
    assert worker_count(files[:2], 3) == 2
    (tmp_path / "0.yaml").write_bytes(b" " * WORTHWHILE)
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    assert worker_count(files) == min(available, 4)


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_stops_all_processes(tmp_path: Path) -> None:
    generate_bank(tmp_path, 20_000)
    command = [sys.executable, "-m", "quizkit", "lint", "--no-cache", "--jobs", "2", str(tmp_path)]
    pipe = subprocess.PIPE
    # What runs in the background of a shell ignores the signal, and whoever it starts does so too.
    process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True, preexec_fn=_heed_ctrl_c)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(200):
        time.sleep(0.05)
        if not children.exists() or len(children.read_text().split()) == 2:
            break
    # As a terminal does: to the whole group.
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, "")
    assert err == "\nquizkit: Stopped; no file was changed.\n"
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
