"""What is quoted in a text: words between quotation marks, and block quotations, with whether they say whose words they are."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.lint.view import TextField
from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex
from quizkit.text import ast, walk

_QUOTED = regex(r"\"[^\"\n]*\"|“[^”“\n]*”|(?<!\w)'[^'\n]*'(?!\w)|‘[^’‘\n]*’(?!\w)|«[^»«\n]*»")
_MARKS = regex(r"[> ]*")
_DASH = regex(r"[ \t>]*(?:—|–|--|―)\s*\S")


def blank_quoted(words: str) -> str:
    """Some words with what stands between quotation marks blanked out, every other character at its place."""
    return _QUOTED.sub(lambda match: "\ufffc" * len(match[0]), words)


class BlockQuote(NamedTuple):
    """Where it stands in the source, and whether it is attributed."""

    start: int
    end: int
    attributed: bool


def block_quotes(text: TextField) -> Iterator[BlockQuote]:
    """The outermost block quotations of a text that stand between its paragraphs."""
    blocks = text.document.blocks
    for at, block in enumerate(blocks):
        if isinstance(block, ast.Quote) and not any(isinstance(child, ast.List | ast.Table | ast.CodeBlock) for child in block.children):
            start = _MARKS.match(text.source, block.start).end()  # type: ignore[union-attr]
            line = text.source.find("\n", start)
            yield BlockQuote(start, line if 0 <= line < block.end else block.end, _is_attributed(text, blocks, at))


def _is_attributed(text: TextField, blocks: tuple[ast.Block, ...], at: int) -> bool:
    quote = blocks[at]
    if any(isinstance(node, ast.Link) for node in walk.nodes_of(ast.Document(text.source, (quote,)))):
        return True
    lines = text.source[quote.start : quote.end].rstrip("> \n").rsplit("\n", 1)
    if _DASH.match(lines[-1]) and len(lines) > 1:
        return True
    if at + 1 < len(blocks) and _DASH.match(text.source, blocks[at + 1].start):
        return True
    before = text.source[blocks[at - 1].start : blocks[at - 1].end].rstrip() if at else ""
    return before.endswith((":", ":*", ":**"))
