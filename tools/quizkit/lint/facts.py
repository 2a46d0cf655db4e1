"""What bank rules know of each entity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from quizkit.model.entity import Entity
from quizkit.records import dataclass

from .view import EntityView

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Facts(Generic[F]):
    """What a bank rule must know of each entity: a pure function of one entity, shared by every rule that needs it.

    `of` gives None for an entity that there is nothing to know about. `packed` facts are whole numbers below 2**64, and take eight bytes.
    `share` makes a fact that comes from another process or an earlier run out of parts that are here already.
    """

    name: str
    applies_to: tuple[type[Entity], ...]
    of: Callable[[EntityView], F | None]
    packed: bool = False
    share: Callable[[F], F] | None = None
