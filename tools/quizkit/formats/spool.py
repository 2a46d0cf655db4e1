"""Bytes that have to wait until all others have been written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Self

_IN_MEMORY = 1 << 20
_CHUNK = 1 << 16


class Spool:
    """Bytes in the order in which they come, on the disk once they are many. A context manager that forgets them."""

    def __init__(self) -> None:
        self.size = 0
        self._waiting: list[bytes] = []
        self._in_memory = 0
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, data: bytes) -> None:
        """Put some behind the others."""
        self._waiting.append(data)
        self.size += len(data)
        self._in_memory += len(data)
        if self._in_memory > _IN_MEMORY:
            self._write_out()

    def parts(self) -> Iterator[bytes]:
        """All of them, in parts."""
        if self._file is None:
            yield from self._waiting
            return
        self._write_out()
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk

    def close(self) -> None:
        """Forget them."""
        self._waiting.clear()
        if self._file is not None:
            self._file.close()

    def _write_out(self) -> None:
        if self._file is None:
            # Closed by `close`.
            self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._file.writelines(self._waiting)
        self._waiting.clear()
        self._in_memory = 0
