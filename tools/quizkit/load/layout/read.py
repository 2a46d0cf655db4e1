"""Takes a parsed file apart: every key, value, comment and blank line becomes part of the piece that it belongs to.

What stands between two nodes of the parser can only be white space, comments and indicators, so nothing has to be parsed a second time.
"""

from __future__ import annotations

from collections.abc import Collection as Offsets
from itertools import dropwhile, takewhile
from typing import Any

from quizkit.load.yaml import Tree
from quizkit.patterns import regex

from .block_scalar import read_block
from .cursor import Cursor, UnknownLayoutError
from .nodes import Collection, Document, Entry, Scalar, is_modeline, is_suppression
from .read_flow import read_flow
from .trivia import Line, split, texts

_ITEM_AS_COMMENT = regex(r"# *- ")


def read_layout(tree: Tree, quoted: Offsets[int] = ()) -> Document:
    """Take a file apart that the loader has found sound; the scalars that begin at an offset in `quoted` get double quotes.

    Raises:
        UnknownLayoutError: the file is laid out in a way that is not understood here.
    """
    cursor = Cursor(tree, quoted)
    document = Document()
    cursor.trivia()
    _, cursor.pending = split("\n" + tree.text[: cursor.at], 0, cursor.at + 1)
    if cursor.stands("---"):
        cursor.at += len("---")
        beside, lines = cursor.trivia()
        document.head = [*cursor.take(), "---" + beside]
        cursor.pending = lines
    if tree.roots or tree.is_list:
        document.root = _root(cursor, tree, document)
    document.tail += cursor.take()
    if cursor.stands("..."):
        cursor.at += len("...")
        beside, cursor.pending = cursor.trivia()
        document.tail += ["..." + beside, *cursor.take()]
    if cursor.at != len(tree.text):
        raise cursor.unknown()
    return document


def _root(cursor: Cursor, tree: Tree, document: Document) -> Entry:
    data: Any = tree.roots if tree.is_list else tree.roots[0]
    if not isinstance(data, (dict, list)):
        raise UnknownLayoutError("The file holds a single value, and no fields that could be put in order.", 0)
    root = Entry(None, "", Scalar(""))
    if cursor.text.startswith(("{", "["), cursor.at):
        root.above = cursor.take()
        root.value = read_flow(cursor, data, has_node=not tree.is_list)
        root.tail, cursor.pending = cursor.trivia()
        return root
    root.value = block = _block(cursor, data, -1, has_node=not tree.is_list)
    document.tail, block.end = [*block.end], ()
    first = block.entries[0]
    if block.is_mapping and first.above:
        head, first.above = _split_head([*first.above])
        document.head += head
    return root


def _split_head(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines above a file's first field: those that belong to the file, and those that belong to the field.

    To the file belongs what an empty line sets apart, and what editors look for at the top. What silences a rule stays with the field.
    """
    cut = max((number + 1 for number, line in enumerate(lines) if not line), default=0)
    while cut < len(lines) and is_modeline(lines[cut]):
        cut += 1
    own = [line for line in lines[:cut] if is_suppression(line)]
    head = [line for line in lines[:cut] if not is_suppression(line)]
    return [*dropwhile(lambda line: not line, head)], own + lines[cut:]


def _block(cursor: Cursor, data: Any, holder_column: int, *, has_node: bool = True) -> Collection:
    """Read a block collection that begins here, in one that begins at `holder_column`."""
    if has_node:
        cursor.step()
    column = cursor.column()
    found = Collection(data, [])
    if found.is_mapping:
        found.entries = [_field(cursor, key, value, column) for key, value in data.items()]
    else:
        found.entries = [_item(cursor, value, column) for value in data]
    is_flush = column == holder_column
    if is_flush and cursor.pending and _ITEM_AS_COMMENT.match(cursor.pending[0].text):
        found.end = _items_as_comments(cursor, column)
    else:
        # Else a list that is not indented below its key leaves comments at its column to the mapping.
        found.end = _closing_remarks(cursor, column + is_flush)
    return found


def _items_as_comments(cursor: Cursor, column: int) -> list[str]:
    """Take an item that was made a comment, at the end of a list that is not indented below its key."""
    taken = list(takewhile(lambda line: line.text and line.column >= column and not is_suppression(line.text), cursor.pending))
    cursor.pending = cursor.pending[len(taken) :]
    return texts(taken)


def _closing_remarks(cursor: Cursor, column: int) -> list[str]:
    """Take the comments that stand at the end of a collection: at its column or further right, and further right than what comes next.

    What silences a rule belongs to what comes next, wherever it stands.
    """
    if not cursor.pending:
        return []
    following, count = cursor.column(), 0
    for number, line in enumerate(cursor.pending):
        if not line.text:
            continue
        if line.column < column or line.column <= following or is_suppression(line.text):
            break
        count = number + 1
    taken = texts(cursor.pending[:count])
    cursor.pending = cursor.pending[count:]
    return taken


def _item(cursor: Cursor, value: Any, column: int) -> Entry:
    entry = Entry(None, "", Scalar(""), cursor.take())
    cursor.expect("-")
    _read_value(cursor, entry, value, column)
    return entry


def _field(cursor: Cursor, key: str, value: Any, column: int) -> Entry:
    start, end = cursor.step()
    if start != cursor.at:
        raise cursor.unknown()
    entry = Entry(key, cursor.text[start:end], Scalar(""), cursor.take())
    cursor.at = end
    if not cursor.text.startswith(":", end):
        cursor.trivia()
    cursor.expect(":")
    _read_value(cursor, entry, value, column)
    return entry


def _read_value(cursor: Cursor, entry: Entry, data: Any, column: int) -> None:
    """Read the value behind a colon or a dash, in a collection that begins at `column`."""
    start, end = cursor.peek()
    is_collection = data.__class__ is dict or data.__class__ is list
    if start == end and data is None:
        entry.value = cursor.nothing()
        entry.tail, cursor.pending = cursor.trivia()
        entry.between = _closing_remarks(cursor, column + 1)
        return
    lines: list[Line] = []
    if start == cursor.at + 1:
        cursor.at = start
    else:
        gap_start = cursor.at
        entry.beside, lines = cursor.trivia()
        entry.below = "\n" in cursor.text[gap_start:start]
        if cursor.at != start:
            raise cursor.unknown()
    opening = cursor.text[start]
    if is_collection and opening not in "{[":
        cursor.pending = lines
        entry.value = _block(cursor, data, column)
        return
    entry.between = [line.text for line in lines if line.text]
    if entry.key is None:
        entry.below = bool(entry.beside or entry.between)
    if is_collection:
        entry.value = read_flow(cursor, data)
    elif opening in "|>":
        cursor.step()
        block = read_block(cursor.text, start, end, column)
        entry.value, entry.tail, cursor.at = block.scalar, block.comment, block.end
        _, cursor.pending = cursor.trivia()
        return
    else:
        entry.value = cursor.scalar()
    entry.tail, cursor.pending = cursor.trivia()
