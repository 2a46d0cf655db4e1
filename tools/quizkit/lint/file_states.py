"""Which content each file of a bank has, without reading those that have not changed since they were last read."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterable
from struct import Struct

from quizkit.digests import blob_id
from quizkit.load.folder import BankFile
from quizkit.load.reader import read_source
from quizkit.store.cache import Cache
from quizkit.store.tree_state import has_settled

_NAME = "file-states"
# Size, time of the last change of content and of anything, and number of the file: packed, for there may be a hundred thousand.
_STATUS = Struct("<qqqQ")


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
        return [self._blob_id(file, read) for file in files]

    def _blob_id(self, file: BankFile, read: bool) -> bytes | None:
        now = time.time_ns()
        try:
            found_there = os.stat(file.place)  # noqa: PTH116 (called for every file)
            changed = found_there.st_mtime_ns, found_there.st_ctime_ns
            status = _STATUS.pack(found_there.st_size, *changed, found_there.st_ino)
            known = self._known.get(file.inside)
            if known is not None and known[0] == status:
                self._seen[file.inside] = known
                return known[1]
            if has_settled(*changed, now):
                self._settled[file.inside] = status
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
