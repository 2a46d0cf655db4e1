"""Stems with gaps: where a gap stands, and what must not look like one to Moodle."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from quizkit.text import ast, markers_in
from quizkit.text.xhtml import escape

from .export import LeftOutError

# Stands around a gap's name while the stem is being written: no text of a bank holds it, nor any XML.
_SIGN = "\ufffe"
_PLACE = re.compile(f"{_SIGN}([^{_SIGN}]*){_SIGN}")


def with_signs(source: str) -> Callable[[ast.Str], str]:
    """Writes the words of a stem, given as its source, with a sign in place of each gap; for the style of a text."""

    def write(node: ast.Str) -> str:
        parts, done = [], 0
        for marker in markers_in(node, source):
            start = marker.start - node.start
            parts += [escape(node.text[done:start]), f"{_SIGN}{marker.name}{_SIGN}"]
            done = marker.end - node.start
        return "".join((*parts, escape(node.text[done:])))

    return write


def fill(html: str, gaps: Mapping[str, str], guard: Callable[[str], str]) -> str:
    """Put what stands for each gap in its place, and guard what Moodle would take for one elsewhere.

    Raises:
        LeftOutError: a gap has no place in the text, or a place no gap.
    """
    parts = _PLACE.split(html)
    names = parts[1::2]
    if not gaps or set(names) != set(gaps):
        raise LeftOutError("incomplete", ("gaps",), "every gap needs its marker in the stem, and every marker its gap")
    parts[::2] = [guard(part) for part in parts[::2]]
    parts[1::2] = [gaps[name] for name in names]
    return "".join(parts)
