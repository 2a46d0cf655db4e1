"""Edits of block collections: whole lines move, with the comments that belong to them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from .refusal import RefusedError
from .regions import Region, regions
from .source import Source, Splice, Spot

_DOUBT = "It is not clear what a comment at the place belongs to."


def arrange(source: Source, root: int, holder: Spot, above: int, order: Sequence[int]) -> list[Splice]:
    """Other places for the items of a list; blank lines between them stay where they are.

    Raises:
        RefusedError: an item shares its line, or a comment may belong to several.
    """
    items = regions(source, root, holder, above)
    if any(item.is_inline for item in items):
        raise RefusedError("An item of the list stands on one line with something else.")
    if any(item.is_apart for item in items):
        raise RefusedError(_DOUBT)
    if items[0].has_words and not any(item.has_words for item in items[1:]):
        raise RefusedError("The comment above the first item may speak of the whole list.")
    text, last = source.text, items[-1]
    blocks = [_with_line_end(text[item.start : item.end]) for item in items]
    gaps = [text[before.end : item.start] for before, item in itertools.pairwise(items)]
    new = "".join([block + gap for block, gap in zip([blocks[number] for number in order], [*gaps, ""], strict=True)])
    if not text[items[0].start : last.end].endswith("\n"):
        new = new.removesuffix("\n")
    return [Splice(items[0].start, last.end, new)]


def _with_line_end(block: str) -> str:
    return block if block.endswith("\n") else block + "\n"


def take(source: Source, root: int, holder: Spot, above: int, number: int) -> list[Splice]:
    """An entry less, and the comments that belong to it.

    Raises:
        RefusedError: it is the only one, or a comment may belong to others as well.
    """
    found = regions(source, root, holder, above)
    if len(found) == 1:
        raise RefusedError("Nothing would be left of what holds the place.")
    region, text = found[number], source.text
    following = found[number + 1] if number + 1 < len(found) else None
    if region.is_inline:
        assert following is not None
        if "#" in text[source.line_end(region.entry.end) : following.entry.start]:
            raise RefusedError(_DOUBT)
        return [Splice(region.entry.start, following.entry.start, "")]
    if region.has_words and (number == 0 or (following is not None and following.start == region.end and not following.remarks)):
        raise RefusedError(_DOUBT)
    start, end = region.start, region.end
    if start and not text[source.line_start(start - 1) : start].strip(" \n") and not text[end : source.line_end(end)].strip(" "):
        # Of the blank lines on both sides one is enough.
        start = source.line_start(start - 1)
    return [Splice(start, end, "")]


def add(source: Source, root: int, holder: Spot, above: int, after: int, field: str) -> list[Splice]:
    """A new field behind another one, or (after -1) before the first."""
    found: list[Region] = regions(source, root, holder, above)
    pad = " " * source.column(found[0].entry.start)
    if after < 0:
        return [Splice(found[0].entry.start, found[0].entry.start, f"{field}\n{pad}")]
    end = found[after].end
    if end and not source.text[:end].endswith("\n"):
        return [Splice(end, end, f"\n{pad}{field}")]
    return [Splice(end, end, f"{pad}{field}\n")]
