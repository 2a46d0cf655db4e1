"""Every node of a document, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from . import ast


def nodes_of(document: ast.Document) -> Iterator[ast.Block | ast.Inline]:
    """Every node of a document in the order of the text, outermost first."""
    waiting: list[ast.Block | ast.Inline] = [*reversed((*document.blocks, *document.inlines))]
    while waiting:
        node = waiting.pop()
        yield node
        match node:
            case ast.Paragraph() | ast.Heading() | ast.Quote() | ast.Span() | ast.Link():
                waiting.extend(reversed(node.children))
            case ast.List():
                waiting.extend(child for item in reversed(node.items) for child in reversed(item.children))
            case ast.Table():
                cells = [cell for row in (node.head, *node.rows) for cell in row]
                waiting.extend(child for cell in reversed(cells) for child in reversed(cell))
            case _:
                pass
