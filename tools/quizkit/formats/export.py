"""What all parts of one export share: the media and stimuli it may show, and the losses it reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from quizkit.errors import UnreadableError
from quizkit.finding import DataPath
from quizkit.model.bank import Bank
from quizkit.model.media import Media
from quizkit.model.stimulus import Stimulus

from .base import Loss, LossKind


class LeftOutError(Exception):
    """The question in hand cannot be written; the loss says why."""

    def __init__(self, code: str, path: DataPath = (), detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.path = path
        self.detail = detail


class Export:
    """One run of a writer. `entity` is what is being written, as `kind:id`: losses are reported on it."""

    def __init__(self, bank: Bank, read_media: Callable[[str], bytes], losses: list[Loss], kinds: Mapping[str, LossKind]) -> None:
        self._kinds = kinds
        self.manifest = bank.manifest
        self.losses = losses
        self.entity = ""
        self.media: Mapping[str, Media] = {media.id: media for media in bank.media}
        self.stimuli: Mapping[str, Stimulus] = {stimulus.id: stimulus for stimulus in bank.stimuli}
        self._read_media = read_media

    def lose(self, code: str, path: DataPath = (), detail: str = "") -> None:
        """Report a loss at a place of the entity in hand."""
        kind = self._kinds[code]
        self.losses.append(Loss(code, kind.level, self.entity, path, kind.message(detail), kind.feature))

    def content_of(self, media: Media) -> bytes:
        """The bytes of a media file.

        Raises:
            UnreadableError: it cannot be read.
        """
        try:
            return self._read_media(media.file)
        except OSError as error:
            raise UnreadableError(f"The media file '{media.file}' cannot be read: {error.strerror or error}.") from error
