"""A scale: a classification, and its tiers from lowest to highest."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from quizkit.records import dataclass, field

from .entity import Entity
from .field import Inline, Plain, TierId

# required: the attribute must be true; withheld: it must be false; a list: it must be one of these words.
Condition = Literal["required", "withheld"] | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One level of a scale. `requires` maps an attribute of exemplars to what it must be; all must hold."""

    id: str
    title: Plain
    summary: Inline | None = None
    requires: Mapping[str, Condition] = field(default_factory=dict)
    same_as: tuple[TierId, ...] = ()
    broader: tuple[TierId, ...] = ()
    narrower: tuple[TierId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Entity):
    """A named classification.

    On an ordered scale an exemplar reaches the highest tier whose conditions hold; on an unordered one exactly one tier must hold.
    `attributes` says what each attribute that the tiers read means; `authority` says who keeps the scale.
    """

    entity_kind: ClassVar[str] = "scale"

    summary: Inline | None = None
    authority: Plain | None = None
    ordered: bool = True
    attributes: Mapping[str, Plain] = field(default_factory=dict)
    tiers: tuple[Tier, ...]
