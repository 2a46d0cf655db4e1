"""Stems with gaps, as HTML or as words: where each gap stands."""

from __future__ import annotations

from collections.abc import Callable

from quizkit.patterns import regex
from quizkit.text import ast, markers_in
from quizkit.text.xhtml import escape

# Stands around a gap's name while the stem is being written: no text of a bank holds it, nor any XML.
_SIGN = "\ufffe"
_PLACE = regex(f"{_SIGN}([^{_SIGN}]*){_SIGN}")


def with_signs(source: str, escape: Callable[[str], str] = escape) -> Callable[[ast.Str], str]:
    """Writes the words of a stem, given as its source, with a sign in place of each gap; for the style of a text.

    `escape` is what the words go through.
    """

    def write(node: ast.Str) -> str:
        parts, done = [], 0
        for marker in markers_in(node, source):
            start = marker.start - node.start
            parts += [escape(node.text[done:start]), f"{_SIGN}{marker.name}{_SIGN}"]
            done = marker.end - node.start
        return "".join((*parts, escape(node.text[done:])))

    return write


def split_at_signs(text: str) -> list[str]:
    """What stands between the gaps and their names by turns, beginning and ending with what stands between."""
    return _PLACE.split(text)
