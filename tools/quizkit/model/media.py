"""A media file that texts show, as `![alternative text](media:id)`."""

from typing import ClassVar

from quizkit.records import dataclass

from .entity import Entity
from .field import Block, Inline, Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Media(Entity):
    """A file of the bank with what a reader who cannot see it needs. `file` is relative to the bank's root; `sha256` is 64 hex digits."""

    entity_kind: ClassVar[str] = "media"

    file: str
    sha256: str | None = None
    alt: Plain | None = None
    decorative: bool = False
    long_description: Block | None = None
    caption: Inline | None = None
    credit: Plain | None = None
