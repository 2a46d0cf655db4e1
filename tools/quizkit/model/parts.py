"""The parts of an entity that references can name, such as the tiers of a scale: `tier:release/open-weights`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quizkit.records import dataclass

from .entity import Entity
from .lesson import Callout, Lesson
from .reference import NESTED
from .walk import Path


@dataclass(frozen=True, slots=True)
class Part:
    """A part with an id of its own: its kind (a nested one), where it lies in the entity, and the part itself."""

    kind: str
    id: str
    path: Path
    value: Any


def parts_of(entity: Entity) -> Iterator[Part]:
    """Every part of an entity that a reference can name, kind by kind in the order of `NESTED`."""
    for kind, (holders, list_name) in NESTED.items():
        if entity.entity_kind not in holders:
            continue
        # The callouts of a lesson stand among its other blocks.
        if kind == "callout" and isinstance(entity, Lesson):
            field, items = "blocks", [(at, block) for at, block in enumerate(entity.blocks) if isinstance(block, Callout)]
        else:
            field, items = list_name, [*enumerate(getattr(entity, list_name))]
        for at, item in items:
            yield Part(kind, item.id, (field, at), item)
