"""`export-manifest.json`: what went out, under which names, and what was lost on the way.

One manifest stands in a folder for all exports there. It has a line for each entity, so that it can be written and carried over without
being in memory: a bank may hold a million questions. Its shape is that of `schemas/manifest.schema.json`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Self

from quizkit.errors import UsageError
from quizkit.version import __version__

from .base import Container, Loss, OutFile, Package, Written
from .identifiers import fingerprint, fingerprint_of_all, parts_of, text_of
from .spool import Spool

NAME = "export-manifest.json"

_OPENING = b'{"schema": 1, "exports": [\n'
_CLOSING = b"]}\n"
_ENTITIES = b', "entities": [\n'
_LEFT_OUT = b'], "left_out": [\n'
_FILES = b'], "files": [\n'
_END = b"]}"
# What has passed by without being written is left out; others, such as quizzes, may come when all of these are known.
_PASSING = "question:"
# So many lines are written together: by turns with all else that an export does, each would take half as long again.
_TOGETHER = 100
_encode = json.JSONEncoder(ensure_ascii=False).encode


class ManifestEntry:
    """What one export says of itself: `on_written` takes each entity as it is written, `parts` gives the lines when all have been.

    Args:
        header: the words that go before the entities: file, format, profile, layout; `file` names the export within its folder.
    """

    def __init__(self, header: Mapping[str, str | None]) -> None:
        self.file = header["file"] or ""
        self.files: set[str] = set()
        self.kinds: Counter[str] = Counter()
        self._header = header
        self._losses: Sequence[Loss] = ()
        self._container: Container = "file"
        self._seen = 0
        self._waiting: dict[str, list[dict[str, str]]] = {}
        self._unwritten: list[tuple[Written, list[dict[str, str]]]] = []
        self._entities = _Lines()
        self._left_out = _Lines()
        self._files = _Lines()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for lines in (self._entities, self._left_out, self._files):
            lines.close()

    def follow(self, package: Package) -> None:
        """Take the losses from this package, which fill up as it is written."""
        self._losses = package.losses
        self._container = package.container
        if package.container == "folder":
            package.files = self._noting(package.files)

    def _noting(self, files: Iterable[OutFile]) -> Iterator[OutFile]:
        for file in files:
            self.files.add(file.name)
            self._files.add_line(json.dumps(file.name))
            yield file

    def on_written(self, written: Written) -> None:
        """Note an entity, with the losses that came up since the last one."""
        entity = written.entity
        self.kinds[entity.entity_kind] += 1
        self._unwritten.append((written, self._new_losses(f"{entity.entity_kind}:{entity.id}")))
        if len(self._unwritten) >= _TOGETHER:
            self._write_down()

    def _write_down(self) -> None:
        for written, losses in self._unwritten:
            self._entities.add_line(_encode(self._record(written, losses)))
        self._unwritten.clear()

    def _record(self, written: Written, losses: list[dict[str, str]]) -> dict[str, Any]:
        """What the manifest says of an entity."""
        entity = written.entity
        record: dict[str, Any] = {"id": f"{entity.entity_kind}:{entity.id}", "native": written.native}
        if self._container != "file":
            record["file"] = written.file
        if entity.revision != 1:
            record["revision"] = entity.revision
        # A quiz has no text that it cannot do without.
        record["text"] = fingerprint(text_of(entity) or entity.title or entity.id)
        record["content"] = fingerprint_of_all(entity)
        if parts := {part.id: fingerprint(part.text) for part in parts_of(entity)}:
            record["parts"] = parts
        if losses:
            record["losses"] = losses
        return record

    def _new_losses(self, name: str | None) -> list[dict[str, str]]:
        """The losses of one entity among those that are new; the others are of entities that were left out."""
        if self._seen == len(self._losses) and not self._waiting:
            return []
        new = self._losses[self._seen :]
        self._seen = len(self._losses)
        for loss in new:
            if loss.entity != name:
                self._waiting.setdefault(loss.entity, []).append(_loss(loss))
        own = self._waiting.pop(name, []) if name is not None else []
        for other in [other for other in self._waiting if name is None or other.startswith(_PASSING)]:
            self._left_out.add_line(_encode({"id": other, "losses": self._waiting.pop(other)}))
        return own + [_loss(loss) for loss in new if loss.entity == name]

    def parts(self) -> Iterator[bytes]:
        """The entry, without a line's end behind it."""
        self._write_down()
        self._new_losses(None)
        yield _encode({**self._header, "quizkit": __version__})[:-1].encode()
        yield _ENTITIES
        yield from self._entities.lines()
        yield _LEFT_OUT
        yield from self._left_out.lines()
        yield _FILES
        yield from self._files.lines()
        yield _END


def _loss(loss: Loss) -> dict[str, str]:
    return {"code": loss.code, "level": loss.level, "data_path": loss.data_path}


class _Lines(Spool):
    """Lines with commas between them."""

    def add_line(self, line: str) -> None:
        """Put a line behind the others."""
        self.add((b",\n" if self.size else b"") + line.encode("utf-8", "backslashreplace"))

    def lines(self) -> Iterator[bytes]:
        """All lines, the last one with its end."""
        yield from self.parts()
        if self.size:
            yield b"\n"


def with_others(entry: ManifestEntry, path: Path) -> Iterator[bytes]:
    """The whole manifest: the new entry, and those of the other exports in its folder that are still there.

    Raises:
        UsageError: the file that is there is none of ours.
    """
    yield _OPENING
    yield from entry.parts()
    for name, lines in entries(path):
        if name == entry.file or not _is_there(path.parent / name):
            continue
        yield b",\n"
        before = b""
        for line in lines:
            yield before
            before = line
        yield before.rstrip(b",\n")
    yield b"\n" + _CLOSING


def entries(path: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The entries of a manifest, each with the name of its export and its lines; to be read in order.

    Raises:
        UsageError: the file is none of ours.
    """
    if not path.exists():
        return
    if not path.is_file():
        raise UsageError(f"'{path}' is no ordinary file, and the export's manifest would stand there: move it away.")
    with path.open("rb") as stream:
        if next(stream, b"") != _OPENING:
            raise UsageError(f"'{path}' was not written by quizkit, and the export's manifest would replace it: move it away.")
        for line in stream:
            if line == _CLOSING:
                return
            try:
                name = json.loads(line.rstrip().removesuffix(_ENTITIES.strip()) + b"}")["file"]
            except (ValueError, KeyError, TypeError):
                raise _damaged(path) from None
            if not _is_name(name):
                raise _damaged(path)
            rest = _until_end(line, stream, path)
            yield name, rest
            for _ in rest:
                pass
    raise _damaged(path)


def _damaged(path: Path) -> UsageError:
    return UsageError(f"'{path}' is not as quizkit wrote it (cut off, or changed by hand): move it away, or delete it.")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # No file can have such a name.
        return False


def _is_name(name: object) -> bool:
    return isinstance(name, str) and "\0" not in name and not any("\ud800" <= character <= "\udfff" for character in name)


def _until_end(first: bytes, stream: Iterator[bytes], path: Path) -> Iterator[bytes]:
    yield first
    for line in stream:
        yield line
        if line.startswith(_END):
            return
    raise _damaged(path)


def files_of(path: Path, name: str) -> set[str]:
    """The files that an earlier export of a name wrote into its folder; only names that lie in it.

    Raises:
        UsageError: the manifest is none of ours, or damaged.
    """
    found: set[str] = set()
    for export, lines in entries(path):
        if export != name:
            continue
        is_file = False
        for line in lines:
            if line == _FILES:
                is_file = True
            elif is_file and not line.startswith(_END):
                found.add(_file_name(line, path))
    return {file for file in found if not PurePosixPath(file).is_absolute() and ".." not in PurePosixPath(file).parts}


def _file_name(line: bytes, path: Path) -> str:
    try:
        name = json.loads(line.rstrip().rstrip(b","))
    except ValueError:
        name = None
    if not _is_name(name):
        raise _damaged(path)
    return str(name)
