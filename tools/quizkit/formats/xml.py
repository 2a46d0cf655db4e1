"""A small tree of XML, and the one serialiser that turns it into bytes.

It exists beside lxml and xml.etree because formats need CDATA sections around any text, `]]>` included, and because a question may cost
no more than microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeAlias

from quizkit.patterns import regex

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'

# What XML 1.0 cannot hold in any spelling: control characters, lone surrogates, two non-characters.
_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_BYTES = bytes(code for code in range(0x20) if code not in b"\t\n\r")

_MARKUP = regex("[&<>\r]")
_QUOTED = regex('[&<>"\t\n\r]')
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


# Names and values, in the order in which they are written.
Attributes: TypeAlias = tuple[tuple[str, str], ...]


class Cdata(str):
    """Text that is written as a CDATA section. A reader takes a carriage return in it for a line feed, as everywhere in XML."""

    __slots__ = ()


class Raw(str):
    """A fragment of XML that is written as it is, such as a text that `quizkit.text` has written as XHTML."""

    __slots__ = ()


class Element:
    """An element. A child that is a plain `str` is text, which is written with references for markup.

    `tag` and the names of `attributes` are written as they are: they come from a format's vocabulary, never from content.
    """

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, children: Sequence[Node] = (), attributes: Attributes = ()) -> None:
        self.tag = tag
        self.children = children
        self.attributes = attributes

    def __repr__(self) -> str:
        return f"Element({self.tag!r}, {self.children!r}, {self.attributes!r})"


class Fixed(Element):
    """An element that stands in many trees and never changes: what it looks like is worked out once for each depth."""

    __slots__ = ("_written",)

    def __init__(self, element: Element) -> None:
        super().__init__(element.tag, element.children, element.attributes)
        self._written: dict[str, str] = {}

    def lines(self, margin: str) -> str:
        """The element on lines of its own."""
        found = self._written.get(margin)
        if found is None:
            out: list[str] = []
            _write_lines(self, margin, out)
            found = self._written[margin] = "".join(out)
        return found


Node: TypeAlias = Element | Cdata | Raw | str


def serialise(element: Element, *, indent: int | None = None, on_forbidden: Callable[[], None] | None = None) -> bytes:
    """Write an element and all below it as UTF-8, without a declaration.

    Args:
        element: what to write.
        indent: how deep the element lies; it and each child of an element that holds nothing but elements then get an indented line of
            their own, for people and for diffs. For formats in which white space between elements means nothing.
        on_forbidden: called where a character that XML cannot hold (a control character, a lone surrogate) became U+FFFD.
    """
    out: list[str] = []
    if indent is None:
        _write(element, out)
    else:
        _write_lines(element, "\n" + "  " * indent, out)
        out[0] = out[0].removeprefix("\n")
        out.append("\n")
    text = "".join(out)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return _cleaned(text, on_forbidden)
    # Five times as fast as the search of a pattern.
    if len(data.translate(None, _FORBIDDEN_BYTES)) != len(data) or "\ufffe" in text or "\uffff" in text:
        return _cleaned(text, on_forbidden)
    return data


def start_tag(tag: str, attributes: Attributes = ()) -> bytes:
    """The start of an element that is too large to be a tree: its children follow one by one, then `end_tag`."""
    return f"<{tag}{_attributes(attributes)}>\n".encode()


def end_tag(tag: str) -> bytes:
    """The end of an element begun with `start_tag`."""
    return f"</{tag}>\n".encode()


def _cleaned(text: str, on_forbidden: Callable[[], None] | None) -> bytes:
    if on_forbidden is not None:
        on_forbidden()
    return _FORBIDDEN.sub("\ufffd", text).encode()


def _write(element: Element, out: list[str]) -> None:
    if not element.children:
        out.append(f"<{_head(element)}/>")
        return
    out.append(f"<{_head(element)}>")
    for child in element.children:
        if isinstance(child, Element):
            _write(child, out)
        else:
            out.append(_characters(child))
    out.append(f"</{element.tag}>")


def _write_lines(element: Element, margin: str, out: list[str]) -> None:
    """Write an element on lines of its own.

    This is where the time goes, so the way of most elements, which hold one text, is spelled out.
    """
    begun = len(out)
    head = _head(element)
    out.append(f"{margin}<{head}>")
    inner = margin + "  "
    for child in element.children:
        if not isinstance(child, Element):
            # Text stands between the elements, so that line ends would mean something.
            out[begun:] = (margin,)
            _write(element, out)
            return
        if child.__class__ is Fixed:
            out.append(child.lines(inner))
            continue
        children = child.children
        if not children:
            out.append(f"{inner}<{_head(child)}/>")
            continue
        if len(children) != 1 or isinstance(only := children[0], Element):
            _write_lines(child, inner, out)
            continue
        head = child.tag + _attributes(child.attributes) if child.attributes else child.tag
        if only.__class__ is Cdata and "]]>" not in only:
            out += (f"{inner}<{head}><![CDATA[", only, f"]]></{child.tag}>")
        else:
            out.append(f"{inner}<{head}>{_characters(only)}</{child.tag}>")
    if not element.children:
        out[-1] = f"{margin}<{head}/>"
        return
    out.append(f"{margin}</{element.tag}>")


def _characters(text: Node) -> str:
    assert isinstance(text, str)
    if isinstance(text, Raw):
        return text
    if isinstance(text, Cdata):
        return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
    return text if _MARKUP.search(text) is None else _MARKUP.sub(_reference, text)


def _head(element: Element) -> str:
    return element.tag + _attributes(element.attributes) if element.attributes else element.tag


@lru_cache(maxsize=256)
def _attributes(attributes: Attributes) -> str:
    """The attributes of a start tag, with a space before each; the same few come again and again."""
    return "".join([f' {name}="{_QUOTED.sub(_reference, value)}"' for name, value in attributes])


def _reference(found: re.Match[str]) -> str:
    return _REFERENCES[found[0]]
