"""One export to QTI 1.2: the profile, and the files that texts have shown so far."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath

from quizkit.finding import DataPath
from quizkit.formats import export
from quizkit.formats.base import Loss, OutFile, WriteOptions
from quizkit.formats.export import LeftOutError as LeftOutError
from quizkit.formats.names import file_stem
from quizkit.model.bank import Bank
from quizkit.model.media import Media
from quizkit.text import Picture

from .losses import losses_for
from .profile import Profile

_DIGITS = 8
_WEB = ("http://", "https://")
_NOTES = ("caption", "credit", "long_description")


class Export(export.Export):
    """One run of the writer. `files` are the media that texts have shown, by the names of their files in the package."""

    def __init__(self, bank: Bank, options: WriteOptions, losses: list[Loss], profile: Profile) -> None:
        super().__init__(bank, options.read_media, losses, losses_for(profile.title))
        self.profile = profile
        self.on_written = options.on_written
        self.files: dict[str, Media] = {}
        self._noted: list[tuple[str, str]] = []

    def show(self, target: str, alt: str, path: DataPath) -> Picture | None:
        """What stands for an image: its address in the package, or None where the bank has none of that name."""
        if target.lower().startswith(_WEB):
            return Picture(target, alt)
        kind, _, name = target.partition(":")
        media = self.media.get(name) if kind == "media" else None
        if media is None:
            self.lose("image-dropped", path, f"'{target}' is not among the media that are exported (drafts are not: see --status)")
            return None
        file = file_name(media)
        self.files[file] = media
        self._tell_notes(media, path)
        return Picture(self.profile.texts.image.format(file, number=number_of(file)), "" if media.decorative else alt or media.alt or "")

    def _tell_notes(self, media: Media, path: DataPath) -> None:
        """Report what a media entry says beside its image: once in a question, however often that shows it."""
        noted = (self.entity, media.id)
        if self._noted and self._noted[0][0] != self.entity:
            self._noted.clear()
        notes = [note.replace("_", " ") for note in _NOTES if getattr(media, note)]
        if notes and noted not in self._noted:
            self._noted.append(noted)
            self.lose("media-notes-dropped", path, f"{', '.join(notes)} of '{media.id}'")

    def media_files(self) -> Iterator[OutFile]:
        """The files that texts have shown, each read when its turn comes.

        What the parts raise: UnreadableError, where a media file cannot be read.
        """
        for name in sorted(self.files):
            yield OutFile(f"{self.profile.texts.files}{name}", self._content(self.files[name]))

    def _content(self, media: Media) -> Iterator[bytes]:
        yield self.content_of(media)


def number_of(file: str) -> str:
    """A number for a file, as Blackboard wants one; it stays with the name."""
    return f"{int(sha256(file.encode()).hexdigest(), 16) % 10**_DIGITS:0{_DIGITS}}_1"


def file_name(media: Media) -> str:
    """The name of a media file in a package: its id, which stays, as every system takes it, and the ending that says what it is."""
    ending = "".join(sign for sign in PurePosixPath(media.file).suffix if sign.isascii() and sign.isalnum())
    stem = file_stem(media.id)
    return f"{stem}.{ending}" if ending else stem
