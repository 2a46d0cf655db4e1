"""What a command costs: of the process itself and of every process that it starts.

Processor time comes from `wait4`, which adds up what the process and all the children that it waited for have used. Memory is the peak of
any one process: the kernel reports, of a process and the children that it waited for, the largest resident set. That figure counts the
pages that a worker shares with its parent once in each, so it can only be too high. Where several processes run at once, what they hold
together is sampled five times a second as their proportional set sizes, which count a shared page once.

A process starts as a copy of the one that starts it, and its peak never reads lower than that one's size. So this package holds no bank in
memory: whatever is large happens in a child.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import tempfile
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# The variable that says where quizkit keeps what it may use again. Whoever measures sets it to a folder that may be lost.
CACHE = "QUIZKIT_CACHE_DIR"
_SAMPLES_A_SECOND = 5
_LONGEST = 1500.0


@dataclass(frozen=True)
class Cost:
    """What a command took.

    `cpu` and `wall` are seconds, of all its processes and by the clock. `memory` is the peak of its largest process, in MiB; `together` the
    largest sum over its processes at one time and `processes` how many there were then, both 0 where nobody looked.
    """

    cpu: float
    wall: float
    memory: float
    together: float = 0.0
    processes: int = 0

    def times(self, factor: float) -> Cost:
        """The cost of so many times the work, if it grows in proportion; memory stays."""
        return Cost(self.cpu * factor, self.wall * factor, self.memory, self.together, self.processes)

    def plus(self, other: Cost) -> Cost:
        """The cost of one after the other."""
        return Cost(self.cpu + other.cpu, self.wall + other.wall, max(self.memory, other.memory))


class FailedError(Exception):
    """A command did not do its work. Its message is the last line that the command wrote."""


class NotThereError(Exception):
    """What was to be measured is not there yet. Its message names it."""


def cost(
    command: Sequence[str],
    runs: int = 1,
    *,
    allowed: Collection[int] = (0,),
    folder: Path | None = None,
    sampled: bool = False,
    warm: bool = False,
) -> Cost:
    """Run a command so many times, and take the median of each figure.

    `allowed` are the exit codes of work done, `folder` is where to work. What quizkit keeps from one run for the next is removed before
    each run, unless the run is to be a `warm` one.
    """
    found = []
    for _ in range(runs):
        if not warm and CACHE in os.environ:
            shutil.rmtree(os.environ[CACHE], ignore_errors=True)
        found.append(_once(command, allowed, folder, sampled))
    cpu, wall, memory, together = (statistics.median(getattr(one, name) for one in found) for name in ("cpu", "wall", "memory", "together"))
    return Cost(cpu, wall, memory, together, max(one.processes for one in found))


def _once(command: Sequence[str], allowed: Collection[int], folder: Path | None, sampled: bool) -> Cost:
    if folder is not None:
        # posix_spawn knows no working folder; this program changes to it and becomes the command, at the cost of a millisecond.
        command = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', str(folder), *command]
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = os.posix_spawnp(command[0], list(command), os.environ, file_actions=_outputs(said.fileno()), setpgroup=0)
        too_long = threading.Timer(_LONGEST, _stop, (child,))
        too_long.daemon = True
        too_long.start()
        tree = _Tree(child) if sampled else None
        try:
            _, status, usage = os.wait4(child, 0)
        except BaseException:
            # Whoever stops the measuring stops what is measured: it is in a group of its own, which a terminal does not reach.
            _stop(child)
            raise
        finally:
            wall = time.perf_counter() - start
            too_long.cancel()
            if tree is not None:
                tree.finish()
        if os.waitstatus_to_exitcode(status) not in allowed:
            said.seek(0)
            raise FailedError(last_line(said.read().decode(errors="replace")) or f"exit code {os.waitstatus_to_exitcode(status)}")
    together, processes = (tree.together, tree.processes) if tree is not None else (0.0, 0)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, together, processes)


def last_line(text: str) -> str:
    """The last line of a text that is not empty."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


def _outputs(errors: int) -> list[tuple[int, int, str, int, int] | tuple[int, int, int]]:
    return [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, errors, 2)]


def _stop(child: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)


class _Tree:
    """Looks at a process and its descendants while they run."""

    def __init__(self, root: int) -> None:
        self.together = 0.0
        self.processes = 0
        self._root = root
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Stop looking."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(1 / _SAMPLES_A_SECOND):
            sizes = [size for size in map(_proportional_size, _with_descendants(self._root)) if size]
            self.together = max(self.together, sum(sizes))
            self.processes = max(self.processes, len(sizes))


def _with_descendants(process: int) -> Iterator[int]:
    yield process
    try:
        children = [child for task in Path(f"/proc/{process}/task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return  # it has ended meanwhile
    for child in children:
        yield from _with_descendants(int(child))


def _proportional_size(process: int) -> float:
    """What a process holds in MiB, shared pages counted in part; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
