"""Reads the annotations of the model's classes."""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from quizkit.records import MISSING, fields

T = TypeVar("T")


def once_per_class(function: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Remember what a function says of each class. (The type checker takes a frozen dataclass's class for unhashable, hence the cast.)"""
    return cast("Callable[[type[Any]], T]", cache(function))


@once_per_class
def _hints(cls: type[Any]) -> dict[str, Any]:
    # The model's annotations are evaluated; `get_type_hints` takes twenty times as long to find that out.
    hints = {name: hint for base in reversed(cls.__mro__) for name, hint in getattr(base, "__annotations__", {}).items()}
    return get_type_hints(cls, include_extras=True) if any(isinstance(hint, str) for hint in hints.values()) else hints


@once_per_class
def annotations_of(cls: type[Any]) -> dict[str, Any]:
    """The annotation of each field of a model class, with its marks."""
    return {name: hint for name, hint in _hints(cls).items() if get_origin(hint) is not ClassVar}


@once_per_class
def required_fields(cls: type[Any]) -> frozenset[str]:
    """The fields of a model class that have no default."""
    return frozenset(item.name for item in fields(cls) if item.default is MISSING and item.default_factory is MISSING)


@once_per_class
def discriminator(cls: type[Any]) -> tuple[str, str] | None:
    """The field and value by which data of a class is told apart (`type`, `multiple-choice`), or None where there is no choice."""
    for name in ("type", "kind"):
        if get_origin(_hints(cls).get(name)) is ClassVar and isinstance(getattr(cls, name, None), str):
            return name, getattr(cls, name)
    return None


def bare(hint: Any) -> Any:
    """An annotated type without marks, and without the None of an optional field."""
    if get_origin(hint) is Annotated:
        return bare(get_args(hint)[0])
    if is_union(hint):
        members = [member for member in get_args(hint) if member is not type(None)]
        if len(members) == 1:
            return bare(members[0])
        if len(members) < len(get_args(hint)):
            return Union[tuple(members)]  # noqa: UP007
    return hint


def is_union(hint: Any) -> bool:
    """Whether an annotation allows one of several types."""
    return get_origin(hint) in (Union, types.UnionType)
