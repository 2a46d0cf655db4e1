"""What the parts of one question are written with: their ids, and their texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizkit.finding import DataPath
from quizkit.formats.export import Export
from quizkit.formats.identifiers import parts_of
from quizkit.model.question import Question

from .rows import Data
from .texts import Texts


class Paper:
    """One question on its way into a file. Its parts have ids that no neighbour has: their own, or such as are derived from their texts."""

    def __init__(self, question: Question, export: Export, texts: Texts) -> None:
        self.export = export
        self.texts = texts
        self._ids = _distinct_ids(question, export)

    def id(self, *path: str | int) -> str:
        """The id of the part at a place."""
        return self._ids[path]

    def rich(self, source: str, *path: str | int) -> Data:
        """An inline text of the question."""
        return self.texts.rich(source, path)

    def notes(self, part: Any, path: DataPath, *names: str) -> Data:
        """The texts that a part holds in some fields, where it does."""
        return {name: self.rich(source, *path, name) for name in names if (source := getattr(part, name))}


def _distinct_ids(question: Question, export: Export) -> Mapping[DataPath, str]:
    ids: dict[DataPath, str] = {}
    taken: set[tuple[DataPath, str]] = set()
    for part in parts_of(question):
        name = part.id.rpartition("/")[2]
        own, number = name, 2
        while (part.path[:-1], name) in taken:
            name, number = f"{own}-{number}", number + 1
        if name != own:
            export.lose("part-id-changed", part.path, f"'{own}' became '{name}'")
        taken.add((part.path[:-1], name))
        ids[part.path] = name
    return ids
