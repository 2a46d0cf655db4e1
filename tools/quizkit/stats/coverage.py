"""Which terms, tiers, objectives and steps the questions of a bank test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quizkit.lint.analysis.status import is_in_use
from quizkit.model.entity import Entity
from quizkit.model.lesson import Lesson
from quizkit.model.parts import parts_of
from quizkit.model.path import Path, Step
from quizkit.model.question import BaseQuestion
from quizkit.model.scale import Scale
from quizkit.model.term import Term
from quizkit.records import dataclass, field

KINDS = ("term", "tier", "objective", "step")


@dataclass(frozen=True, slots=True)
class Covered:
    """A thing that questions can test: how many name it under `tests`, and whether it is covered, by them or by what it lies in."""

    reference: str
    questions: int
    is_covered: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """All things of a kind that are in use, in the order of the files."""

    kind: str
    items: tuple[Covered, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.items)

    @property
    def covered(self) -> int:
        """How many of them are covered."""
        return sum(item.is_covered for item in self.items)

    @property
    def missing(self) -> tuple[str, ...]:
        """The references of the others."""
        return tuple(item.reference for item in self.items if not item.is_covered)


@dataclass(slots=True)
class CoverageCount:
    """Counts while entities pass by. What it keeps grows with what can be tested, not with the questions."""

    _found: dict[str, dict[str, str | None]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    _tests: Counter[str] = field(default_factory=Counter)
    _with_quiz: set[str] = field(default_factory=set)

    def add(self, entity: Entity) -> None:
        """Take what an entity holds that can be tested, if it is in use: a draft is not to be tested yet."""
        if not is_in_use(entity):
            return
        if isinstance(entity, Term):
            self._found["term"][f"term:{entity.id}"] = None
        elif isinstance(entity, Scale | Path | Lesson):
            if isinstance(entity, Lesson) and entity.quiz is not None:
                self._with_quiz.add(f"lesson:{entity.id}")
            for part in parts_of(entity):
                if part.kind in self._found:
                    self._found[part.kind][f"{part.kind}:{entity.id}/{part.id}"] = _instead(entity, part.value)

    def add_question(self, question: BaseQuestion) -> None:
        """Take what a question tests."""
        self._tests.update(set(question.tests))

    def done(self) -> Iterator[Coverage]:
        """The coverage of each kind of which there is anything."""
        for kind, found in self._found.items():
            items = [Covered(name, self._tests[name], self._is_covered(name, instead)) for name, instead in found.items()]
            if items:
                yield Coverage(kind, tuple(items))

    def _is_covered(self, name: str, instead: str | None) -> bool:
        return self._tests[name] > 0 or (
            instead is not None and (instead == _CHECK or instead in self._with_quiz or instead in self._tests)
        )


_CHECK = "check"


def _instead(entity: Entity, part: object) -> str | None:
    """What covers a part beside questions that name it: a test of its whole scale, a step's check, the quiz at the end of its lesson."""
    if isinstance(entity, Scale):
        return f"scale:{entity.id}"
    if isinstance(part, Step):
        # That a question tests the target does not say that the step did what it is for.
        return _CHECK if part.check is not None else part.target if part.target.startswith("lesson:") else None
    return None
