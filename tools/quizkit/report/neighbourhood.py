"""An entity with everything around it, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizkit.lint.neighbourhood.records import Incoming, Neighbourhood, Place
from quizkit.lint.registry import Registry
from quizkit.model.entity import Entity
from quizkit.model.field import Ref
from quizkit.model.question import BaseQuestion
from quizkit.model.walk import declared_marks

from .fields import entity_lines, part_lines
from .full import full
from .terminal import Style, safe, width

_HEAD = ("id", "title", "status")
_MISSING = "missing"


def neighbourhood(found: Neighbourhood, registry: Registry, style: Style, columns: int) -> Iterator[str]:
    """The lines of the report; `columns` is how wide texts may be."""
    yield from _head(found, style)
    if found.entity is None:
        yield ""
        yield from full(found.findings, registry, style)
    else:
        content = _content(found, found.entity, columns)
        yield from ["", *content] if content else []
        yield from _section("Refers to", _outgoing(found), style)
    yield from _section("Tested by", _incoming(found, [one for one in found.incoming if one.is_test]), style)
    yield from _section("In quizzes", _quizzes(found), style)
    others = [one for one in found.incoming if not one.is_test and not one.is_listing]
    yield from _section("Referred to by", _incoming(found, others), style)
    if not found.incoming and not found.draws:
        yield ""
        yield "Nothing in the bank refers to it."


def _head(found: Neighbourhood, style: Style) -> Iterator[str]:
    facts = [found.entity.type] if isinstance(found.entity, BaseQuestion) else []
    if found.part is not None:
        facts.append(f"part of {found.kind}:{found.target.id}")
    facts.append(found.entity.status if found.entity is not None else "cannot be read")
    yield f"{style.bold(safe(str(found.target)))}  {', '.join(facts)}"
    holder = found.part.value if found.part is not None else found.entity
    title = found.title if holder is None else getattr(holder, "title", None)
    if title:
        yield safe(title)
    yield style.dim(_where(found.place))
    for place in found.also:
        yield f"There is another {found.kind} with this id at {_where(place)}."


def _content(found: Neighbourhood, entity: Entity, columns: int) -> list[str]:
    """The fields; not those that only name other entities, which come below with what they name."""
    if found.part is not None:
        return part_lines(found.part.value, columns, _HEAD)
    references = {path[0] for path, mark in declared_marks(type(entity)) if isinstance(mark, Ref) and len(path) == 1}
    return entity_lines(entity, columns, {*_HEAD, *references} - {"stated"})


def _section(title: str, rows: Iterable[Sequence[str]], style: Style) -> Iterator[str]:
    """Rows in columns below a title; nothing where there are none."""
    shown = [[safe(cell) for cell in row] for row in rows]
    if not shown:
        return
    yield ""
    yield style.bold(title)
    widths = [max(width(row[at]) for row in shown) for at in range(len(shown[0]))]
    for row in shown:
        cells = [f"{cell}{' ' * (room - width(cell))}" for cell, room in zip(row, widths, strict=True)]
        line = "  ".join(cells).rstrip()
        yield f"  {style.severity('error', line) if row[-1] == _MISSING else line}"


def _outgoing(found: Neighbourhood) -> Iterator[Sequence[str]]:
    for one in found.outgoing:
        yield one.field, one.reference, (one.title or "") if one.place is not None else _MISSING


def _incoming(found: Neighbourhood, rows: Iterable[Incoming]) -> Iterator[Sequence[str]]:
    for one in rows:
        part = f" ({one.reference})" if one.reference != str(found.target) else ""
        yield one.entity, f"{one.field}{part}", _where(one.place)


def _quizzes(found: Neighbourhood) -> Iterator[Sequence[str]]:
    drawn = {(draw.quiz, f"sections/{draw.section}") for draw in found.draws}
    for one in found.incoming:
        section = one.field.rpartition("/")[0]
        # A list beside a draw is what it draws from.
        if one.is_listing and (one.entity, section) not in drawn:
            yield one.entity, f"{section} lists it", _where(one.place)
    for draw in found.draws:
        yield draw.quiz, f"sections/{draw.section} may draw it", _where(draw.place)


def _where(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"
