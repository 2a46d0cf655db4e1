"""Writes a bank as JSON: one entity a line, so that a diff shows which entities changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from quizkit.formats.base import Loss, OutFile, Package, WriteOptions, Written
from quizkit.formats.export import Export
from quizkit.load.build import to_data
from quizkit.model.bank import KINDS, Bank
from quizkit.model.entity import Entity

from .flat import NAME as FLAT
from .flat import write_flat
from .losses import LOSSES
from .support import SUPPORT


class JsonWriter:
    """Writes `{"bank": …, "sources": […], …, "questions": […]}`.

    The manifest comes first, then the kinds in the order of `KINDS`. Within a kind entities stand in the order of their ids, so the file is
    the same however the entities are spread over files. What is absent or as by default is left out; decimals are strings. It follows
    `schemas/export.schema.json`. The lines of one kind are in memory until they are sorted.
    """

    name = "json"
    title = "JSON"
    suffix = ".json"
    kinds = tuple(KINDS)
    profiles: Mapping[str, str] = {"flat": "questions for apps, each with all that it takes to show and grade it; none kept for exams"}
    layouts: Mapping[str, str] = {}
    support = SUPPORT

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        """Write a bank. Nothing is lost but comments and the layout of the files; the profile `flat` is for showing questions.

        What the parts of the profile raise: UnreadableError, where a media file cannot be read.
        """
        if options.profile == "flat":
            losses: list[Loss] = []
            return Package([OutFile(FLAT, write_flat(bank, Export(bank, options.read_media, losses, LOSSES), options))], losses)
        return Package([OutFile("bank.json", write_bank(bank, options))])


WRITER = JsonWriter()


def write_bank(bank: Bank, options: WriteOptions) -> Iterator[bytes]:
    """The parts of the file."""
    # The version is written even where it is the default: it says how to read what follows.
    title_first = {"title": bank.manifest.title, "schema": bank.manifest.schema}
    yield b'{\n"bank": ' + _line(title_first | to_data(bank.manifest))
    for kind in KINDS.values():
        yield f',\n"{kind.plural}": ['.encode()
        entities: Iterator[Entity] = iter(getattr(bank, kind.plural))
        before = b"\n"
        for _, line in sorted(_written(entity, options) for entity in entities):
            yield before + line
            before = b",\n"
        yield b"\n]" if before == b",\n" else b"]"
    yield b"\n}\n"


def _written(entity: Entity, options: WriteOptions) -> tuple[str, bytes]:
    options.on_written(Written(entity, entity.id, "bank.json"))
    return entity.id, write_entity(entity)


def write_entity(entity: Entity) -> bytes:
    """One entity as a line, without the line's end."""
    return _line(to_data(entity))


def _line(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace")
