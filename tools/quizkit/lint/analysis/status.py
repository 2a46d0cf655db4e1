"""Which entities are out of use, and which are ready for use."""

from __future__ import annotations

from typing import Literal

from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity
from quizkit.model.lesson import Lesson
from quizkit.model.path import Path
from quizkit.model.scale import Scale
from quizkit.model.term import Term


def is_in_use(entity: Entity) -> bool:
    """Whether what is missing may be held against an entity: a draft is still being written, and what is retired is read no more."""
    return entity.status in ("published", "review")


def _is_retired(view: EntityView) -> Literal[True] | None:
    return True if view.entity.status == "retired" else None


def _is_in_use(view: EntityView) -> Literal[True] | None:
    return True if is_in_use(view.entity) else None


RETIRED: Facts[Literal[True]] = Facts("retired", (Entity,), _is_retired)
# Of the kinds that questions test: an entity that could not be read is not known to be in use.
IN_USE: Facts[Literal[True]] = Facts("in-use", (Term, Scale, Lesson, Path), _is_in_use)
