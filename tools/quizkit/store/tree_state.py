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
        self.since = time.time_ns() if since is None else since
        self.is_settled = True

    def add_file(self, path: str) -> None:
        """Take in a file, or that there is none."""
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError:
            self._update([f"- {path}\n"])
            return
        self._add(path, status)

    def _add(self, path: str, status: os.stat_result) -> None:
        self._update([_line(path, status)])
        self._see_whether_settled(max(status.st_mtime_ns, status.st_ctime_ns), [status])

    def _update(self, lines: list[str]) -> None:
        self._state.update("".join(lines).encode("utf-8", "surrogateescape"))

    def _see_whether_settled(self, last: int, all_of_it: list[os.stat_result]) -> None:
        """Look at times, `last` the latest of them: one by one only where it is recent."""
        if last >= self.since - _COARSE_TICK and not all(has_settled(each.st_mtime_ns, each.st_ctime_ns, self.since) for each in all_of_it):
            self.is_settled = False

    def add_folder(self, folder: str, is_passed_over: Callable[[str], bool]) -> None:
        """Take in all files below a folder, save in folders that are passed over.

        `is_passed_over` is asked with the path of a folder. Links to folders are not followed.
        """
        lines: list[str] = []
        # What is gone has left its trace in the folder.
        seen: list[os.stat_result] = []
        below: list[str] = []
        try:
            seen.append(os.stat(folder))  # noqa: PTH116
        except OSError:
            self.is_settled = False
        for entry in _entries(folder):
            try:
                if entry.is_dir():
                    if not is_passed_over(entry.path) and not entry.is_symlink():
                        below.append(entry.path)
                else:
                    status = entry.stat()
                    seen.append(status)
                    lines.append(_line(entry.path, status))
            except OSError:
                lines.append(f"- {entry.path}\n")
        self._update(lines)
        self._see_whether_settled(max([max(each.st_mtime_ns, each.st_ctime_ns) for each in seen], default=0), seen)
        for path in below:
            self.add_folder(path, is_passed_over)

    def add_text(self, text: str) -> None:
        """Take in something else."""
        self._state.update(text.encode("utf-8", "surrogateescape") + b"\n")

    def digest(self) -> bytes:
        """The digest of all that was taken in."""
        return self._state.digest()


def _line(path: str, status: os.stat_result) -> str:
    return f"{path} {status.st_mode} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n"


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
