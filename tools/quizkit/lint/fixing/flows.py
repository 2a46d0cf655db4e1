"""Edits of collections in braces and brackets."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from .refusal import RefusedError
from .source import Entry, Source, Splice, Spot

_COMMENTS = "Comments stand between the brackets, and it is not clear what they belong to."


def arrange(source: Source, entries: Sequence[Entry], order: Sequence[int]) -> list[Splice]:
    """Other places for the items of a list: what stands between them stays, but for comments where each item has lines of its own.

    Raises:
        RefusedError: there are comments, and items share their lines.
    """
    text = source.text
    between = [text[before.end : item.start] for before, item in itertools.pairwise(entries)]
    tail = text[entries[-1].end : source.after_trivia(entries[-1].end)]
    if "#" in "".join(between) + tail + _above(source, entries[0]):
        return _arrange_lines(source, entries, order)
    texts = [text[item.start : item.end] for item in entries]
    moved = [texts[number] for number in order]
    new = "".join([item + gap for item, gap in zip(moved, [*between, ""], strict=True)])
    return [Splice(entries[0].start, entries[-1].end, new)]


def _above(source: Source, first: Entry) -> str:
    """What stands between the opening bracket and the first item, as far as it is on lines of its own."""
    text = source.text
    start = source.line_start(first.start)
    found = ""
    while start and text[source.line_start(start - 1) : start].lstrip(" ").startswith("#"):
        start = source.line_start(start - 1)
        found = text[start : first.start]
    return found


def _arrange_lines(source: Source, entries: Sequence[Entry], order: Sequence[int]) -> list[Splice]:
    """The same for items with lines of their own: comments above an item and behind it go with it, commas stay."""
    text = source.text
    pieces: list[tuple[str, str, str, str]] = []
    at = source.line_start(entries[0].start) - len(_lines_above(source, entries[0]))
    begin = at
    for item in entries:
        line, end = source.line_start(item.start), source.line_end(item.end)
        behind = text[item.end : end]
        comma = behind[: behind.index("#")] if "#" in behind else behind
        tail = behind[len(comma) :]
        spaces = comma[len(comma.rstrip(" ")) :]
        if line < at or text[line : item.start].strip(" ") or comma.strip(" ") not in ("", ","):
            raise RefusedError(_COMMENTS)
        if any(not other.lstrip(" ").startswith("#") for other in text[at:line].split("\n")[:-1]):
            raise RefusedError(_COMMENTS)
        pieces.append((text[at : item.start], text[item.start : item.end], comma.strip(" "), spaces + tail))
        at = end + 1
    commas = [piece[2] for piece in pieces]
    new = "\n".join([f"{pieces[n][0]}{pieces[n][1]}{comma}{pieces[n][3]}" for n, comma in zip(order, commas, strict=True)])
    return [Splice(begin, at - 1, new)]


def _lines_above(source: Source, first: Entry) -> str:
    line = source.line_start(first.start)
    return _above(source, first)[: -(first.start - line) or None]


def take(source: Source, entries: Sequence[Entry], number: int) -> list[Splice]:
    """An entry less, with its comma.

    Raises:
        RefusedError: a comment stands beside it.
    """
    text, item = source.text, entries[number]
    if number:
        start, end = entries[number - 1].end, item.end
    elif len(entries) > 1:
        start, end = item.start, entries[1].start
    else:
        start, end = item.start, item.end
    if "#" in text[start : item.start] + text[item.end : end]:
        raise RefusedError(_COMMENTS)
    return [Splice(start, end, "")]


def add(holder: Spot, entries: Sequence[Entry], after: int, field: str) -> list[Splice]:
    """A new field behind another one, or (after -1) before the first."""
    if not entries:
        return [Splice(holder.start + 1, holder.start + 1, field)]
    if after < 0:
        return [Splice(entries[0].start, entries[0].start, f"{field}, ")]
    return [Splice(entries[after].end, entries[after].end, f", {field}")]
