"""Puts a package on disk so that a reader finds either the old files or the new ones, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizkit.atomic import Spooled

from .base import Package
from .zipped import zipped


def save(package: Package, target: Path) -> None:
    """Write a package of one file to `target`; folders above it are made.

    Raises:
        UnreadableError: the file cannot be written. What was there stays.
    """
    spool(package, target).commit()


def spool(package: Package, target: Path) -> Spooled:
    """Write a package of one file, or of the archive of its files, beside `target`, and let the caller decide whether it takes its place.

    The losses of the package are complete when this returns.

    Raises:
        UnreadableError: the file cannot be written.
        ValueError: the package holds no file, or more than one.
    """
    if package.container == "zip":
        return _spool_parts(zipped(package.files), target)
    files = iter(package.files)
    first = next(files, None)
    if first is None:
        raise ValueError("the package holds no file")
    spooled = Spooled()
    try:
        spooled.add(target, first.parts)
        if next(files, None) is not None:
            raise ValueError("the package holds more than one file: it needs a folder")
    except BaseException:
        spooled.discard()
        raise
    return spooled


def _spool_parts(parts: Iterable[bytes], target: Path) -> Spooled:
    spooled = Spooled()
    try:
        spooled.add(target, parts)
    except BaseException:
        spooled.discard()
        raise
    return spooled


def spool_folder(package: Package, folder: Path) -> Spooled:
    """Write a package of several files beside their places in `folder`. Files that are there under other names stay.

    Raises:
        UnreadableError: a file cannot be written.
    """
    spooled = Spooled()
    try:
        for file in package.files:
            spooled.add(folder / file.name, file.parts)
    except BaseException:
        spooled.discard()
        raise
    return spooled
