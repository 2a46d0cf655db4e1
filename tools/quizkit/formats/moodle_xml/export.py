"""One export to Moodle: its files have names that Moodle keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from quizkit.formats import export
from quizkit.formats.base import Loss, LossKind
from quizkit.formats.export import LeftOutError as LeftOutError
from quizkit.model.bank import Bank
from quizkit.model.media import Media

from .losses import LOSSES

# Moodle removes these from the names of files, and with them breaks what refers to the file.
_REMOVED = str.maketrans(dict.fromkeys([*map(chr, range(0x20)), *"\x7f&<>\"'`:|/\\"], "-"))
_LONGEST_FILE_NAME = 255


class Export(export.Export):
    """One run of a writer for Moodle. `files` are the media entries by their ids, each with the name of its file there."""

    def __init__(self, bank: Bank, read_media: Callable[[str], bytes], losses: list[Loss], kinds: Mapping[str, LossKind] = LOSSES) -> None:
        super().__init__(bank, read_media, losses, kinds)
        self.files: Mapping[str, tuple[Media, str]] = file_names(self.media.values())


def file_names(media: Iterable[Media]) -> dict[str, tuple[Media, str]]:
    """Each media entry by its id, with a file name that Moodle keeps as it is and that no other entry has."""
    names: dict[str, tuple[Media, str]] = {}
    taken: set[str] = set()
    for entry in media:
        path = PurePosixPath(entry.file)
        name = path.name.translate(_REMOVED).strip(" .") or entry.id
        while ".." in name:
            name = name.replace("..", ".")
        if name.casefold() in taken or len(name) > _LONGEST_FILE_NAME:
            name = f"{entry.id}{path.suffix.translate(_REMOVED)}"
        number = 2
        while name.casefold() in taken:
            name = f"{entry.id}-{number}{path.suffix.translate(_REMOVED)}"
            number += 1
        taken.add(name.casefold())
        names[entry.id] = entry, name
    return names
