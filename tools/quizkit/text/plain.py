"""Plain text with positions: what rules read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import assert_never

from quizkit.named_tuples import NamedTuple
from quizkit.records import dataclass

from . import ast
from .markdown import TextLevel, emphasised_words, only_words, parse


class PlainText(NamedTuple):
    """What a reader sees of a text, without markup.

    `anchors` pairs a place in `text` with the same place in the source, in rising order: between two anchors both run alike.
    `verbatim` are the spans of code and maths, which rules on wording pass over.
    """

    text: str
    anchors: tuple[tuple[int, int], ...] = ()
    verbatim: tuple[tuple[int, int], ...] = ()

    def source_offset(self, offset: int) -> int:
        """Where a code point of the plain text stands in the Markdown source."""
        if not self.anchors:
            return offset
        here, there = self.anchors[max(bisect_right(self.anchors, (offset, 1 << 62)) - 1, 0)]
        return there + offset - here

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that a span of the plain text comes from; `end` is exclusive."""
        if end <= start:
            at = self.source_offset(start)
            return at, at
        return self.source_offset(start), self.source_offset(end - 1) + 1

    def prose(self) -> str:
        """The text with code and maths blanked out, every other character at its place."""
        if not self.verbatim:
            return self.text
        parts: list[str] = []
        at = 0
        for start, end in self.verbatim:
            parts += (self.text[at:start], "\ufffc" * (end - start))
            at = end
        return "".join((*parts, self.text[at:]))


@dataclass(frozen=True, slots=True)
class PlainStyle:
    """What differs among those who take plain text: the words for an image, and the words as they stand. Places then mean nothing."""

    alt: Callable[[ast.Image], str] = lambda node: node.alt
    words: Callable[[ast.Str], str] = lambda node: node.text


def plain_of(source: str, level: TextLevel) -> PlainText:
    """The plain text of a source: what `to_plain` says of it once parsed. Most texts are words alone, and no tree is made of these, nor of
    words of which some are emphasised."""
    found = only_words(source, level)
    if found is not None:
        words, start = found
        return PlainText(words, ((0, start),) if start and words else ())
    pieces = emphasised_words(source, level)
    if pieces is None:
        return to_plain(parse(source, level))
    texts = [text for text, _ in pieces]
    return PlainText("".join(texts), tuple(zip(accumulate(map(len, texts[:-1]), initial=0), [start for _, start in pieces], strict=True)))


def to_plain(document: ast.Document, style: PlainStyle | None = None) -> PlainText:
    """The plain text of a document: blocks on lines of their own, images by their alternative text, maths as its TeX."""
    if style is not None:
        return _collected(document, style)
    only = document.inlines or (document.blocks[0].children if _is_one_paragraph(document) else ())  # type: ignore[union-attr]
    if len(only) == 1 and isinstance(only[0], ast.Str):
        return PlainText(only[0].text, ((0, only[0].start),) if only[0].start else ())
    return _collected(document, _DEFAULT_STYLE)


_DEFAULT_STYLE = PlainStyle()


def _collected(document: ast.Document, style: PlainStyle) -> PlainText:
    collector = _Collector(style)
    if document.blocks:
        collector.blocks(document.blocks)
    else:
        collector.inlines(document.inlines)
    return collector.done()


def _is_one_paragraph(document: ast.Document) -> bool:
    return len(document.blocks) == 1 and isinstance(document.blocks[0], ast.Paragraph)


class _Collector:
    def __init__(self, style: PlainStyle) -> None:
        self._style = style
        self._parts: list[str] = []
        self._length = 0
        self._anchors: list[tuple[int, int]] = []
        self._verbatim: list[tuple[int, int]] = []

    def done(self) -> PlainText:
        return PlainText("".join(self._parts), tuple(self._anchors), tuple(self._verbatim))

    def _add(self, text: str, source: int, *, verbatim: bool = False) -> None:
        if not text:
            return
        self._anchors.append((self._length, source))
        self._parts.append(text)
        if verbatim:
            self._verbatim.append((self._length, self._length + len(text)))
        self._length += len(text)

    def blocks(self, nodes: Iterable[ast.Block]) -> None:
        for node in nodes:
            if self._length and not self._parts[-1].endswith("\n"):
                self._add("\n", node.start)
            self._block(node)

    def _block(self, node: ast.Block) -> None:
        match node:
            case ast.Paragraph() | ast.Heading():
                self.inlines(node.children)
            case ast.CodeBlock():
                self._add(node.text, node.start, verbatim=True)
            case ast.Quote():
                self.blocks(node.children)
            case ast.List():
                for item in node.items:
                    self.blocks(item.children)
            case ast.Table():
                for row in (node.head, *node.rows):
                    self._row(row, node.start)
            case ast.Html():
                self._add(node.text, node.start)
            case ast.Rule():
                pass
            case _:
                assert_never(node)

    def _row(self, row: tuple[tuple[ast.Inline, ...], ...], start: int) -> None:
        for cell in row:
            self.inlines(cell)
            at = cell[-1].end if cell else start
            self._add("\n" if cell is row[-1] else " ", at)

    def inlines(self, nodes: Iterable[ast.Inline]) -> None:
        for node in nodes:
            match node:
                case ast.Str():
                    self._add(self._style.words(node), node.start)
                case ast.Html():
                    self._add(node.text, node.start)
                case ast.Code():
                    self._add(node.text, _inner(node), verbatim=True)
                case ast.Math():
                    self._add(node.text, _inner(node), verbatim=True)
                case ast.Break():
                    self._add("\n" if node.hard else " ", node.start)
                case ast.Span() | ast.Link():
                    self.inlines(node.children)
                case ast.Image():
                    self._add(self._style.alt(node), node.start + len("!["))
                case _:
                    assert_never(node)


def _inner(node: ast.Code | ast.Math) -> int:
    """Where the characters between the delimiters begin: they are as long on both sides."""
    return node.start + max((node.end - node.start - len(node.text)) // 2, 0)
