"""Which entities are out of use."""

from __future__ import annotations

from typing import Literal

from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity


def _is_retired(view: EntityView) -> Literal[True] | None:
    return True if view.entity.status == "retired" else None


RETIRED: Facts[Literal[True]] = Facts("retired", (Entity,), _is_retired)
