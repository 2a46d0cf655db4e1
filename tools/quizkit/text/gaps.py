"""Gap markers: `{{name}}` in the stem of a cloze or drag-words question stands where the gap of that name is.

Rules and formats find them here, so that both see the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.patterns import regex
from quizkit.records import dataclass

from . import ast
from .walk import nodes_of

# The names are those that the schema lets a gap have.
GAP = regex(r"\{\{([a-z][a-z0-9_-]*)\}\}")


@dataclass(frozen=True, slots=True)
class GapMarker:
    """A marker: the name of its gap, and where it stands in the Markdown source, braces and all (code points; `end` is exclusive)."""

    name: str
    start: int
    end: int


def gap_markers(document: ast.Document) -> tuple[GapMarker, ...]:
    """The markers of a text, in the order in which they stand in it.

    A marker in code, in maths or in the alternative text of an image is none, and neither is one behind a backslash: `\\{{name}}`.
    """
    if "{{" not in document.source:
        return ()
    return tuple([marker for node in nodes_of(document) if isinstance(node, ast.Str) for marker in markers_in(node, document.source)])


def markers_in(words: ast.Str, source: str) -> Iterator[GapMarker]:
    """The markers among some words of a text, which is given as its source; a marker never reaches beyond the node it begins in.

    Words and source run alike here: code point `n` of the words stands at `words.start + n` of the source.
    """
    # Words that stand otherwise in the source are a character reference such as `&#123;`, and that is a way to write a brace.
    if "{{" not in words.text or len(words.text) != words.end - words.start:
        return
    for found in GAP.finditer(words.text):
        # A backslash is no part of the words where it escapes the first of them.
        if found.start() or source[words.start - 1 : words.start] != "\\":
            yield GapMarker(found[1], words.start + found.start(), words.start + found.end())
