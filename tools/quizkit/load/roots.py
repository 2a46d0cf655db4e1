"""Where banks begin: the folders with a bank.yaml. Whoever asks for no more than that imports no model."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from quizkit.errors import UnreadableError, UsageError

MANIFEST = "bank.yaml"

# Folders that hold no content, whatever lies above them.
_PASSED_OVER = frozenset(("node_modules", "__pycache__", "dist", "build", "venv", "schemas", "site-packages"))


def find_banks(path: Path) -> list[Path]:
    """The roots of the banks that a path belongs to or holds.

    A path within a bank leads to that bank; else every bank below the path is meant.

    Raises:
        UsageError: there is no such path, or no bank in it.
        UnreadableError: a folder cannot be listed.
    """
    try:
        if not path.exists():
            raise UsageError(f"There is no file or folder '{path}'.")
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 (it also takes `..` out)
    except OSError as error:
        raise UnreadableError(f"'{path}' cannot be read: {error.strerror}.") from None
    for folder in (absolute, *absolute.parents):
        if (folder / MANIFEST).is_file():
            return [folder]
    if not absolute.is_dir():
        raise no_bank_above(path)
    banks = sorted(_banks_below(absolute))
    if not banks:
        raise UsageError(f"There is no {MANIFEST} in '{path}', above it or below it: a bank's folder starts with one (see `quizkit init`).")
    return banks


def _banks_below(folder: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(folder, onerror=raise_unreadable):
        if MANIFEST in files:
            yield Path(name)
            folders.clear()
        folders[:] = [child for child in folders if not is_passed_over(child)]


def raise_unreadable(error: OSError) -> None:
    """Say that a folder cannot be listed."""
    raise UnreadableError(f"The folder '{error.filename}' cannot be read: {error.strerror}.")


def is_passed_over(folder: str) -> bool:
    """Whether a folder of a bank, or of what holds banks, has nothing of theirs in it."""
    return folder.startswith(".") or folder in _PASSED_OVER


def no_bank_above(path: Path) -> UsageError:
    """What is to be said of a path that lies in no bank."""
    return UsageError(f"There is no {MANIFEST} above '{path}': it lies in no bank.")
