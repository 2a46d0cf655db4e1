"""What there is to know of an entity and of what is around it."""

from __future__ import annotations

from quizkit.finding import DataPath, Finding
from quizkit.model.entity import Entity, Status
from quizkit.model.parts import Part
from quizkit.model.reference import Target
from quizkit.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. Lines and columns are code points and count from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What the entity refers to: at a path of its data, and what the field is called. `place` is None where the bank does not have it."""

    path: DataPath
    field: str
    reference: str
    title: str | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """An entity that refers to ours, or to a part of it: its name, title and status, the path and the field where it does, and the place.

    Of the entity itself nothing is kept: there may be a hundred thousand of them.
    """

    entity: str
    title: str | None
    status: Status
    path: DataPath
    field: str
    reference: str
    place: Place

    @property
    def is_test(self) -> bool:
        """Whether this is a question that says that it tests us."""
        return self.entity.startswith("question:") and self.path[0] == "tests"

    @property
    def is_listing(self) -> bool:
        """Whether this is a section of a quiz that lists us."""
        return self.entity.startswith("quiz:") and "questions" in self.path


@dataclass(frozen=True, slots=True)
class Draw:
    """A section of a quiz that may draw our question."""

    quiz: str
    section: str
    place: Place


@dataclass(slots=True)
class Neighbourhood:
    """An entity, or a part of one, with what is around it.

    `kind` is that of the entity. `entity` is None where it is not sound: then `findings` say why, and what it refers to is not known.
    `part` is what was asked for where that is a part. `also` are other places at which an entity of the same name stands. `unread` are
    files that name the entity where they could not be read, so that something may be missing here.
    """

    target: Target
    kind: str
    place: Place
    entity: Entity | None = None
    part: Part | None = None
    title: str | None = None
    findings: tuple[Finding, ...] = ()
    also: list[Place] = field(default_factory=list)
    outgoing: list[Outgoing] = field(default_factory=list)
    incoming: list[Incoming] = field(default_factory=list)
    draws: list[Draw] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
