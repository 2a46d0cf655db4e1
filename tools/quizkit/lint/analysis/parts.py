"""The parts of entities that have ids of their own, and references among the parts of one entity."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView
from quizkit.model.debate import Debate
from quizkit.model.field import Local
from quizkit.model.lesson import Lesson
from quizkit.model.parts import parts_of
from quizkit.model.path import Path
from quizkit.model.question import Categorize
from quizkit.model.reference import NESTED
from quizkit.model.scale import Scale

# Where it stands, the id, the ids there are, and what such a part is called.
LocalReference = tuple[DataPath, str, tuple[str, ...], str]

_NOUNS = {"steps": "step", "categories": "category", "positions": "position", "arguments": "argument"}


def _parts(view: EntityView) -> Mapping[str, tuple[str, ...]]:
    """The ids of the parts that a reference can name, by the list that holds them."""
    found: dict[str, tuple[str, ...]] = {names: () for holders, names in NESTED.values() if view.entity.entity_kind in holders}
    for part in parts_of(view.entity):
        found[NESTED[part.kind][1]] += (part.id,)
    return found


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
