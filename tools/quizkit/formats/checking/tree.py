"""XML as a checker reads it: small trees with the lines of their elements, one after the other, whatever the size of the file.

xml.etree would do, but for the lines, which it does not keep. Document types are refused: no format of ours has one, and what they can
define is how an XML file attacks its reader.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import IO
from xml.parsers import expat

_CHUNK = 1 << 16
_XML = "http://www.w3.org/XML/1998/namespace"


class MalformedError(Exception):
    """The file is no well-formed XML. The text says why, without a full stop."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Node:
    """An element. `space` is its namespace, or empty; `text` is all that stands directly in it.

    Names of attributes are as they are written where they have no namespace, `xml:lang` and the like for XML's own, and otherwise the
    namespace, a space and the name. `stands_for` is how many elements it is in the place of: itself, or a row of those that were cut out.
    """

    __slots__ = ("attributes", "children", "line", "name", "space", "stands_for", "text")

    def __init__(self, space: str, name: str, attributes: dict[str, str], line: int) -> None:
        self.space = space
        self.name = name
        self.attributes = attributes
        self.line = line
        self.children: list[Node] = []
        self.text = ""
        self.stands_for = 1

    def walk(self) -> Iterator[Node]:
        """The element and all below it, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    def named(self, name: str) -> Iterator[Node]:
        """Its children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Node | None:
        """Its first child of a name."""
        return next(self.named(name), None)

    def __repr__(self) -> str:
        return f"Node({self.name!r}, line {self.line})"


def read_tree(stream: IO[bytes]) -> Node:
    """A whole file as one tree: for files that are small.

    Raises:
        MalformedError: the file is not well-formed.
    """
    return next(read_pieces(stream, ()))


def read_pieces(stream: IO[bytes], cut: Container[str], *, hollow: bool = False) -> Iterator[Node]:
    """The elements whose name is in `cut`, each once it is complete, and the root last, which then holds all but them.

    With `hollow` an element of another namespace than the root's is there, and nothing in it. An element within one of those stays in it.
    Where they stood the root has one empty element of the name for each row of them, which knows how many they were.

    Raises:
        MalformedError: the file is not well-formed.
    """
    builder = _Builder(cut, hollow)
    parser = builder.parser
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
            yield from builder.taken()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise MalformedError(error.lineno, expat.ErrorString(error.code)) from None
    yield from builder.taken()


def check_wellformed(stream: IO[bytes]) -> None:
    """Read a file to its end and keep nothing.

    Raises:
        MalformedError: the file is not well-formed.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(parser.CurrentLineNumber)
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise MalformedError(error.lineno, expat.ErrorString(error.code)) from None


def _refuse_doctype(line: int) -> None:
    raise MalformedError(line, "it declares a document type, which no reader has to understand")


class _Builder:
    def __init__(self, cut: Container[str], hollow: bool) -> None:
        self._cut = cut
        self._hollow = hollow
        # How deep the parser is within an element whose inside is of no interest.
        self._passed_over = 0
        self._open: list[Node] = []
        self._depth_of_piece = 0
        self._pieces: list[Node] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.buffer_size = _CHUNK
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        self.parser = parser

    def taken(self) -> Iterator[Node]:
        """The pieces that are complete, given away for good."""
        pieces, self._pieces = self._pieces, []
        return iter(pieces)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._passed_over:
            self._passed_over += 1
            return
        space, _, local = name.rpartition(" ")
        if self._hollow and self._open and space != self._open[0].space:
            self._passed_over = 1
        if attributes:
            for key in [key for key in attributes if key.startswith(_XML)]:
                attributes["xml:" + key.removeprefix(_XML).lstrip()] = attributes.pop(key)
        node = Node(space, local, attributes, self.parser.CurrentLineNumber)
        self._open.append(node)
        if not self._depth_of_piece and local in self._cut:
            self._depth_of_piece = len(self._open)

    def _end(self, _: str) -> None:
        if self._passed_over > 1:
            self._passed_over -= 1
            return
        self._passed_over = 0
        node = self._open.pop()
        depth = len(self._open)
        if depth + 1 == self._depth_of_piece:
            self._depth_of_piece = 0
            self._pieces.append(node)
            if depth:
                beside = self._open[-1].children
                if not beside or beside[-1].name != node.name:
                    beside.append(Node(node.space, node.name, {}, node.line))
                else:
                    beside[-1].stands_for += 1
        elif depth:
            self._open[-1].children.append(node)
        else:
            self._pieces.append(node)

    def _text(self, text: str) -> None:
        if not self._passed_over:
            self._open[-1].text += text

    def _doctype(self, *_: object) -> None:
        _refuse_doctype(self.parser.CurrentLineNumber)
