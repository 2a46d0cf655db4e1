"""The fields of an entity as lines for a terminal: whatever the model's annotations say it holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, get_args, get_origin

from quizkit.model.annotations import annotations_of, bare, discriminator
from quizkit.model.entity import Entity
from quizkit.model.field import Text
from quizkit.model.question import BaseQuestion, Option, Pair
from quizkit.model.walk import mark_of
from quizkit.records import MISSING, fields, is_dataclass

from .paragraphs import folded, text_lines
from .terminal import width

# A label, and the lines beside it for a width.
Row = tuple[str, Callable[[int], list[str]]]

# The field of a part that says what it is; the others stand below it.
_MAIN = ("text", "title", "left", "factor", "say", "value", "name")
_KEY = "(key)"
_NONE = "none"


def entity_lines(entity: Entity, columns: int, skip: Collection[str] = ()) -> list[str]:
    """What an entity says, field by field, those of its kind first; fields as by default and those of `skip` are left out."""
    own = annotations_of(type(entity))
    common = annotations_of(BaseQuestion if isinstance(entity, BaseQuestion) else Entity)
    names = [name for name in own if name not in common or name == "stem"]
    names += [name for name in own if name not in names and name not in annotations_of(Entity)]
    names += [name for name in own if name not in names]
    return layout(_rows(entity, [name for name in names if name not in skip]), columns)


def part_lines(part: Any, columns: int, skip: Collection[str] = ()) -> list[str]:
    """What a part of an entity says."""
    return layout(_rows(part, [name for name in annotations_of(type(part)) if name not in skip]), columns)


def layout(rows: list[Row], columns: int) -> list[str]:
    """Rows as lines: labels in a column, and what belongs to them beside it."""
    pad = max((width(label) for label, _ in rows), default=0) + 2
    lines = []
    for label, lines_for in rows:
        for number, line in enumerate(lines_for(columns - pad)):
            lead = "" if number else label
            lines.append(f"{lead}{' ' * (pad - width(lead))}{line}".rstrip())
    return lines


def _rows(value: Any, names: list[str]) -> list[Row]:
    hints, defaults = annotations_of(type(value)), _defaults(value)
    shown = [name for name in names if getattr(value, name) != defaults[name]]
    return [(name, _lines_of(hints[name], getattr(value, name))) for name in shown]


def _defaults(value: Any) -> dict[str, Any]:
    return {item.name: item.default_factory() if item.default_factory is not MISSING else item.default for item in fields(value)}


def _lines_of(hint: Any, value: Any) -> Callable[[int], list[str]]:
    mark = mark_of(hint)
    if value == () or value == {}:
        return lambda columns: [_NONE]
    if isinstance(mark, Text):
        return lambda columns: text_lines(value, mark.level, columns)
    if isinstance(value, Mapping):
        item_hint = get_args(bare(hint))[1]
        rows = [(_with_sort(str(key), item), _lines_of(item_hint, item)) for key, item in value.items()]
        return lambda columns: layout(rows, columns)
    if isinstance(value, tuple):
        return _lines_of_items(hint, value)
    if is_dataclass(value):
        return lambda columns: [*_part(value, columns)]
    return lambda columns: [*folded(_scalar(value), columns)]


def _lines_of_items(hint: Any, items: tuple[Any, ...]) -> Callable[[int], list[str]]:
    item_hint = get_args(bare(hint))[0] if get_origin(bare(hint)) is tuple else str
    mark = mark_of(item_hint)
    if isinstance(mark, Text) and mark.level != "plain":
        return lambda columns: layout([("-", _lines_of(item_hint, item)) for item in items], columns)
    if is_dataclass(items[0]):
        rows = [(_label(item, number), _lines_of(item_hint, item)) for number, item in enumerate(items, 1)]
        return lambda columns: layout(rows, columns)
    return lambda columns: [*folded(", ".join(_scalar(item) for item in items), columns)]


def _label(part: Any, number: int) -> str:
    label = _with_sort(getattr(part, "id", None) or str(number), part)
    return f"{label} {_KEY}" if isinstance(part, Option) and part.correct else label


def _with_sort(label: str, part: Any) -> str:
    """A label with what sort of part it is, where there are several sorts."""
    tag = discriminator(type(part)) if is_dataclass(part) else None
    return label if tag is None else f"{label} {tag[1]}"


def _part(part: Any, columns: int) -> Iterator[str]:
    """What a part is, and its other fields below."""
    hints = annotations_of(type(part))
    in_label = ("id", "correct") if isinstance(part, Option) else ("id",)
    names = [name for name in hints if name not in in_label]
    main = next((name for name in _MAIN if name in names and getattr(part, name) is not None), None)
    if isinstance(part, Pair):
        left, right = (" ".join(text_lines(text, "inline", columns)) for text in (part.left, part.right))
        yield from folded(f"{left} → {right}", columns)
        names.remove("right")
    elif main is not None:
        yield from _lines_of(hints[main], getattr(part, main))(columns)
    yield from layout(_rows(part, [name for name in names if name != main]), columns)


def _scalar(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
