"""From an edit of the data to splices of the source."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Arrange, DataPath, Edit, Erase, Put, Reword, Take
from quizkit.load.layout.shape import Each, Shape, fields_for, shape_of
from quizkit.records import dataclass

from . import blocks, flows, scalars
from .refusal import RefusedError
from .source import Source, Splice, Spot


@dataclass(frozen=True, slots=True)
class Target:
    """Where edits go: the source of a file of a kind, and an entity in it."""

    source: Source
    kind: str
    root: int


def splices_of(target: Target, edits: Iterable[Edit]) -> list[Splice]:
    """The splices that the edits of a remedy come to; none where they change nothing.

    Raises:
        RefusedError: a place cannot be found, or is not understood.
    """
    found: list[Splice] = []
    rewords: dict[DataPath, list[Reword]] = {}
    for edit in edits:
        match edit:
            case Erase():
                if not 0 <= edit.start <= edit.end <= len(target.source.text):
                    raise RefusedError("The comment is not there any more.")
                found.append(Splice(edit.start, edit.end, ""))
            case Reword():
                rewords.setdefault(edit.path, []).append(edit)
            case Put():
                found += _put(target, edit)
            case Take():
                found += _take(target, edit.path)
            case Arrange():
                found += _arrange(target, edit)
    for path, each in rewords.items():
        spots = target.source.spots(target.root, path)
        in_flow, column = _context(target.source, spots)
        found += scalars.reword(target.source, spots[-1], each, in_flow=in_flow, column=column)
    return found


def _one(splice: Splice | None) -> list[Splice]:
    return [] if splice is None else [splice]


def _context(source: Source, spots: list[Spot]) -> tuple[bool, int]:
    """Whether the last of some values lies in brackets, and the column of the block collection that holds it."""
    holders = spots[:-1]
    block = next((spot for spot in reversed(holders) if not spot.is_flow), None)
    return any(spot.is_flow for spot in holders), 0 if block is None else source.column(block.start)


def _put(target: Target, edit: Put) -> list[Splice]:
    if not edit.path:
        raise RefusedError("An entity as a whole is not replaced.")
    source = target.source
    spots = source.spots(target.root, edit.path[:-1])
    holder, name = spots[-1], edit.path[-1]
    entry = source.entry(target.root, holder, name)
    if entry is not None:
        in_flow, column = _context(source, [*spots, entry.value])
        return _one(scalars.replaced(source, entry.value, edit.value, in_flow=in_flow, column=column))
    if not isinstance(holder.data, dict) or not isinstance(name, str):
        raise RefusedError("There is no place for the value.")
    after = _predecessor(target, edit.path, holder)
    key = scalars.written(name, in_flow=holder.is_flow)
    if holder.is_flow:
        field = f"{key}: {scalars.written(edit.value, in_flow=True)}"
        return flows.add(holder, source.entries(target.root, holder), after, field)
    value = scalars.in_block(edit.value, source.column(holder.start))
    return blocks.add(source, target.root, holder, _above(target, edit.path[:-1]), after, f"{key}: {value}")


def _predecessor(target: Target, path: DataPath, holder: Spot) -> int:
    """The number of the field that a new one stands behind in the canonical order, or -1; the last one where the model says nothing."""
    shape: Shape | None = shape_of(target.kind)
    data = target.source.tree.roots[target.root]
    for part in path[:-1]:
        if isinstance(shape, Each):
            shape = shape.inner
        else:
            fields = fields_for(shape, data)
            shape = None if fields is None else fields.inner.get(str(part))
        data = data[part]
    last = len(holder.data) - 1
    fields = None if isinstance(shape, Each) else fields_for(shape, holder.data)
    if fields is None or path[-1] not in fields.ranks:
        return last
    rank = fields.ranks[str(path[-1])]
    before = [number for number, name in enumerate(holder.data) if fields.ranks.get(name, rank) < rank]
    return max(before, key=lambda number: fields.ranks[[*holder.data][number]], default=-1)


def _take(target: Target, path: DataPath) -> list[Splice]:
    if not path:
        raise RefusedError("An entity as a whole is not taken away.")
    source = target.source
    holder = source.spots(target.root, path[:-1])[-1]
    if source.entry(target.root, holder, path[-1]) is None:
        raise RefusedError("The field that is to be taken away is not there.")
    number = path[-1] if isinstance(path[-1], int) else list(holder.data).index(path[-1])
    if holder.is_flow:
        return flows.take(source, source.entries(target.root, holder), number)
    return blocks.take(source, target.root, holder, _above(target, path[:-1]), number)


def _arrange(target: Target, edit: Arrange) -> list[Splice]:
    source = target.source
    holder = source.spots(target.root, edit.path)[-1]
    if not isinstance(holder.data, list) or sorted(edit.order) != list(range(len(holder.data))):
        raise RefusedError("The items are not those that were to be put in order.")
    if edit.order == tuple(range(len(edit.order))):
        return []
    if holder.is_flow:
        return flows.arrange(source, source.entries(target.root, holder), edit.order)
    return blocks.arrange(source, target.root, holder, _above(target, edit.path), edit.order)


def _above(target: Target, path: DataPath) -> int:
    """Where the lines begin that may belong to the first entry of a block collection: below the line of its name or dash."""
    source = target.source
    if not path:
        # What stands above an entity is not looked at: it may speak of the file.
        return source.line_start(source.root(target.root).start)
    holder = source.spots(target.root, path[:-1])[-1]
    entry = source.entry(target.root, holder, path[-1])
    assert entry is not None
    return min(source.line_end(entry.start) + 1, len(source.text))
