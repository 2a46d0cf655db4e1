"""Takes collections in braces and brackets apart, with the comments and line ends within them."""

from __future__ import annotations

from typing import Any

from .cursor import Cursor
from .nodes import Collection, Entry, Scalar
from .trivia import Line, texts

_CLOSING = {"{": "}", "[": "]"}


def read_flow(cursor: Cursor, data: Any, *, has_node: bool = True) -> Collection:
    """Read a flow collection that begins here.

    Raises:
        UnknownLayoutError: it is laid out in a way that is not understood here.
    """
    if has_node:
        cursor.step()
    found = Collection(data, [], is_flow=True)
    bracket = cursor.text[cursor.at]
    if bracket in _CLOSING:
        found.brackets = bracket + _CLOSING[bracket]
        cursor.at += 1
    pairs = data.items() if found.is_mapping else [(None, item) for item in data]
    for key, value in pairs:
        above, breaks, _ = _gap(cursor, found)
        entry = Entry(key, "", Scalar(""), texts(above), breaks=breaks)
        if key is not None:
            _read_key(cursor, entry)
        _read_value(cursor, entry, value)
        found.entries.append(entry)
    if found.brackets:
        end, found.closes_below, commas = _gap(cursor, found)
        found.end, found.has_comma = texts(end), commas > 0 and found.closes_below
        cursor.expect(found.brackets[1])
    return found


def _gap(cursor: Cursor, collection: Collection) -> tuple[list[Line], bool, int]:
    """Read up to the next entry or the closing bracket: the lines above it, whether it begins a line, and how many commas there were.

    A comment on the line of the entry before, or of the opening bracket, goes there.
    """
    above: list[Line] = []
    commas, start = 0, cursor.at
    while True:
        is_first_line = "\n" not in cursor.text[start : cursor.at]
        beside, lines = cursor.trivia()
        if beside and not (is_first_line and _put_beside(collection, beside)):
            above.append(Line(0, beside.strip(" ")))
        above += lines
        if not cursor.text.startswith(",", cursor.at):
            break
        commas += 1
        cursor.at += 1
    return above, "\n" in cursor.text[start : cursor.at], commas


def _put_beside(collection: Collection, comment: str) -> bool:
    if not collection.entries:
        collection.opening = comment
    elif not collection.entries[-1].tail:
        collection.entries[-1].tail = comment
    else:
        return False
    return True


def _read_key(cursor: Cursor, entry: Entry) -> None:
    if cursor.peek()[0] != cursor.at:
        raise cursor.unknown()
    entry.name = cursor.scalar().source


def _read_value(cursor: Cursor, entry: Entry, data: Any) -> None:
    start, end = cursor.peek()
    if entry.key is not None:
        start_of_gap = cursor.at
        _read_colon(cursor, entry)
        entry.below = start != end and "\n" in cursor.text[start_of_gap:start]
    if data is None and start == end:
        entry.tail, entry.beside, entry.value = entry.beside, "", cursor.nothing()
    elif cursor.at != start:
        raise cursor.unknown()
    elif isinstance(data, (dict, list)):
        entry.value = inner = read_flow(cursor, data)
        if not inner.brackets:
            # A pair without braces has no line of its own to hold a comment behind it.
            entry.tail, inner.entries[0].tail = inner.entries[0].tail, ""
    else:
        entry.value = cursor.scalar()


def _read_colon(cursor: Cursor, entry: Entry) -> None:
    """Read what stands between a key and its value; a key may lack its colon, and then its value."""
    at = cursor.at
    before, lines = cursor.trivia()
    if not cursor.text.startswith(":", cursor.at):
        cursor.at, entry.has_colon = at, False
        return
    cursor.at += 1
    entry.beside, more = cursor.trivia()
    remarks = [before.strip(" ")] if before and entry.beside else []
    entry.beside = entry.beside or before
    entry.between = [line for line in (*remarks, *texts(lines), *texts(more)) if line]
