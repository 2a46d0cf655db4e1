"""The parts of entities that have ids of their own, and references among the parts of one entity."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView
from quizkit.model.debate import Debate
from quizkit.model.field import Local
from quizkit.model.lesson import Callout, Lesson
from quizkit.model.path import Path
from quizkit.model.question import Categorize
from quizkit.model.scale import Scale

# Where it stands, the id, the ids there are, and what such a part is called.
LocalReference = tuple[DataPath, str, tuple[str, ...], str]

_NOUNS = {"steps": "step", "categories": "category", "positions": "position", "arguments": "argument"}


def _parts(view: EntityView) -> Mapping[str, tuple[str, ...]]:
    """The ids of the parts that a reference can name, by the list that holds them."""
    match view.entity:
        case Scale(tiers=tiers):
            return {"tiers": tuple(tier.id for tier in tiers)}
        case Path(steps=steps, objectives=objectives):
            return {"steps": tuple(step.id for step in steps), "objectives": tuple(objective.id for objective in objectives)}
        case Lesson(objectives=objectives, blocks=blocks):
            callouts = tuple(block.id for block in blocks if isinstance(block, Callout))
            return {"callouts": callouts, "objectives": tuple(objective.id for objective in objectives)}
    return {}


def _dangling_parts(view: EntityView) -> tuple[LocalReference, ...] | None:
    """The references to a part that is not there; that much one entity can tell."""
    found = []
    for path, mark, text in view.references:
        if isinstance(mark, Local):
            known = tuple(part.id for part in getattr(view.entity, mark.parts))
            if text not in known:
                found.append((path, text, known, _NOUNS[mark.parts]))
    return tuple(found) or None


PARTS = Facts("parts", (Scale, Path, Lesson), _parts)
DANGLING_PARTS = Facts("dangling-parts", (Path, Categorize, Debate), _dangling_parts)
