"""What the model says about the data of an entity: the order of fields, which lists hold parts that may have an id, whose keys are data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, cast, get_args, get_origin

from quizkit.model.annotations import annotations_of, bare, discriminator, is_union, once_per_class
from quizkit.model.bank import KINDS, QUESTION_TYPES, Manifest
from quizkit.model.order import field_order
from quizkit.records import dataclass, is_dataclass


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping with fields of the model: the rank of each, and the shapes of those that hold more than scalars.

    `may_have_id` says that the data may have an `id` and need not.
    """

    ranks: Mapping[str, int]
    inner: Mapping[str, Shape]
    may_have_id: bool


@dataclass(frozen=True, slots=True)
class Each:
    """A list, or a mapping whose keys are data: every member has the same shape."""

    inner: Shape | None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A mapping that says in the field `tag` which of several shapes it has."""

    tag: str
    members: Mapping[str, Fields]


Shape = Fields | Each | OneOf


@cache
def shape_of(kind: str) -> Shape:
    """The shape of an entity of a kind, or of the manifest (`bank`)."""
    if kind == "bank":
        return _fields(Manifest)
    if kind == "question":
        return OneOf("type", {name: _fields(cls) for name, cls in QUESTION_TYPES.items()})
    return _fields(KINDS[kind].entity)


def fields_for(shape: Shape | None, data: Any) -> Fields | None:
    """The fields that a mapping has by its shape; None where the model knows none, or the mapping does not say which."""
    if isinstance(shape, Fields):
        return shape
    if isinstance(shape, OneOf) and isinstance(data, dict):
        tag = data.get(shape.tag)
        return shape.members.get(tag) if isinstance(tag, str) else None
    return None


@once_per_class
def _fields(cls: type[Any]) -> Fields:
    hints = annotations_of(cls)
    inner = {name: shape for name, hint in hints.items() if (shape := _shape(hint)) is not None}
    ranks = {name: rank for rank, name in enumerate(field_order(cls))}
    return Fields(ranks, inner, type(None) in get_args(hints.get("id")))


def _shape(hint: Any) -> Shape | None:
    """The shape of data of an annotated type; None for scalars."""
    hint = bare(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        return Each(_shape(args[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Each(_shape(args[1]))
    if is_union(hint):
        return _union(args)
    return _fields(cast("type", hint)) if is_dataclass(hint) else None


def _union(members: tuple[Any, ...]) -> Shape | None:
    tags = {tag: member for member in members if is_dataclass(member) and (tag := discriminator(cast("type", member)))}
    if not tags:
        return None
    return OneOf(next(iter(tags))[0], {value: _fields(cast("type", member)) for (_, value), member in tags.items()})
