"""The fields that every kind of entity has."""

from typing import ClassVar, Literal

from quizkit.records import dataclass

from .field import Block, Day, Plain, SameKindId, SourceId

Status = Literal["draft", "review", "published", "retired"]
Level = Literal["introductory", "intermediate", "advanced", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who last read the entity critically, and when."""

    by: Plain
    on: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing of a bank, with an id that is unique among its kind.

    `revision` is raised by an edit that does not change what is said or keyed; anything more is a new entity that `supersedes` the old
    one. `language` and `licence` fall back to the bank's.
    `notes` are for other authors and are never shown to readers.

    Where an entity is laid out for authors (see `order`), `written_first` are the fields that come directly behind the title, and
    `written_last` those that come after all others.
    """

    entity_kind: ClassVar[str]
    written_first: ClassVar[tuple[str, ...]] = ()
    written_last: ClassVar[tuple[str, ...]] = ("reviewed", "licence", "origin", "sources", "notes")

    id: str
    title: Plain | None = None
    status: Status = "published"
    revision: int = 1
    supersedes: SameKindId | None = None
    language: str | None = None
    level: Level | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[Plain, ...] = ()
    reviewed: Review | None = None
    licence: str | None = None
    origin: Plain | None = None
    sources: tuple[SourceId, ...] = ()
    notes: Block | None = None
