"""Puts the fields of mappings in the model's order, and writes down the ids of parts that have none."""

from __future__ import annotations

from .nodes import Collection, Document, Entry, Remarks, is_suppression
from .part_ids import PartsWithoutId
from .shape import Each, Fields, Shape, fields_for, shape_of
from .write_flow import flow_text


def arrange(document: Document, kind: str, *, with_ids: bool) -> None:
    """Bring a file that holds one entity of a kind, or a list of them, in order; the pieces are changed in place."""
    if document.root is None:
        return
    root, shape = document.root.value, shape_of(kind)
    assert isinstance(root, Collection)
    first, *others = root.entries or [document.root]
    _Arranger(with_ids).arrange(document.root, shape if root.is_mapping else Each(shape))
    if root.is_mapping and root.entries and root.entries[0] is not first:
        # What an empty line sets apart at the top of a file belongs to the file, and not to its first field.
        root.entries[0].above = [remark for remark in root.entries[0].above if remark]
    elif not root.is_mapping and any("" in entity.above for entity in others):
        for entity in others:
            entity.above = ["", *entity.above]


class _Arranger:
    """Walks over the pieces, and over the shape of their data with them."""

    def __init__(self, with_ids: bool) -> None:
        self._with_ids = with_ids

    def arrange(self, entry: Entry, shape: Shape | None, over: Remarks = (), *, is_held: bool = False) -> None:
        """Bring what an entry holds in order. `over` stands above the line that the entry begins; held fields may not change places."""
        collection = entry.value
        if shape is None or not isinstance(collection, Collection):
            return
        over = (*over, *entry.above)
        is_held = is_held or (collection.is_flow and _is_silenced_line_by_line(entry, collection, over))
        if isinstance(shape, Each):
            for member in collection.entries:
                self.arrange(member, shape.inner, over, is_held=is_held)
                over = ()
        elif collection.is_mapping and (fields := fields_for(shape, collection.data)) is not None:
            if not is_held:
                _sort(entry, collection, fields)
            self._arrange_fields(collection, fields, over, is_held)

    def _arrange_fields(self, collection: Collection, fields: Fields, over: Remarks, is_held: bool) -> None:
        inner = fields.inner
        for field in collection.entries:
            if field.key is not None and field.key in inner:
                self.arrange(field, inner[field.key], over, is_held=is_held)
            over = ()
        if self._with_ids:
            for part, new_id in PartsWithoutId(collection, fields).with_new_ids():
                _put_first(part, new_id)


def _is_silenced_line_by_line(entry: Entry, collection: Collection, over: Remarks) -> bool:
    """Whether a flow collection has several lines, and a comment that silences a rule on one of them.

    Such a comment may mean any field on its line, so all fields have to stay on their lines.
    """
    text = flow_text(collection, "")
    return "\n" in text and any("quizkit:" in part.lower() for part in (text, entry.tail, entry.beside, *over, *entry.between))


def _sort(entry: Entry, collection: Collection, fields: Fields) -> None:
    """Sort the fields of a mapping; those that the model does not know come last, in the author's order."""
    ranks, unknown = fields.ranks, len(fields.ranks)
    entries = collection.entries
    order = [ranks.get(field.key or "", unknown) for field in entries]
    if order == sorted(order):
        return
    first, breaks = entries[0], [field.breaks for field in entries]
    collection.entries = [entries[number] for number in sorted(range(len(entries)), key=order.__getitem__)]
    for field, begins_a_line in zip(collection.entries, breaks, strict=True):
        field.breaks = begins_a_line
    if collection.entries[0] is not first:
        _give_way(entry, collection, first)


def _put_first(entry: Entry, field: Entry) -> None:
    """Put a new field first in the mapping that an entry holds."""
    collection = entry.value
    assert isinstance(collection, Collection)
    if collection.is_flow:
        collection.brackets = "{}"  # a single pair may have had none
    if collection.entries:
        first = collection.entries[0]
        field.breaks = first.breaks
        first.breaks = all(other.breaks for other in collection.entries)
        _give_way(entry, collection, first)
    collection.entries.insert(0, field)


def _give_way(entry: Entry, collection: Collection, first: Entry) -> None:
    """Let what silences a rule on the first line of an item follow the field that stood there."""
    if entry.key is not None or collection.is_flow or not entry.above:
        return
    moving = [remark for remark in entry.above if is_suppression(remark)]
    if moving:
        entry.above = [remark for remark in entry.above if not is_suppression(remark)]
        first.above = [*moving, *first.above]
