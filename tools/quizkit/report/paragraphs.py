"""Texts as lines for a terminal: Markdown without its marks, folded to a width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from quizkit.model.field import TextLevel
from quizkit.text import Document, ast, parse, to_plain

from .terminal import safe, width

_LEAST = 20


def text_lines(source: str, level: TextLevel, columns: int) -> list[str]:
    """The lines of a text; no more than `columns` wide where its words allow that."""
    document = parse(source, level)
    if document.blocks:
        return [*_blocks(document.blocks, columns)]
    return [*folded(to_plain(document).text, columns)]


def folded(text: str, columns: int) -> Iterator[str]:
    """A text as lines that are broken between words."""
    for paragraph in text.split("\n"):
        line = ""
        for word in safe(paragraph).split(" "):
            if line and width(line) + 1 + width(word) > max(columns, _LEAST):
                yield line
                line = word
            else:
                line = f"{line} {word}" if line else word
        yield line


def _blocks(blocks: Iterable[ast.Block], columns: int, *, is_tight: bool = False) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if number and not is_tight:
            yield ""
        yield from _block(block, columns)


def _block(block: ast.Block, columns: int) -> Iterator[str]:
    match block:
        case ast.Paragraph() | ast.Heading():
            yield from folded(_plain(block.children), columns)
        case ast.List():
            for number, item in enumerate(block.items, block.first or 1):
                mark = "- " if block.first is None else f"{number}. "
                yield from _hanging(mark, _blocks(item.children, columns - len(mark), is_tight=True))
        case ast.Quote():
            yield from (f"> {line}" for line in _blocks(block.children, columns - 2))
        case ast.CodeBlock():
            yield from (f"    {safe(line)}" for line in block.text.rstrip("\n").split("\n"))
        case ast.Table():
            for row in (block.head, *block.rows):
                yield " | ".join(safe(_plain(cell)) for cell in row)
        case ast.Html():
            yield from folded(block.text, columns)
        case ast.Rule():
            yield "---"
        case _:
            assert_never(block)


def _hanging(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{' ' * len(mark) if number else mark}{line}"


def _plain(nodes: tuple[ast.Inline, ...]) -> str:
    return to_plain(Document("", inlines=nodes)).text
