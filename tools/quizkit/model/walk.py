"""Every text and every reference of an entity, or of a class of entities, found by the marks in the annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, cast, get_args, get_origin

from quizkit.records import is_dataclass

from .annotations import annotations_of, bare, is_union, once_per_class
from .entity import Entity
from .field import Local, Ref, Text

Mark = Text | Ref | Local
Path = tuple[str | int, ...]
Marked = tuple[Path, Mark, str]
_Visit = Callable[[Any, Path, list[Marked]], None]
_NO_ITEMS: tuple[Any, ...] = ()


def marked_fields(entity: Entity) -> list[Marked]:
    """The path, the mark and the string of each marked field that is there, in the order of the class's fields.

    A mapping whose keys are references gives each key at the path of its value.
    """
    out: list[Marked] = []
    _visitor_of(type(entity))(entity, (), out)
    return out


@once_per_class
def declared_marks(cls: type[Any]) -> tuple[tuple[tuple[str, ...], Mark], ...]:
    """The marked fields that a class declares, at whatever depth: the names of the fields that lead there, and the mark.

    A mapping whose keys are references gives the mark of its keys under its own name.
    """
    return tuple(found for name, hint in annotations_of(cls).items() for found in _declared(hint, (name,)))


def _declared(hint: Any, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Mark]]:
    mark = mark_of(hint)
    if mark is not None:
        yield names, mark
        return
    hint = bare(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        yield from _declared(args[0], names)
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        key_mark = mark_of(args[0])
        if key_mark is not None:
            yield names, key_mark
        yield from _declared(args[1], names)
    else:
        for member in args if is_union(hint) else (hint,):
            if is_dataclass(member):
                yield from (((*names, *below), found) for below, found in declared_marks(cast("type", member)))


@once_per_class
def _visitor_of(cls: type[Any]) -> _Visit:
    visits = [(name, visit) for name, hint in annotations_of(cls).items() if (visit := _visitor(hint)) is not None]

    def visit_all(value: Any, path: Path, out: list[Marked]) -> None:
        for name, visit in visits:
            item = getattr(value, name)
            if item is not None and item is not _NO_ITEMS:
                visit(item, (*path, name), out)

    return visit_all


def _visitor(hint: Any) -> _Visit | None:
    mark = mark_of(hint)
    if mark is not None:
        return lambda value, path, out: out.append((path, mark, value))
    hint = bare(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _over_items(_visitor(args[0]))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _over_mapping(mark_of(args[0]), _visitor(args[1]))
    if is_union(hint) and all(is_dataclass(member) for member in args):
        return lambda value, path, out: _visitor_of(type(value))(value, path, out)
    return _visitor_of(cast("type", hint)) if is_dataclass(hint) else None


def mark_of(hint: Any) -> Mark | None:
    """The mark of an annotated string, also of one that may be absent."""
    for member in get_args(hint) if is_union(hint) else (hint,):
        if get_origin(member) is Annotated:
            return cast("Mark", member.__metadata__[0])
    return None


def _over_items(visit: _Visit | None) -> _Visit | None:
    if visit is None:
        return None

    def visit_items(items: Any, path: Path, out: list[Marked]) -> None:
        for index, item in enumerate(items):
            visit(item, (*path, index), out)

    return visit_items


def _over_mapping(key_mark: Mark | None, visit: _Visit | None) -> _Visit | None:
    if key_mark is None and visit is None:
        return None

    def visit_mapping(items: Any, path: Path, out: list[Marked]) -> None:
        for key, item in items.items():
            if key_mark is not None:
                out.append(((*path, key), key_mark, key))
            if visit is not None:
                visit(item, (*path, key), out)

    return visit_mapping
