"""How a word is used where it stands: as the first of a sentence, or in somebody else's mouth."""

from __future__ import annotations

from quizkit.lint.view import TextField
from quizkit.text import ast

_SENTENCE_ENDS = frozenset(".?!:;\n…")
_OPENING = " \"'“‘(*"
_READ = 1_000


def opens_sentence(prose: str, at: int) -> bool:
    """Whether the word at a place is the first of its sentence, so that its capital says nothing."""
    before = prose[max(at - 4, 0) : at].rstrip(_OPENING)
    return not before or before[-1] in _SENTENCE_ENDS


def stands_in_quotes(prose: str, start: int, end: int) -> bool:
    """Whether a word stands alone in quotation marks: it is then what is spoken of."""
    return prose[start - 1 : start] in ("'", '"', "“", "‘") and prose[end : end + 1] in ("'", '"', "”", "’")


def is_quoted(text: TextField, prose: str, start: int, end: int) -> bool:
    """Whether words are part of a quotation, within a line or as a block."""
    if stands_in_quotes(prose, start, end):
        return True
    line = prose[max(start - _READ, 0) : start].rpartition("\n")[2]
    if line.count('"') % 2 or line.rfind("“") > line.rfind("”"):
        return True
    if ">" not in text.source:
        return False
    at = text.plain.source_offset(start)
    return any(isinstance(block, ast.Quote) and block.start <= at < block.end for block in text.document.blocks)
