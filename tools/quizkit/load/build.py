"""Checked data to the model, and back to data: both read what the model's annotations say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, cast, get_args, get_origin

from quizkit.model.annotations import annotations_of, bare, discriminator, is_union, once_per_class
from quizkit.model.bank import KINDS, QUESTION_TYPES, Manifest
from quizkit.model.entity import Entity
from quizkit.records import MISSING, fields, is_dataclass

_Convert = Callable[[Any], Any]


def build_entity(kind: str, data: Mapping[str, Any]) -> Entity:
    """Make an entity of data that its schema has passed."""
    cls = QUESTION_TYPES[data["type"]] if kind == "question" else KINDS[kind].entity
    if kind == "source" and not isinstance(data.get("issued", ""), str):
        data = {**data, "issued": str(int(data["issued"]))}  # a year may stand as a number
    return _builder(cls)(data)  # type: ignore[no-any-return]


def build_manifest(data: Mapping[str, Any]) -> Manifest:
    """Make a manifest of data that its schema has passed."""
    return _builder(Manifest)(data)  # type: ignore[no-any-return]


@once_per_class
def _builder(cls: type[Any]) -> _Convert:
    # Asked for by the fields that there are, which are few of those that there may be.
    converter = {name: convert for name, hint in annotations_of(cls).items() if (convert := _converter(hint)) is not None}.get
    tag = discriminator(cls)

    def build(data: Mapping[str, Any]) -> Any:
        values = dict(data)
        if tag is not None:
            values.pop(tag[0], None)
        for name, value in values.items():
            convert = converter(name)
            if convert is not None:
                values[name] = convert(value)
        return cls(**values)

    return build


_SCALARS: dict[Any, _Convert | None] = {
    str: None,
    bool: None,
    int: int,
    Decimal: lambda value: value if value.__class__ is Decimal else Decimal(value),
    Fraction: Fraction,
    date: date.fromisoformat,
}


def _converter(hint: Any) -> _Convert | None:
    """How data becomes a value of the annotated type; None where it is one already."""
    hint = bare(hint)
    origin, args = get_origin(hint), get_args(hint)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if origin is Literal or hint is bool | str:
        return None
    if origin is tuple:
        return _over_items(_converter(args[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _over_values(_converter(args[1]))
    if is_union(hint):
        return _union_converter(args)
    assert is_dataclass(hint), hint
    return _builder(cast("type", hint))


def _over_items(each: _Convert | None) -> _Convert:
    if each is None:
        return tuple
    convert = each
    return lambda items: tuple([convert(item) for item in items])


def _over_values(each: _Convert | None) -> _Convert:
    if each is None:
        return dict
    convert = each
    return lambda items: {key: convert(item) for key, item in items.items()}


def _union_converter(members: tuple[Any, ...]) -> _Convert:
    if all(is_dataclass(member) for member in members):
        builders = {tag: _builder(member) for member in members if (tag := discriminator(member))}
        name = next(iter(builders))[0]
        return lambda data: builders[name, data[name]](data)
    # A word, or a list of words: the condition of a tier.
    return lambda value: tuple(value) if isinstance(value, list) else value


def to_data(value: Any) -> Any:
    """An entity, a manifest or a part of one as plain data in canonical form: what is absent or as by default is left out.

    Numbers and weights become strings, which keep their places ("1.50", "1/3"); dates become ISO strings.
    """
    if isinstance(value, (Decimal, Fraction, date)):
        return str(value)
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_data(item) for key, item in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return dict(_fields_of(value))


def _fields_of(value: Any) -> list[tuple[str, Any]]:
    tag = discriminator(type(value))
    written = []
    for name, default in _defaults(type(value)):
        item = getattr(value, name)
        if default is MISSING or item != default:
            written.append((name, to_data(item)))
    if tag is not None:
        written.insert(1 if written and written[0][0] == "id" else 0, tag)
    return written


@once_per_class
def _defaults(cls: type[Any]) -> tuple[tuple[str, Any], ...]:
    """Each field with its default, the id first."""
    found = []
    for item in fields(cls):
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        found.append((item.name, default))
    return tuple(sorted(found, key=lambda pair: pair[0] != "id"))
