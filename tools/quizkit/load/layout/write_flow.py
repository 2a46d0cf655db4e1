"""Writes collections in braces and brackets: on one line, or with the line ends that the author gave them."""

from __future__ import annotations

from .nodes import Collection, Entry, Remarks, Scalar, indented

_STEP = "  "


def flow_text(collection: Collection, pad: str) -> str:
    """A flow collection as text. Its entries on lines of their own are indented two further than `pad`, its closing bracket as `pad`.

    So every line of it stands further right than the collection around it, as YAML asks.
    """
    text = collection.brackets[:1] + collection.opening
    must_break = bool(collection.opening)
    last = len(collection.entries) - 1
    for number, entry in enumerate(collection.entries):
        if must_break or entry.breaks or any(entry.above):
            text = _begin_line(text, entry.above, pad + _STEP)
        elif number:
            text += " "
        text += _entry(entry, pad + _STEP)
        if number < last or collection.has_comma:
            text += ","
        if entry.tail:
            text = text.rstrip(" ") + entry.tail
        must_break = bool(entry.tail)
    if must_break or collection.closes_below or any(collection.end):
        text = _begin_line(text, collection.end, pad)
    return text + collection.brackets[1:]


def _begin_line(text: str, remarks: Remarks, pad: str) -> str:
    """A text that goes on, after comments, on a line of its own; at most one blank line in a row, and none after a bracket."""
    lines = [text.rstrip(" ")]
    for remark in remarks:
        if remark:
            lines.append(pad + remark)
        elif lines[-1] and not lines[-1].endswith(("{", "[")):
            lines.append("")
    return "\n".join([*lines, pad])


def _entry(entry: Entry, pad: str) -> str:
    text = ""
    if entry.key is not None:
        text = indented(entry.name, pad + _STEP)
        if not entry.has_colon:
            return text
        text += ":"
    if entry.below or entry.beside or entry.between:
        text = _begin_line(text + entry.beside, entry.between, pad + _STEP)
    elif text:
        text += " "
    value = entry.value
    if isinstance(value, Collection):
        return text + flow_text(value, pad)
    assert isinstance(value, Scalar)
    return text + indented(value.source, pad + _STEP)
