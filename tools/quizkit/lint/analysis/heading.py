"""What an entity, or a part of one, is called in a line: its title, or else its first text."""

from __future__ import annotations

from typing import Any

from quizkit.model.entity import Entity
from quizkit.model.field import Text
from quizkit.model.walk import marked_fields
from quizkit.records import fields
from quizkit.text import parse, to_plain

_LONGEST = 80
_COMMON = frozenset(field.name for field in fields(Entity))


def heading(value: Any) -> str | None:
    """The title as plain text, or the beginning of the first text of the entity's own; None where there is none."""
    texts: dict[str | int, tuple[Text, str]] = {}
    for path, mark, text in marked_fields(value):
        if isinstance(mark, Text):
            texts.setdefault(path[0], (mark, text))
    for name in ("title", *(name for name in texts if name not in _COMMON)):
        if name in texts:
            mark, text = texts[name]
            return _shortened(" ".join(to_plain(parse(text, mark.level)).text.split())) or None
    return None


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
