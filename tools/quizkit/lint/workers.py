"""Checks files in several processes, and hands the outcomes on in the order of the files, as one process would.

A process is sent the numbers of some files and sends back their outcomes, pickled. Where it dies, or where something cannot be pickled, the
files are checked here: the result never depends on who found it.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeAlias

from quizkit.digests import prefer_openssl
from quizkit.load.folder import BankFile

from .batch import Batch, in_batches, received, send
from .outcome import Outcome
from .processors import CAN_FORK, processor_count

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Check: TypeAlias = Callable[[Iterable[BankFile]], Iterator[Outcome]]

# Below so many bytes of YAML one process is done before two have begun: measured on two processors, where they draw level at 0.5 MB.
WORTHWHILE = 600_000
_MOST_WORKERS = 8
# Each worker has a batch before it and one in waiting. Small batches keep all of them busy to the end; large ones cost fewer messages.
_BATCHES_A_WORKER = 40
_FILES_A_BATCH = 100
_WAITING = 2
# A process that reads a share of so many files saves more than loading OpenSSL takes.
_MANY = 2_000


def worker_count(files: Sequence[BankFile], jobs: int | None = None) -> int:
    """How many processes are to check some files: `jobs` at most, or as many as there are processors; 1 where more do not pay."""
    most = min(processor_count(), _MOST_WORKERS) if jobs is None else jobs
    most = min(most, len(files))
    if most < 2 or (jobs is None and not _is_worthwhile(files)):
        return 1
    return most


def _is_worthwhile(files: Sequence[BankFile]) -> bool:
    size = 0
    for file in files:
        try:
            size += file.path.stat().st_size if not isinstance(file.source, bytes) else len(file.source)
        except OSError:
            continue
        if size >= WORTHWHILE:
            return True
    return False


def batches_of(
    files: Sequence[BankFile],
    make_check: Callable[[], Check],
    workers: int,
    look: Callable[[Sequence[BankFile]], None] = lambda files: None,
) -> Iterator[Batch]:
    """The outcomes of files, in their order. `make_check` is called once in each process, and can be pickled.

    `look` is called in this process with some files after the other, before they are read.
    """
    if workers < 2:
        yield from in_batches(make_check()(_looked_at(files, look)))
        return
    pool = _Pool(files, make_check, workers, look)
    try:
        yield from pool.batches()
    finally:
        pool.stop()


def _looked_at(files: Iterable[BankFile], look: Callable[[Sequence[BankFile]], None]) -> Iterator[BankFile]:
    for file in files:
        look((file,))
        yield file


class _Worker:
    """A process, the pipe to it, and the numbers of the batches that it has not sent back yet."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.batches: deque[int] = deque()


class _Pool:
    def __init__(
        self, files: Sequence[BankFile], make_check: Callable[[], Check], workers: int, look: Callable[[Sequence[BankFile]], None]
    ) -> None:
        size = max(min(len(files) // (workers * _BATCHES_A_WORKER), _FILES_A_BATCH), 1)
        self._files = files
        self._make_check = make_check
        self._look = look
        self._check: Check | None = None
        self._batches = [range(start, min(start + size, len(files))) for start in range(0, len(files), size)]
        self._sent = 0
        self._done: dict[int, Sequence[Batch]] = {}
        self._workers: list[_Worker] = []
        self._done_first = self._first_of_each_kind() if CAN_FORK else frozenset[int]()
        for number in self._done_first:
            self._done[number] = self._check_here(number)
        self._start(workers)

    def _first_of_each_kind(self) -> frozenset[int]:
        """The batches with which each kind of files begins: all that their check needs is imported, compiled and built here, not in each
        process."""
        kinds: dict[str | None, int] = {}
        for number, batch in enumerate(self._batches):
            kinds.setdefault(self._files[batch.start].kind, number)
        return frozenset(kinds.values())

    def _start(self, workers: int) -> None:
        from multiprocessing import get_context

        context = get_context("fork" if CAN_FORK else "spawn")
        check = self._check
        make_check = self._make_check if check is None else lambda: check
        for _ in range(workers):
            here, there = context.Pipe()
            inherited = [worker.pipe for worker in self._workers] + [here] if CAN_FORK else []
            process = context.Process(target=_work, args=(there, inherited, self._files, make_check), daemon=True)  # type: ignore[attr-defined]
            with _without_ctrl_c():
                process.start()
            there.close()
            self._workers.append(_Worker(process, here))

    def batches(self) -> Iterator[Batch]:
        for worker in self._workers:
            for _ in range(_WAITING):
                self._send(worker)
        for number in range(len(self._batches)):
            while number not in self._done:
                if any(worker.batches for worker in self._workers):
                    self._receive()
                else:
                    # All of them are gone.
                    self._sent = max(self._sent, number + 1)
                    self._done[number] = self._check_here(number)
            yield from self._done.pop(number)

    def _send(self, worker: _Worker) -> None:
        """Give a worker the next batch; where it is gone, the batch is done here."""
        while self._sent in self._done_first:
            self._sent += 1
        if self._sent == len(self._batches):
            return
        number, batch = self._sent, self._batches[self._sent]
        self._sent += 1
        worker.batches.append(number)
        self._look(self._files[batch.start : batch.stop])
        try:
            worker.pipe.send((batch.start, batch.stop))
        except OSError:
            self._give_up(worker)

    def _receive(self) -> None:
        from multiprocessing.connection import wait

        busy = {worker.pipe: worker for worker in self._workers if worker.batches}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            try:
                message = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                self._give_up(worker)
                continue
            number = worker.batches.popleft()
            self._send(worker)
            self._done[number] = _received(message) or self._check_here(number)

    def _give_up(self, worker: _Worker) -> None:
        """Do what a worker that died has left undone."""
        while worker.batches:
            number = worker.batches.popleft()
            self._done[number] = self._check_here(number)

    def _check_here(self, number: int) -> Sequence[Batch]:
        if self._check is None:
            self._check = self._make_check()
        batch = self._batches[number]
        files = self._files[batch.start : batch.stop]
        # What a worker has left undone may have changed since it was sent.
        self._look(files)
        return [*in_batches(self._check(files))]

    def stop(self) -> None:
        """End all processes: at once, for whatever they still do is not wanted."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()


def _received(message: bytes) -> Sequence[Batch] | None:
    """What is in a message; None where that is nothing, or nothing that can be read."""
    with suppress(Exception):
        return received(message) if message else None
    return None


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C wait: a process that is being forked has no answer to it yet."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, inherited: Sequence[Connection], files: Sequence[BankFile], make_check: Callable[[], Check]) -> None:
    """What a worker does until its pipe is closed. Ctrl-C reaches it too, and is for the first process to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for other in inherited:
        other.close()
    if len(files) > _MANY:
        prefer_openssl()
    check = make_check()
    while True:
        try:
            start, stop = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            message = send(in_batches(check(files[start:stop])))
        except Exception:
            # The first process tries it again, and says what is wrong.
            message = b""
        try:
            pipe.send_bytes(message)
        except OSError:
            return
