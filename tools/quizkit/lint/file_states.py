"""Which content each file of a bank has, without reading those that have not changed since they were last read."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterable, Mapping

from quizkit.load.folder import BankFile
from quizkit.load.reader import blob_id, read_source
from quizkit.store.cache import Cache
from quizkit.store.tree_state import has_settled

_NAME = "file-states"
# Size, time of the last change of content and of anything, and number of the file.
_Status = tuple[int, int, int, int]


def status_of(place: str) -> _Status:
    """What the file system says of a file.

    Raises:
        OSError: there is none.
    """
    found = os.stat(place)  # noqa: PTH116 (called for every file)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


class FileStates:
    """The blob ids of files by their places, with the status that they had then."""

    def __init__(self, cache: Cache) -> None:
        packed = cache.load(_NAME)
        self._known: dict[str, tuple[_Status, bytes]] = {} if packed is None else marshal.loads(packed)
        self._seen: dict[str, tuple[_Status, bytes]] = {}
        self._settled: dict[str, _Status] = {}

    def blob_ids(self, files: Iterable[BankFile], *, read: bool) -> list[bytes | None]:
        """The content of each file; None where it cannot be read, or would have to be `read` and need not."""
        return [self._blob_id(file, read) for file in files]

    def _blob_id(self, file: BankFile, read: bool) -> bytes | None:
        now = time.time_ns()
        try:
            status = status_of(file.place)
            known = self._known.get(file.inside)
            if known is not None and known[0] == status:
                self._seen[file.inside] = known
                return known[1]
            if has_settled(status[1], status[2], now):
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

    def changes(self) -> Mapping[str, bytes]:
        """What the cache is to keep, where it differs from what it has."""
        return {} if self._seen == self._known else {_NAME: marshal.dumps(self._seen)}
