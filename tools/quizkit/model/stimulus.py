"""A stimulus: a passage, a figure or a data set that several questions share."""

from typing import ClassVar

from quizkit.records import dataclass

from .entity import Entity
from .field import Block, MediaId, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Stimulus(Entity):
    """What a learner reads or looks at before its questions. `media` are shown below the body, in this order; `minutes` is for reading."""

    entity_kind: ClassVar[str] = "stimulus"
    written_last: ClassVar[tuple[str, ...]] = ("body", "media", *Entity.written_last)

    body: Block
    media: tuple[MediaId, ...] = ()
    minutes: Number | None = None
