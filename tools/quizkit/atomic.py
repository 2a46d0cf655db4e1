"""Files that are there whole or not at all: they are written under passing names, and then put in their places."""

from __future__ import annotations

import errno
import os
import signal
import stat
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from .errors import UnreadableError, UsageError


class Spooled:
    """Files that are written in full under passing names, and wait for a yes or no.

    `commit` puts them in their places, `discard` removes them; as a context manager it discards what was not committed.
    """

    def __init__(self) -> None:
        # Where the bytes are, where they go, and how the caller calls that.
        self._waiting: list[tuple[Path, Path, Path]] = []
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.discard()

    @property
    def waiting(self) -> dict[Path, Path]:
        """Where the bytes of each file are for now, by the place that it is to take."""
        return {target: spool for spool, _, target in self._waiting}

    def commit(self) -> None:
        """Put every file in its place, over what is there; each one at a stroke.

        Ctrl-C and the signals that end a process wait for it: of many files all are in their places, or none.

        Raises:
            UnreadableError: a file cannot be put in its place. What was there stays.
        """
        try:
            with _undisturbed():
                self._put_in_place()
        finally:
            self.discard()

    def _put_in_place(self) -> None:
        done = 0
        try:
            for spool, place, target in self._waiting:
                try:
                    spool.replace(place)
                except OSError as error:
                    raise _unwritable(target, error) from error
                done += 1
            self._made.clear()
        finally:
            del self._waiting[:done]

    def discard(self) -> None:
        """Remove the files that are not in their places, and the folders that were made for them. Calling it again does nothing."""
        for spool, _, _ in self._waiting:
            # What cannot be removed was perhaps never there, and there is nothing better to do about it.
            with suppress(OSError):
                spool.unlink()
        self._waiting.clear()
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()
        self._made.clear()

    def add(self, target: Path, parts: Iterable[bytes]) -> None:
        """Write a file beside its place. Its parts are asked for here, and what they raise passes through."""
        place = _place_of(target)
        try:
            self._make_folder(place.parent)
            spool = place.parent / f".quizkit-{os.urandom(8).hex()}.part"
            self._waiting.append((spool, place, target))
            # Opened this way the file gets the rights that the user's umask gives to any new file.
            descriptor = os.open(spool, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as error:
            raise _unwritable(target, error) from error
        # A file that is there keeps its rights; where there is none, or the system forbids it, those of a new one do.
        with suppress(OSError):
            spool.chmod(stat.S_IMODE(place.stat().st_mode))
        _fill(descriptor, parts, target)

    def _make_folder(self, folder: Path) -> None:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        for path in reversed(missing):
            path.mkdir(exist_ok=True)
            self._made.append(path)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ignore the signals that would end the process: the work is all but done, and half of it would be worse than all.

    Only the main thread may say so; in another no signal arrives as an exception anyway.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            # A handler that was not set from Python cannot be set again from here.
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


def replace_file(target: Path, content: bytes) -> None:
    """Write a file, in place of one that may be there; folders above it are made.

    Raises:
        UnreadableError: it cannot be written; what was there stays.
    """
    with Spooled() as spooled:
        spooled.add(target, [content])
        spooled.commit()


def create_file(target: Path, content: bytes) -> None:
    """Write a file that must not be there yet.

    Raises:
        UsageError: there is such a file.
        UnreadableError: it cannot be written.
    """
    create_files({target: content})


def create_files(contents: Mapping[Path, bytes]) -> None:
    """Write files that must not be there yet: all of them, or none.

    Raises:
        UsageError: there is such a file.
        UnreadableError: one cannot be written.
    """
    for target in contents:
        if target.exists() or target.is_symlink():
            raise UsageError(f"The file '{target}' is there already: nothing was changed.")
    with Spooled() as spooled:
        for target, content in contents.items():
            spooled.add(target, [content])
        spooled.commit()


def _place_of(target: Path) -> Path:
    """Where the bytes go: a symbolic link stays one, and its file is replaced.

    A device or a pipe cannot be replaced; as root the rename would succeed and remove /dev/null.
    """
    try:
        place = target.resolve()
        if place.exists() and not place.is_file():
            raise OSError(errno.EISDIR, "it is a folder" if place.is_dir() else "it is no ordinary file")
    except (OSError, RuntimeError) as error:
        raise _unwritable(target, error) from error
    return place


def _fill(descriptor: int, parts: Iterable[bytes], target: Path) -> None:
    with _Sink(descriptor, target) as sink:
        for part in parts:
            sink.write(part)
        sink.finish()


class _Sink:
    """A file to write to, whose failures name the file that was meant."""

    def __init__(self, descriptor: int, target: Path) -> None:
        self._file = os.fdopen(descriptor, "wb", buffering=1 << 18)
        self._target = target

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self._file.close()
        except OSError as failure:
            if error is None:
                raise _unwritable(self._target, failure) from failure

    def write(self, part: bytes) -> None:
        try:
            self._file.write(part)
        except OSError as error:
            raise _unwritable(self._target, error) from error

    def finish(self) -> None:
        """Make sure that the bytes are on the disk before the name points at them."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _unwritable(self._target, error) from error


def _unwritable(target: Path, error: Exception) -> UnreadableError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableError(f"The file '{target}' cannot be written: {reason}.")
