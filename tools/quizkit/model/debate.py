"""A debate: the arguments for each position on a question."""

from typing import ClassVar

from quizkit.records import dataclass

from .entity import Entity
from .field import ArgumentId, ClaimId, Inline, Plain, PositionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One answer to the question of a debate."""

    id: str
    title: Plain
    summary: Inline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One reason for a position.

    `factor` is what it appeals to, such as cost; `conditions` say when it holds; `proponents` are those who bring it forward; `rebuts` are
    the arguments of this debate that it answers.
    """

    id: str
    position: PositionId
    factor: Plain | None = None
    text: Inline
    conditions: tuple[Inline, ...] = ()
    proponents: tuple[Inline, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    rebuts: tuple[ArgumentId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate(Entity):
    """A question on which reasonable people differ, its positions, and the arguments for them."""

    entity_kind: ClassVar[str] = "debate"

    question: Inline
    positions: tuple[Position, ...]
    arguments: tuple[Argument, ...]
