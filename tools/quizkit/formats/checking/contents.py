"""The files of a package that was written: one file, those of a folder, or those of a ZIP archive, under one interface."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class BrokenContentsError(Exception):
    """The package cannot be read back at all. The text says why, without a full stop."""


class Contents:
    """Files by name. `names` is in the order of the package, and holds a name twice where the package does."""

    def __init__(self, names: Iterable[str], opener: Callable[[str], IO[bytes]]) -> None:
        self.names = tuple(names)
        self._known = frozenset(self.names)
        self._opener = opener

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file, to be closed.

        Raises:
            OSError, zipfile.BadZipFile: it cannot be read.
        """
        return self._opener(name)

    def head(self, name: str, size: int = 512) -> bytes:
        """The first bytes of a file."""
        with self.open(name) as stream:
            return stream.read(size)


@contextmanager
def contents_of_files(paths: Mapping[str, Path]) -> Iterator[Contents]:
    """Files that lie on the disk, by the names that they have in the package."""
    yield Contents(paths, lambda name: paths[name].open("rb"))


@contextmanager
def contents_of_zip(path: Path) -> Iterator[Contents]:
    """The files of an archive. Those of a name that stands in it twice cannot be told apart: the last one counts.

    Raises:
        BrokenContentsError: it is no archive.
    """
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise BrokenContentsError(f"it is no ZIP archive ({error})") from error
    with archive:
        yield Contents((entry.filename for entry in archive.infolist() if not entry.is_dir()), lambda name: archive.open(name))


def read_through(contents: Contents, name: str) -> None:
    """Read a file to its end, for what only then comes to light: a wrong checksum, a cut-off stream.

    Raises:
        OSError, zipfile.BadZipFile: it cannot be read.
    """
    with contents.open(name) as stream:
        while stream.read(1 << 18):
            pass
