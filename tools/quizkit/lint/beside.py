"""Work done in a process beside this one, which has all that this one has; where that fails nothing comes of it, and it is done here."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from .columns import PROTOCOL
from .processors import CAN_FORK, processor_count

# What the operating system hands over at once.
_PIECE = 1 << 20


def is_there_another_processor() -> bool:
    """Whether a process beside this one may run at the same time."""
    return CAN_FORK and processor_count() > 1


class Beside:
    """One piece of work, begun at once. It must change nothing, for nobody here would see it.

    Raises:
        OSError: there can be no other process.
    """

    def __init__(self, work: Callable[[], Any]) -> None:
        self._pipe, there = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(self._pipe)
            _work(work, there)
        os.close(there)

    def answer(self) -> Any:
        """What comes of it; None where it failed."""
        parts = []
        while part := os.read(self._pipe, _PIECE):
            parts.append(part)
        self._end()
        with suppress(Exception):
            return pickle.loads(b"".join(parts))
        return None

    def stop(self) -> None:
        """Have it end at once, if it has not ended: nobody wants it any more."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._end()

    def _end(self) -> None:
        os.close(self._pipe)
        os.waitpid(self._process, 0)
        self._process = 0


def _work(work: Callable[[], Any], pipe: int) -> None:
    """The whole life of the process. Ctrl-C reaches it too, and is for the first one to answer."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        data = memoryview(pickle.dumps(work(), protocol=PROTOCOL))
        while data:
            data = data[os.write(pipe, data) :]
    finally:
        # Nothing that belongs to the first process is closed, flushed or cleaned up here.
        os._exit(0)
