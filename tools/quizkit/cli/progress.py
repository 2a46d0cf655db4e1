"""A line that moves on a terminal when work takes more than a second."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0
_INTERVAL = 0.1


class Progress:
    """Call it with what is done and what there is; it writes to standard error, and only where that is a terminal."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._next = time.monotonic() + _PATIENCE
        self._on = sys.stderr.isatty()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work has come."""
        if not self._on or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _INTERVAL
        self._shown = True
        sys.stderr.write(f"\r\x1b[K{self._doing} {done:,} of {total:,} files")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
