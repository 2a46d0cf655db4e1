"""The order in which the fields of an entity, or of a part of one, are written for authors."""

from __future__ import annotations

from typing import Any

from .annotations import annotations_of, discriminator, once_per_class


@once_per_class
def field_order(cls: type[Any]) -> tuple[str, ...]:
    """The names of a class's fields: the id, what tells its data apart (`type`, `kind`), the title, then as the class declares them.

    Of an entity, `written_first` stands behind the title, and `written_last` at the end.
    """
    names = tuple(annotations_of(cls))
    tag = discriminator(cls)
    type_field = tag[0] if tag is not None else "type" if "type" in names else None
    title = tuple(name for name in ("title", *getattr(cls, "written_first", ())) if name in names)
    last: tuple[str, ...] = getattr(cls, "written_last", ())
    first = ("id",) * ("id" in names) + ((type_field,) if type_field is not None else ()) + title
    return (*first, *(name for name in names if name not in first and name not in last), *last)
