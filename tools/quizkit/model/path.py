"""A path: steps to learn in order."""

from decimal import Decimal
from typing import ClassVar

from quizkit.records import dataclass

from .entity import Entity
from .field import Inline, Number, Plain, Reference, StepId
from .objective import Objective


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One station of a path: what to look at, why it stands here, how many minutes it takes, which steps come before it."""

    id: str
    target: Reference
    title: Plain | None = None
    rationale: Inline | None = None
    minutes: Number | None = None
    requires: tuple[StepId, ...] = ()
    check: Reference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Entity):
    """An ordered learning path. Its total time is computed, never typed in."""

    entity_kind: ClassVar[str] = "path"

    audience: Inline | None = None
    outcome: Inline | None = None
    objectives: tuple[Objective, ...] = ()
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> Decimal:
        """The sum of the steps' minutes; a step without a time counts as nothing."""
        return sum((step.minutes for step in self.steps if step.minutes is not None), Decimal(0))
