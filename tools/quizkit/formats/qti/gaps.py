"""Stems with gaps: what stands in their places."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.formats.gaps import split_at_signs
from quizkit.formats.xml import Element, Raw, serialise

from .export import LeftOutError
from .item import Item


def stem_with(item: Item, gaps: Mapping[str, Element]) -> Raw:
    """The stem with an element in the place of each gap.

    Raises:
        LeftOutError: a gap has no place in the text, or a place no gap.
    """
    parts = split_at_signs(item.texts.with_gaps(item.question.stem, ("stem",)))
    names = parts[1::2]
    if not gaps or sorted(names) != sorted(gaps):
        raise LeftOutError("incomplete", ("gaps",), "every gap needs its marker in the stem, and every marker its gap")
    parts[1::2] = [_written(gaps[name], item) for name in names]
    return Raw("".join(parts))


def _written(element: Element, item: Item) -> str:
    return serialise(element, on_forbidden=lambda: item.export.lose("character-replaced")).decode()
