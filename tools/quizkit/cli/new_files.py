"""The files of a draft: its YAML, and with a media entry its picture; both are there afterwards, or neither."""

from __future__ import annotations

from pathlib import Path

from quizkit.errors import UnreadableError, UsageError
from quizkit.records import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the bank, by its path from the root; `content` is what to write there, or None where it is there already."""

    inside: str
    content: bytes | None = None


def choose_picture(root: Path, media_id: str, given: Path | None) -> Picture:
    """The picture of a media entry: the one that was given, the one in media/ that is called as the entry is, or a placeholder.

    Raises:
        UsageError: what was given is no picture.
        UnreadableError: it cannot be read.
    """
    if given is not None:
        return _given_picture(root, media_id, given)
    folder = root / "media"
    there = [path for path in sorted(folder.glob(f"{media_id}.*")) if path.is_file() and not _is_yaml(path)]
    if there:
        return Picture(f"media/{there[0].name}")
    from quizkit.load.skeletons.knowledge import PLACEHOLDER

    return Picture(f"media/{media_id}.svg", PLACEHOLDER.encode())


def _given_picture(root: Path, media_id: str, given: Path) -> Picture:
    if not given.is_file() or _is_yaml(given):
        raise UsageError(f"'{given}' is no picture: --file names a file that is there.")
    base, path = root.resolve(), given.resolve()
    if path.is_relative_to(base):
        return Picture(path.relative_to(base).as_posix())
    try:
        return Picture(f"media/{media_id}{given.suffix.lower()}", given.read_bytes())
    except OSError as error:
        raise UnreadableError(f"The file '{given}' cannot be read: {error.strerror}.") from None


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in (".yaml", ".yml")


def create(path: Path, text: str, picture: Picture | None) -> None:
    """Write the files, over none that is there.

    Raises:
        UsageError: one is there.
        UnreadableError: one cannot be written.
    """
    from quizkit.atomic import create_files

    contents = {path: text.encode()}
    if picture is not None and picture.content is not None:
        contents[path.parents[0] / Path(picture.inside).name] = picture.content
    create_files(contents)
