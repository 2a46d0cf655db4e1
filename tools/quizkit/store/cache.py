"""A cache in one SQLite file: blobs by name, each with a digest of itself, and a table of what lies where in them.

Whatever happens to the file, a run goes on. What is damaged is taken for missing, for every blob is compared with its digest; a file that
is no database any more is replaced; where nothing can be written, one sentence says so, and nothing is kept.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from quizkit.digests import blake2b

# Raised when what is kept changes its form: what another version has kept is thrown away.
_LAYOUT = 4
# Another run may be writing. Nobody should wait for a cache.
_PATIENCE = 0.25
_DIGEST_SIZE = 16
_AT_ONCE = 500

_TABLES = (
    "CREATE TABLE blobs (name TEXT PRIMARY KEY, digest BLOB NOT NULL, value BLOB NOT NULL)",
    "CREATE TABLE places (key BLOB PRIMARY KEY, blob TEXT NOT NULL, number INTEGER NOT NULL, mark INTEGER NOT NULL) WITHOUT ROWID",
)

# What SQLite says of a file that is not to be used, and what comes of names in a damaged one that are no text.
_BROKEN = (sqlite3.Error, ValueError, OverflowError)
_NOT_TO_BE_USED = ("unable to open", "readonly", "full", "disk I/O")

# The name of a blob, which item of it is meant, and a mark of the caller's.
Place = tuple[str, int, int]


class GoneError(LookupError):
    """Something that was kept, and on which a run has begun to build, is no longer there, for another run has put its own in its place."""


class Cache:
    """The blobs of one bank. `warn` is called with a sentence, once, when the cache cannot be used or kept."""

    def __init__(self, file: Path, warn: Callable[[str], None]) -> None:
        self.file = file
        self._warn = warn
        self._connection: sqlite3.Connection | None = None
        self._is_off = False

    def load(self, name: str) -> bytes | None:
        """A blob; None where there is none, or it is damaged."""
        return next((value for _, value in self.load_all((name,))), None)

    def load_all(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Those of some blobs that are there, in any order."""
        connection = self._connect(make=False)
        if connection is None:
            return
        wanted = list(names)
        try:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = connection.execute(f"SELECT name, digest, value FROM blobs WHERE name IN ({marks})", some)
                for name, digest, value in rows:
                    if isinstance(value, bytes) and isinstance(name, str) and digest == _digest(name, value):
                        yield name, value
        except _BROKEN as error:
            self._fail(error)

    def find(self, keys: Iterable[bytes]) -> dict[bytes, Place]:
        """Where those of some things lie that are known. Whoever looks there has to see whether it is what was meant."""
        connection = self._connect(make=False)
        wanted = list(keys)
        found: dict[bytes, Place] = {}
        if connection is None:
            return found
        try:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                for key, blob, number, mark in connection.execute(f"SELECT * FROM places WHERE key IN ({marks})", some):
                    if isinstance(blob, str) and isinstance(number, int) and isinstance(mark, int) and number >= 0:
                        found[key] = blob, number, mark
        except _BROKEN as error:
            self._fail(error)
        return found

    def save(self, blobs: Mapping[str, bytes], forget: Iterable[str] = (), places: Mapping[bytes, Place] | None = None) -> None:
        """Keep some blobs and places and forget other blobs: all of it or, where that is not possible, nothing."""
        connection = self._connect(make=True)
        if connection is None:
            return
        rows = ((name, _digest(name, value), value) for name, value in blobs.items())
        gone = [(name,) for name in forget]
        try:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO blobs VALUES (?, ?, ?)", rows)
                connection.executemany(
                    "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?)", [(key, *at) for key, at in (places or {}).items()]
                )
                if gone:
                    connection.executemany("DELETE FROM blobs WHERE name = ?", gone)
                    connection.execute("DELETE FROM places WHERE blob NOT IN (SELECT name FROM blobs)")
        except _BROKEN as error:
            self._fail(error)

    def count(self) -> int:
        """How many places are known."""
        connection = self._connect(make=False)
        try:
            return 0 if connection is None else int(connection.execute("SELECT count(*) FROM places").fetchone()[0])
        except _BROKEN as error:
            self._fail(error)
            return 0

    def names(self, prefix: str) -> list[str]:
        """The names that begin with a prefix."""
        connection = self._connect(make=False)
        if connection is None:
            return []
        try:
            rows = connection.execute("SELECT name FROM blobs WHERE name >= ? AND name < ?", (prefix, prefix + "\x7f"))
            return [name for (name,) in rows if isinstance(name, str)]
        except _BROKEN as error:
            self._fail(error)
            return []

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _connect(self, *, make: bool) -> sqlite3.Connection | None:
        if self._is_off or self._connection is not None:
            return self._connection
        if not make and not self.file.exists():
            return None
        try:
            self._connection = self._open()
        except _BROKEN as error:
            self._fail(error)
        except OSError as error:
            self._give_up(error.strerror or str(error))
        return self._connection

    def _open(self) -> sqlite3.Connection:
        folder = self.file.parent
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            # Nobody else is to read what a bank holds.
            folder.chmod(0o700)
        elif hasattr(os, "getuid") and self.file.exists() and self.file.stat().st_uid != os.getuid():
            raise OSError(0, "it belongs to somebody else")
        connection = sqlite3.connect(self.file, timeout=_PATIENCE, isolation_level="DEFERRED")
        try:
            # A cache that a power cut damages is found out by its digests, and need not wait for the disk.
            connection.execute("PRAGMA synchronous = OFF")
            if connection.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
                with connection:
                    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                        connection.execute(f'DROP TABLE "{table}"')
                    for table in _TABLES:
                        connection.execute(table)
                    connection.execute(f"PRAGMA user_version = {_LAYOUT}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _replace(self) -> None:
        """Begin anew: the file is no database."""
        try:
            self.file.unlink(missing_ok=True)
            self._connection = self._open()
        except (*_BROKEN, OSError) as error:
            self._give_up(str(error))

    def _fail(self, error: Exception) -> None:
        """Go on without where another run holds the file, or it cannot be written; begin anew where it is damaged."""
        self.close()
        says = str(error)
        if "locked" in says:
            self._is_off = True
        elif any(words in says for words in _NOT_TO_BE_USED):
            self._give_up(says)
        else:
            self._replace()

    def _give_up(self, reason: str) -> None:
        if not self._is_off:
            self._is_off = True
            self._warn(f"The cache in '{self.file.parent}' cannot be used ({reason}): this run goes on without it.")


def _digest(name: str, value: bytes) -> bytes:
    return blake2b(value, digest_size=_DIGEST_SIZE, key=name.encode()[:64]).digest()
