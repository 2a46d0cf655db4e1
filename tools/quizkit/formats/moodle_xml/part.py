"""An element as the bytes of a file."""

from __future__ import annotations

from quizkit.formats.xml import Element, serialise

from .export import Export


def part(element: Element, export: Export) -> bytes:
    """A question or a category on lines of its own. What XML cannot hold is reported on the question in hand."""
    return serialise(element, indent=1, on_forbidden=lambda: export.lose("character-replaced"))
