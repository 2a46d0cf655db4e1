"""The files of media entries, and where they lie. Bank rules may look them up; nobody here reads one."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Literal

from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.view import EntityView
from quizkit.model.media import Media

from .status import is_in_use


def _file(view: EntityView) -> str | None:
    entity = view.entity
    assert isinstance(entity, Media)
    return None if entity.status == "retired" else entity.file


def _is_in_use(view: EntityView) -> Literal[True] | None:
    return True if is_in_use(view.entity) else None


# The file of each entry that is in use, as the entry names it.
MEDIA_FILES: Facts[str] = Facts("media-files", (Media,), _file)
MEDIA_IN_USE: Facts[Literal[True]] = Facts("media-in-use", (Media,), _is_in_use)


def bank_root(index: BankIndex) -> Path | None:
    """The folder of the bank; None for a bank without files."""
    if not index.files:
        return None
    file = index.files[0]
    return file.path.parents[len(PurePosixPath(file.inside).parts) - 1]


def places_of_media(index: BankIndex) -> list[str]:
    """Where the files of all media entries in use are to lie."""
    root = bank_root(index)
    return [] if root is None else [str(root / file) for _, file in index.facts(MEDIA_FILES)]


def path_in_bank(root: Path, file: str) -> Path | None:
    """Where the file of an entry lies; None where that is not in the bank.

    Raises:
        OSError, ValueError: the path cannot be followed.
    """
    base = root.resolve()
    path = (base / file).resolve()
    return path if path.is_relative_to(base) and not PurePosixPath(file).is_absolute() else None
