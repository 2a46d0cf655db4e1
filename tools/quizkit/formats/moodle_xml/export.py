"""What all parts of one export share: the media and stimuli it may show, and the losses it reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from quizkit.errors import UnreadableError
from quizkit.finding import DataPath
from quizkit.formats.base import Loss, LossKind
from quizkit.model.bank import Bank
from quizkit.model.media import Media
from quizkit.model.stimulus import Stimulus

from .losses import LOSSES

# Moodle removes these from the names of files, and with them breaks what refers to the file.
_REMOVED = str.maketrans(dict.fromkeys([*map(chr, range(0x20)), *"\x7f&<>\"'`:|/\\"], "-"))
_LONGEST_FILE_NAME = 255


class LeftOutError(Exception):
    """The question in hand cannot be written; the loss says why."""

    def __init__(self, code: str, path: DataPath = (), detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.path = path
        self.detail = detail


class Export:
    """One run of the writer. `entity` is what is being written, as `kind:id`: losses are reported on it."""

    def __init__(self, bank: Bank, read_media: Callable[[str], bytes], losses: list[Loss], kinds: Mapping[str, LossKind] = LOSSES) -> None:
        self._kinds = kinds
        self.manifest = bank.manifest
        self.losses = losses
        self.entity = ""
        self.media: Mapping[str, tuple[Media, str]] = file_names(bank.media)
        self.stimuli: Mapping[str, Stimulus] = {stimulus.id: stimulus for stimulus in bank.stimuli}
        self._read_media = read_media

    def lose(self, code: str, path: DataPath = (), detail: str = "") -> None:
        """Report a loss at a place of the entity in hand."""
        kind = self._kinds[code]
        self.losses.append(Loss(code, kind.level, self.entity, path, kind.message(detail)))

    def content_of(self, media: Media) -> bytes:
        """The bytes of a media file.

        Raises:
            UnreadableError: it cannot be read.
        """
        try:
            return self._read_media(media.file)
        except OSError as error:
            raise UnreadableError(f"The media file '{media.file}' cannot be read: {error.strerror or error}.") from error


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
