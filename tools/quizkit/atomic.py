"""Files that are there whole or not at all: content goes to a temporary neighbour, which then takes the name."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from .errors import UnreadableError, UsageError


class TemporaryFile:
    """A file in the making beside its target; leave the `with` block without `commit` and it is gone, with the target as it was.

    Raises:
        UnreadableError: the folder or the file cannot be written, or the disk is full.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self._name: str | None = None

    def __enter__(self) -> TemporaryFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    def write(self, parts: Iterable[bytes]) -> None:
        """Write the whole content, and see it on the disk."""
        try:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            handle, self._name = tempfile.mkstemp(dir=self._target.parent, prefix=f".{self._target.name}.", suffix=".tmp")
        except OSError as error:
            raise self._unwritable(error) from None
        with os.fdopen(handle, "wb") as stream:
            for part in parts:
                self._guarded(stream.write, part)
            self._guarded(stream.flush)
            self._guarded(os.fsync, stream.fileno())

    def commit(self) -> None:
        """Give the file its name."""
        assert self._name is not None
        try:
            Path(self._name).chmod(0o666 & ~_umask())
            os.replace(self._name, self._target)  # noqa: PTH105
        except OSError as error:
            raise self._unwritable(error) from None
        self._name = None

    def discard(self) -> None:
        """Take the file away."""
        if self._name is not None:
            Path(self._name).unlink(missing_ok=True)
            self._name = None

    def _guarded(self, call: Callable[..., object], *arguments: object) -> None:
        """Only what the disk refuses is ours to explain: an error while the content is made passes through."""
        try:
            call(*arguments)
        except OSError as error:
            raise self._unwritable(error) from None

    def _unwritable(self, error: OSError) -> UnreadableError:
        return UnreadableError(f"The file '{self._target}' cannot be written: {error.strerror}.")


def replace_file(target: Path, parts: Iterable[bytes]) -> None:
    """Write a file, in place of one that may be there.

    Raises:
        UnreadableError: it cannot be written; the old file is as it was.
    """
    with TemporaryFile(target) as file:
        file.write(parts)
        file.commit()


def create_file(target: Path, content: bytes) -> None:
    """Write a file that must not be there yet.

    Raises:
        UsageError: there is such a file.
        UnreadableError: it cannot be written.
    """
    if target.exists() or target.is_symlink():
        raise UsageError(f"The file '{target}' is there already: nothing was changed.")
    replace_file(target, [content])


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
