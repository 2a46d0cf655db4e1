"""Signs of markup that a reader sees as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkit.lint.view import TextField

# A sign that matters stands near: what follows is looked at in pieces of a page.
Span = tuple[int, int]


def literal(text: TextField, pattern: re.Pattern[str], words: str | None = None) -> Iterator[re.Match[str]]:
    """Where a pattern stands in the prose of a text, its first character not behind a backslash: who writes one wants the sign."""
    for found in pattern.finditer(text.plain.prose() if words is None else words):
        at = text.plain.source_offset(found.start())
        if text.level == "plain" or text.source[at - 1 : at] != "\\" or text.source[at : at + 1] != found[0][:1]:
            yield found
