"""A digest of the state of folders as the file system tells it, without reading a file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

from quizkit.digests import blake2b

# A file that changed a moment ago may change again without a trace, if the clock of its file system ticks slowly (as git's "racy" entries).
_TICK = 50_000_000
_COARSE_TICK = 2_000_000_000
_SECOND = 1_000_000_000
_SIZE = 16


def has_settled(modified: int, changed: int, now: int) -> bool:
    """Whether a file that looks the same later is the same. Times are in nanoseconds; `now` was read before the file's were."""
    last = max(modified, changed)
    return last < now - (_TICK if last % _SECOND else _COARSE_TICK)


class TreeState:
    """Takes in files and folders one by one.

    `is_settled` says whether the same digest later means what was there at a time, in nanoseconds (by default now): nothing has changed
    since, nor so shortly before that another change could leave no trace.
    """

    def __init__(self, since: int | None = None) -> None:
        self._state = blake2b(digest_size=_SIZE)
        self._since = time.time_ns() if since is None else since
        self.is_settled = True

    def add_file(self, path: str) -> None:
        """Take in a file, or that there is none."""
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError:
            self._state.update(f"- {path}\n".encode("utf-8", "surrogateescape"))
            return
        self._add(path, status)

    def _add(self, path: str, status: os.stat_result) -> None:
        line = f"{path} {status.st_mode} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n"
        self._state.update(line.encode("utf-8", "surrogateescape"))
        self._see_whether_settled(status)

    def _see_whether_settled(self, status: os.stat_result) -> None:
        if not has_settled(status.st_mtime_ns, status.st_ctime_ns, self._since):
            self.is_settled = False

    def add_folder(self, folder: str, is_passed_over: Callable[[str], bool], suffixes: tuple[str, ...] = ()) -> None:
        """Take in all files below a folder (only those with some suffixes, where any are given), save in folders that are passed over.

        `is_passed_over` is asked with the path of a folder. Links to folders are not followed.
        """
        try:
            # What is gone has left its trace in the folder.
            self._see_whether_settled(os.stat(folder))  # noqa: PTH116
        except OSError:
            self.is_settled = False
        for entry in _entries(folder):
            try:
                if entry.is_dir():
                    if not is_passed_over(entry.path) and not entry.is_symlink():
                        self.add_folder(entry.path, is_passed_over, suffixes)
                elif not suffixes or entry.name.endswith(suffixes):
                    self._add(entry.path, entry.stat())
            except OSError:
                self._state.update(f"- {entry.path}\n".encode("utf-8", "surrogateescape"))

    def add_text(self, text: str) -> None:
        """Take in something else."""
        self._state.update(text.encode("utf-8", "surrogateescape") + b"\n")

    def digest(self) -> bytes:
        """The digest of all that was taken in."""
        return self._state.digest()


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
