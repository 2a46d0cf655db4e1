"""Identifiers of parts in foreign formats: the part's own id, or one that is derived from its text, never its position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, get_args, get_origin
from unicodedata import normalize

from quizkit.digests import sha256
from quizkit.finding import DataPath
from quizkit.model.annotations import annotations_of, bare, once_per_class
from quizkit.model.entity import Entity
from quizkit.named_tuples import NamedTuple
from quizkit.records import MISSING, fields, is_dataclass

_DERIVED = 8
_PRINT = 16


class Part(NamedTuple):
    """A part of an entity: where it stands, its identifier (`gap/answer` for a part of a part), and the text that makes it what it is."""

    path: DataPath
    id: str
    text: str


def parts_of(entity: Entity) -> list[Part]:
    """The parts that have identifiers: options, answers, pairs, gaps and so on, each before the parts within it.

    An id that is derived stays when parts change places, and changes with the text; `quizkit fmt --ids` writes ids down. Where two
    neighbours have one text, the second is told apart by a number.
    """
    found: list[Part] = []
    _add_below(entity, (), "", found)
    return found


def derived_id(text: str) -> str:
    """An identifier for a text: it begins with a letter, as every format asks."""
    return f"p{fingerprint(text)[:_DERIVED]}"


def fingerprint(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text in NFC, its runs of white space each one space, none at its ends."""
    return _print_of(" ".join((text if text.isascii() else normalize("NFC", text)).split()))


def fingerprint_of_all(entity: Entity) -> str:
    """The first 16 digits for every field of an entity: of the written form of its data class, a fifth of the time that its YAML takes."""
    return _print_of(repr(entity))


def _print_of(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_PRINT]


def text_of(thing: Any) -> str:
    """The text that makes an entity or a part what it is: the texts and numbers that it cannot do without, an id aside."""
    values = [getattr(thing, name) for name in _own_fields(type(thing))]
    return "\n".join([str(value) for value in values if isinstance(value, (str, Decimal))])


@once_per_class
def _own_fields(cls: type[Any]) -> tuple[str, ...]:
    return tuple(
        field.name for field in fields(cls) if field.default is MISSING and field.default_factory is MISSING and field.name != "id"
    )


def _add_below(thing: Any, path: DataPath, prefix: str, found: list[Part]) -> None:
    for name in _holders(type(thing)):
        items = getattr(thing, name)
        if isinstance(items, tuple):
            _add_listed(items, (*path, name), prefix, found)
        else:
            _add_gaps(items, (*path, name), prefix, found)


@once_per_class
def _holders(cls: type[Any]) -> tuple[str, ...]:
    """The fields that hold parts: lists of what has an id, and gaps by their names."""
    return tuple(name for name, hint in annotations_of(cls).items() if name == "gaps" or _is_list_of_parts(bare(hint)))


def _is_list_of_parts(hint: Any) -> bool:
    if get_origin(hint) is not tuple:
        return False
    members = get_args(bare(get_args(hint)[0])) or get_args(hint)[:1]
    return any(is_dataclass(member) and "id" in (field.name for field in fields(member)) for member in members)


def _add_gaps(gaps: Mapping[str, Any], path: DataPath, prefix: str, found: list[Part]) -> None:
    for name, gap in gaps.items():
        found.append(Part((*path, name), prefix + name, gap if isinstance(gap, str) else ""))
        if is_dataclass(gap):
            _add_below(gap, (*path, name), f"{prefix}{name}/", found)


def names_of(items: Sequence[Any]) -> list[str]:
    """The identifiers of neighbours, in their order: their own ids, or else derived ones."""
    names: list[str | None] = [item.id for item in items]
    if None not in names:
        return [name for name in names if name is not None]
    taken = set(names)
    found = []
    for item, own in zip(items, names, strict=True):
        name, number = own, 2
        if name is None:
            derived = name = derived_id(text_of(item))
            while name in taken:
                name, number = f"{derived}-{number}", number + 1
            taken.add(name)
        found.append(name)
    return found


def _add_listed(items: tuple[Any, ...], path: DataPath, prefix: str, found: list[Part]) -> None:
    with_ids = [(index, item) for index, item in enumerate(items) if hasattr(item, "id")]
    for (index, item), name in zip(with_ids, names_of([item for _, item in with_ids]), strict=True):
        found.append(Part((*path, index), prefix + name, text_of(item)))
