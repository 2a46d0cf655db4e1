"""Scalars as they are written: a new one, and one of whose text a part is replaced. The parser says whether they read as they should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from quizkit.finding import Reword
from quizkit.load.layout.proof import is_same_data
from quizkit.load.positions import lost_texts, offset_in_scalar
from quizkit.load.yaml import compose
from quizkit.patterns import regex

from .intended import reworded
from .refusal import RefusedError
from .source import Source, Splice, Spot

_STEP = 2
_HEADER = regex(r"([|>])([0-9]?)([-+]?)([0-9]?)")


def written(value: Any, *, in_flow: bool) -> str:
    """A scalar, or a list or mapping of scalars in brackets, as it is written on one line.

    Raises:
        RefusedError: it cannot be written so that it is read as it is.
    """
    if isinstance(value, dict):
        return "{" + ", ".join([f"{written(key, in_flow=True)}: {written(item, in_flow=True)}" for key, item in value.items()]) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join([written(item, in_flow=True) for item in value]) + "]"
    for source in _ways(value):
        if _reads_as(source, value, in_flow=in_flow):
            return source
    raise RefusedError("The value cannot be written on one line.")


def in_block(value: Any, column: int) -> str:
    """The same for a field in a block mapping that begins at a column: there several lines may stand behind `|`."""
    if isinstance(value, str) and "\n" in value.rstrip("\n"):
        source = _literal(value, " " * (column + _STEP))
        if source is not None and _reads_as(source, value, column=column):
            return source
    return written(value, in_flow=False)


def _ways(value: Any) -> Iterator[str]:
    if value is None:
        yield "null"
    elif isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, (int, Decimal)):
        yield format(value, "f") if isinstance(value, Decimal) else str(value)
    elif isinstance(value, str):
        yield from _quotings(value)


def _quotings(text: str) -> Iterator[str]:
    """The ways to write a text on one line, the plainest first."""
    yield text
    if '"' in text and "'" not in text:
        yield f"'{text}'"
    yield '"' + _escaped(text) + '"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _literal(text: str, pad: str) -> str | None:
    """A text behind `|`; None where it ends in several line ends."""
    bare = text.rstrip("\n")
    if len(text) - len(bare) > 1:
        return None
    return "|" + ("" if text != bare else "-") + "\n" + _indented(bare, pad)


def _indented(text: str, pad: str) -> str:
    return "\n".join([pad + line if line else "" for line in text.split("\n")])


def _reads_as(source: str, value: Any, *, in_flow: bool = False, column: int = 0) -> bool:
    """Whether a scalar reads as a value, and as nothing else to any reader, in a collection that begins at a column."""
    lead = " " * column + "k: "
    tree = compose(f"{lead}[{source}]\n" if in_flow else f"{lead}{source}\n")
    if tree.defects or tree.ambiguous or not tree.complete or tree.is_list or ("#" in source and lost_texts(tree)):
        return False
    wanted = {"k": [value] if in_flow else value}
    return is_same_data(tree.roots, [wanted])


def replaced(source: Source, spot: Spot, value: Any, *, in_flow: bool, column: int) -> Splice | None:
    """A scalar in place of another, in a collection that begins at a column; None where it is there already.

    Raises:
        RefusedError: the one that is there cannot be replaced.
    """
    text = source.text
    old = text[spot.start : spot.end]
    if is_same_data(spot.data, value) and _reads_as(old, value, in_flow=in_flow, column=column):
        return None
    if spot.start == spot.end:
        return Splice(spot.start, spot.end, " " + (written(value, in_flow=True) if in_flow else in_block(value, column)))
    if isinstance(spot.data, (dict, list)):
        if not spot.is_flow or "#" in old or isinstance(value, str):
            raise RefusedError("A list or a mapping that is written line by line is not replaced.")
        return Splice(spot.start, spot.end, written(value, in_flow=in_flow))
    if isinstance(value, str) and isinstance(spot.data, str):
        return _reworded_whole(source, spot, value, in_flow=in_flow, column=column)
    if "\n" in old:
        raise RefusedError("A text of several lines is not replaced by something else.")
    return Splice(spot.start, spot.end, written(value, in_flow=in_flow))


def reword(source: Source, spot: Spot, edits: Sequence[Reword], *, in_flow: bool, column: int) -> list[Splice]:
    """Other words in a scalar, in one place or in several; the rest of it stays as it is written.

    Raises:
        RefusedError: the words cannot be found in the source, or the new ones cannot stand there.
    """
    value = reworded(spot.data, edits)
    if value == spot.data:
        return []
    if any(edit.span in (None, (0, len(spot.data))) for edit in edits):
        return [_reworded_whole(source, spot, value, in_flow=in_flow, column=column)]
    for ends_with_words in (False, True):
        splices = [_local(source, spot, edit, ends_with_words=ends_with_words) for edit in edits]
        if _reads_with(source, spot, splices, value, in_flow=in_flow, column=column):
            return splices
    if "\n" not in source.text[spot.start : spot.end]:
        return [Splice(spot.start, spot.end, written(value, in_flow=in_flow))]
    raise RefusedError("The words stand on lines of a text in which they cannot be replaced alone.")


def _reads_with(source: Source, spot: Spot, splices: Sequence[Splice], value: str, *, in_flow: bool, column: int) -> bool:
    """Whether a scalar with splices reads as a value."""
    result = source.text[spot.start : max(spot.end, _real_end(source, spot))]
    for splice in sorted(splices, key=lambda splice: splice.start, reverse=True):
        result = result[: splice.start - spot.start] + splice.new + result[splice.end - spot.start :]
    # How many line ends a block scalar keeps depends on what stands behind it.
    endings = {result.removesuffix("\n"), result} if not in_flow else {result}
    return any(_reads_as(ending, value, in_flow=in_flow, column=column) for ending in endings)


def _real_end(source: Source, spot: Spot) -> int:
    """The end of a block scalar with the line ends that belong to it."""
    return source.tree.span(spot.node)[1]


def _local(source: Source, spot: Spot, edit: Reword, *, ends_with_words: bool) -> Splice:
    """The splice that replaces a span of a value, as the style of the scalar asks.

    Where the span ends before a line end, that belongs to what is replaced unless the splice `ends_with_words`.
    """
    text, value, style, new = source.text, spot.data, source.text[spot.start], edit.new
    first, last = edit.span or (0, len(value))
    text_end = spot.end - (style in ("'", '"'))
    start = offset_in_scalar(text, spot.start, value, first) if first < len(value) else text_end
    end = offset_in_scalar(text, spot.start, value, last) if last < len(value) else text_end
    if ends_with_words and first < last:
        end = offset_in_scalar(text, spot.start, value, last - 1) + 1
    if style == '"':
        new = _escaped(new)
    elif style == "'":
        new = new.replace("'", "''")
    elif style == "|":
        pad = _pad(text[spot.start : spot.end], 0)
        new = _indented(new, pad).removeprefix(pad)
    return Splice(start, max(start, end), new)


def _reworded_whole(source: Source, spot: Spot, value: str, *, in_flow: bool, column: int) -> Splice:
    """Another text in the style of the one that is there."""
    old = source.text[spot.start : spot.end]
    found = _HEADER.match(old) if not in_flow else None
    if found is not None and "\n" in old:
        pad = _pad(old, column)
        body = value.rstrip("\n")
        chomping = "-" if body == value else ""
        header, rest = old.partition("\n")[0], _indented(body, pad)
        header = f"{found[1]}{found[2] or found[4]}{chomping}{header[found.end() :]}"
        if found[1] == ">":
            rest = _indented(body.replace("\n", "\n\n"), pad)
        if len(value) - len(body) <= 1 and _reads_as(header + "\n" + rest, value, column=column):
            return Splice(spot.start, spot.end, header + "\n" + rest)
        raise RefusedError("The new text cannot stand behind the sign of the old one.")
    if "\n" in old:
        raise RefusedError("A text that is folded over several lines is not replaced as a whole.")
    ways = [*_quotings(value)]
    if old.startswith("'"):
        ways.insert(0, "'" + value.replace("'", "''") + "'")
    elif old.startswith('"'):
        ways.insert(0, '"' + _escaped(value) + '"')
    for way in ways:
        if _reads_as(way, value, in_flow=in_flow, column=column):
            return Splice(spot.start, spot.end, way)
    raise RefusedError("The text cannot be written on one line.")


def _pad(old: str, column: int) -> str:
    """The indentation of the lines of a block scalar."""
    lines = [line for line in old.split("\n")[1:] if line.strip(" ")]
    return lines[0][: len(lines[0]) - len(lines[0].lstrip(" "))] if lines else " " * (column + _STEP)
