"""What installed packages offer under a group of entry points, ours among them.

`importlib.metadata` answers the same question, and is asked wherever an environment is not made of plain folders. But it takes longer to
import than Python takes to start, and parses the files of every package there is; here only those that hold the group's name are.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from .records import dataclass

_METADATA = (".dist-info", ".egg-info")


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A name and what stands under it: `package.module` or `package.module:object`."""

    name: str
    value: str

    def load(self) -> Any:
        """The module or the object.

        Raises:
            ImportError: there is no such module.
            AttributeError: the module has no such object.
        """
        module, _, attributes = self.value.partition(":")
        if not all(part.strip().isidentifier() for part in f"{module}.{attributes or 'none'}".split(".")):
            from importlib.metadata import EntryPoint as Standard

            return Standard(self.name, self.value, "").load()
        found: Any = import_module(module.strip())
        for attribute in filter(None, attributes.strip().split(".")):
            found = getattr(found, attribute)
        return found


def entry_points(*, group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group. Where a distribution is installed in several places, the first on `sys.path` counts."""
    try:
        texts = list(_texts(group.encode()))
    except _UnusualError:
        from importlib.metadata import entry_points as standard

        return tuple(EntryPoint(entry.name, entry.value) for entry in standard(group=group))
    return tuple(entry for text in texts for entry in _section(text, group))


class _UnusualError(Exception):
    """The environment is not made of plain folders."""


def _texts(group: bytes) -> Iterator[str]:
    """The files of entry points that hold the name of a group."""
    if any(hasattr(finder, "find_distributions") and not _looks_through_folders(finder) for finder in sys.meta_path):
        raise _UnusualError
    seen: set[str] = set()
    for folder in sys.path:
        for entry in _metadata_in(folder):
            name = _distribution(entry)
            if name in seen:
                continue
            seen.add(name)
            content = _content(os.path.join(folder, entry, "entry_points.txt"))  # noqa: PTH118
            if group in content:
                yield content.decode()


def _looks_through_folders(finder: Any) -> bool:
    return getattr(finder, "__module__", "") == "_frozen_importlib_external" and getattr(finder, "__name__", "") == "PathFinder"


def _metadata_in(folder: str) -> list[str]:
    if folder.lower().endswith(".egg"):
        raise _UnusualError
    try:
        entries = os.listdir(folder or ".")  # noqa: PTH208
    except NotADirectoryError:
        raise _UnusualError from None  # an archive
    except OSError:
        return []
    found = [entry for entry in entries if entry.lower().endswith(_METADATA)]
    if not all(entry.endswith(_METADATA) for entry in found):
        raise _UnusualError
    return found


def _distribution(entry: str) -> str:
    """The name of a distribution in its canonical form."""
    name = entry.rpartition(".")[0].partition("-")[0].lower().replace(".", "_")
    while "__" in name:
        name = name.replace("__", "_")
    return name


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            return stream.read()
    except OSError:
        return b""


def _section(text: str, group: str) -> Iterator[EntryPoint]:
    section = None
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line.strip("[]")
        elif section == group and line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), value.strip())
