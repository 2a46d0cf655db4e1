"""The sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkit.lint.lexicon.mid_sentence_stops import MID_SENTENCE_STOPS
from quizkit.patterns import regex

# What may be the end of a sentence: the abbreviations among them are sorted out by the word before.
_END = regex(r"(?<![.!?])[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W_a-z])|\n+")
# An abbreviation, an initial (but "I") or letters with full stops between them.
_ABBREVIATED = regex(rf"(?:^|[\s(\[\"'“‘])(?:{'|'.join(MID_SENTENCE_STOPS.values())}|[a-hj-z]|[^\W\d_](?:\.[^\W\d_])+)$", re.IGNORECASE)
_LETTER = regex(r"[^\W_]")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the white space around it."""
    start = 0
    for match in _END.finditer(text):
        if match[0][0] == "." and _ABBREVIATED.search(text[max(match.start() - 13, 0) : match.start()]):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if _LETTER.search(words):
        first = start + len(words) - len(words.lstrip())
        yield first, start + len(words.rstrip())
