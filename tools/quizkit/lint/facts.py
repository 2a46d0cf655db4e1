"""What bank rules know of each entity."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from quizkit.model.entity import Entity

from .view import EntityView

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Facts(Generic[F]):
    """What a bank rule must know of each entity: a pure function of one entity, shared by every rule that needs it.

    `of` gives None for an entity that there is nothing to know about. `packed` facts are whole numbers below 2**64, and take eight bytes.
    """

    name: str
    applies_to: tuple[type[Entity], ...]
    of: Callable[[EntityView], F | None]
    packed: bool = False


@dataclass(slots=True)
class Column:
    """The facts of one sort in a file: `values[n]` is what is to know of the entity `rows[n]`, counted within the file."""

    rows: array[int]
    values: Any

    @classmethod
    def empty(cls, facts: Facts[Any]) -> Column:
        """A column without facts."""
        return cls(array("I"), array("Q") if facts.packed else [])
