"""An entity as rules see it: its texts and references, parsed at most once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from quizkit.finding import DataPath, Problem
from quizkit.model.bank import Manifest
from quizkit.model.entity import Entity
from quizkit.model.field import Local, Ref, Text, TextLevel
from quizkit.model.walk import Marked, marked_fields
from quizkit.text import Document, PlainText, parse, to_plain


@dataclass
class TextField:
    """One text of an entity."""

    path: DataPath
    level: TextLevel
    source: str

    @cached_property
    def document(self) -> Document:
        """The parsed text."""
        return parse(self.source, self.level)

    @cached_property
    def plain(self) -> PlainText:
        """What a reader sees of it."""
        return to_plain(self.document)

    def problem(self, message: str, start: int, end: int) -> Problem:
        """A problem with the code points `start` to `end` (exclusive) of the plain text."""
        return Problem(message, self.path, span=self.plain.source_span(start, end))


@dataclass
class EntityView:
    """An entity, and what a rule may look at beside it."""

    entity: Entity
    manifest: Manifest | None
    today: date
    settings: Mapping[str, Mapping[str, Any]]

    @cached_property
    def _marked(self) -> list[Marked]:
        return marked_fields(self.entity)

    @cached_property
    def texts(self) -> dict[DataPath, TextField]:
        """Every text of the entity by its path, in the order of the fields."""
        return {path: TextField(path, mark.level, value) for path, mark, value in self._marked if isinstance(mark, Text)}

    @property
    def references(self) -> Iterator[tuple[DataPath, Ref | Local, str]]:
        """Every field that names another entity, or a part of this one."""
        return ((path, mark, value) for path, mark, value in self._marked if not isinstance(mark, Text))

    def option(self, rule: str, name: str) -> Any:
        """A rule's option, as configured or by default."""
        return self.settings[rule][name]
