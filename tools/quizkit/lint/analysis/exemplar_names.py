"""What exemplars and tiers are called, and what an exemplar is a part of."""

from __future__ import annotations

from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView
from quizkit.model.exemplar import Exemplar
from quizkit.model.scale import Scale
from quizkit.named_tuples import NamedTuple


class Named(NamedTuple):
    """The title of an exemplar, and the one that it is a part of."""

    title: str | None
    part_of: str | None


def _exemplar(view: EntityView) -> Named | None:
    entity = view.entity
    assert isinstance(entity, Exemplar)
    return None if entity.status == "retired" else Named(entity.title, entity.part_of)


def _tiers(view: EntityView) -> tuple[tuple[str, str], ...] | None:
    entity = view.entity
    assert isinstance(entity, Scale)
    return None if entity.status == "retired" else tuple((tier.id, tier.title) for tier in entity.tiers)


EXEMPLARS: Facts[Named] = Facts("exemplar-names", (Exemplar,), _exemplar)
# The id and the title of each tier of a scale.
TIER_NAMES: Facts[tuple[tuple[str, str], ...]] = Facts("tier-names", (Scale,), _tiers)
