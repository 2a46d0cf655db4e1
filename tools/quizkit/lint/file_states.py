"""Which content each file of a bank has, without reading those that have not changed since they were last read."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from struct import Struct

from quizkit.digests import blob_id
from quizkit.load.folder import BankFile
from quizkit.load.reader import read_source
from quizkit.store.cache import Cache
from quizkit.store.tree_state import has_settled

_NAME = "file-states"
# Size, time of the last change of content and of anything, and number of the file: packed, for there may be a hundred thousand.
_STATUS = Struct("<qqqQ")


def _packed(there: os.stat_result) -> bytes:
    return _STATUS.pack(there.st_size, there.st_mtime_ns, there.st_ctime_ns, there.st_ino)


class FileStates:
    """The blob ids of files by their places, with the status that they had then."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        packed = cache.load(_NAME)
        self._known: dict[str, tuple[bytes, bytes]] = {} if packed is None else marshal.loads(packed)
        self._seen: dict[str, tuple[bytes, bytes]] = {}
        self._settled: dict[str, bytes] = {}

    def blob_ids(self, files: Iterable[BankFile], *, read: bool) -> list[bytes | None]:
        """The content of each file; None where it cannot be read, or would have to be `read` and need not."""
        if not read and not self._known:
            return [None for _ in files]
        return [self._blob_id(file, read) for file in files]

    def look(self, files: Iterable[BankFile]) -> None:
        """Take the status of files that are about to be read, for `learn`."""
        for file in files:
            now = time.time_ns()
            with suppress(OSError):
                self._note(file, os.stat(file.place), now)  # noqa: PTH116 (called for every file)

    def _note(self, file: BankFile, there: os.stat_result, now: int) -> None:
        """Remember the status that a file had a moment after a time, if the same status will mean the same content."""
        if has_settled(there.st_mtime_ns, there.st_ctime_ns, now):
            self._settled[file.inside] = _packed(there)

    def _blob_id(self, file: BankFile, read: bool) -> bytes | None:
        now = time.time_ns()
        try:
            there = os.stat(file.place)  # noqa: PTH116 (called for every file)
            known = self._known.get(file.inside)
            if known is not None and known[0] == _packed(there):
                self._seen[file.inside] = known
                return known[1]
            self._note(file, there, now)
            found = blob_id(read_source(file.place)) if read else None
        except OSError:
            return None
        if found is not None:
            self.learn(file, found)
        return found

    def learn(self, file: BankFile, found: bytes) -> None:
        """Remember the content of a file that was read after its status."""
        if (status := self._settled.pop(file.inside, None)) is not None:
            self._seen[file.inside] = status, found

    def save(self) -> None:
        """Let the cache keep what differs from what it has, and forget it here."""
        if self._seen != self._known:
            self._cache.save({_NAME: marshal.dumps(self._seen)})
        self._seen, self._known = {}, {}
