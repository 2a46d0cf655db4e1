"""How long options look: characters of what a reader sees, with TeX counted by the signs that it gives."""

from __future__ import annotations

from quizkit.patterns import regex

from .option_texts import Offered

_TEX = regex(r"\\[A-Za-z]+|[\\{}^_\s]")


def seen_length(option: Offered) -> int:
    """The number of characters of an option."""
    return len(_TEX.sub("", option.text)) if option.has_verbatim and "`" not in option.field.source else len(option.text)
