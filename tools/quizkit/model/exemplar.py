"""An exemplar: a thing that scales classify or paths visit."""

from collections.abc import Mapping
from typing import ClassVar

from quizkit.records import dataclass, field

from .entity import Entity
from .field import Block, Day, ExemplarId, Inline, ScaleId, SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A fact about an exemplar: yes, no or a word, with its source and the day it was true."""

    value: bool | str
    source: SourceId | None = None
    as_of: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTier:
    """The tier that the bank says an exemplar has on the scale it stands under; it is held against the computed one."""

    tier: str
    as_of: Day | None = None
    source: SourceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar(Entity):
    """A model, an organisation, a platform or a licence; in another subject a species or a building. `kind` says which."""

    entity_kind: ClassVar[str] = "exemplar"
    written_first: ClassVar[tuple[str, ...]] = ("kind",)

    kind: str
    summary: Inline
    body: Block | None = None
    part_of: ExemplarId | None = None
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    stated: Mapping[ScaleId, StatedTier] = field(default_factory=dict)
