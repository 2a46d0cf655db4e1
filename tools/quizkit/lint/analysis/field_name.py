"""What a place in an entity is called."""

from __future__ import annotations

from typing import Any

from quizkit.finding import DataPath
from quizkit.model.entity import Entity


def field_name(entity: Entity, path: DataPath) -> str:
    """A data path in words an author knows: `steps/first-step/target`, with parts by their ids where they have some.

    The number of a text or a reference within a list is left out, for the reference itself says which one is meant.
    """
    value: Any = entity
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            value = value[part]
            if not isinstance(value, str):
                words.append(getattr(value, "id", None) or str(part + 1))
        else:
            value = value[part] if isinstance(value, dict) else getattr(value, part)
            words.append(part)
    return "/".join(words)
