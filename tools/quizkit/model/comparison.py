"""A comparison: a table of things (columns) and of what they are compared by (rows)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from quizkit.records import dataclass

from .entity import Entity
from .field import ClaimId, Inline, Plain, Reference

Rating = Literal["yes", "no", "partial", "better", "worse", "n/a"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One of the things that are compared: what `about` names, or a `title` alone. With both, the title is its heading here."""

    id: str
    title: Plain | None = None
    about: Reference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is so of one column by one factor: a rating, a text that says why, and the claims that it rests on."""

    rating: Rating | None = None
    text: Inline | None = None
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One factor, with a cell for each column under the column's id."""

    id: str | None = None
    factor: Inline
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Entity):
    """Things held side by side, factor by factor."""

    entity_kind: ClassVar[str] = "comparison"

    summary: Inline | None = None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
