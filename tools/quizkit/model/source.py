"""A source: where a claim comes from, in the field names of CSL-JSON where it has them."""

from typing import ClassVar, Literal

from quizkit.records import dataclass

from .entity import Entity
from .field import Day, PartialDate, Plain

SourceType = Literal[
    "article-journal",
    "book",
    "chapter",
    "dataset",
    "legislation",
    "paper-conference",
    "post-weblog",
    "report",
    "software",
    "webpage",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entity):
    """A published text, data set or program. `issued` is its date (a day, a month or a year); `accessed` the day it was read."""

    entity_kind: ClassVar[str] = "source"

    type: SourceType
    publisher: Plain | None = None
    url: str | None = None
    doi: str | None = None
    issued: PartialDate | None = None
    accessed: Day | None = None
    locator: Plain | None = None
