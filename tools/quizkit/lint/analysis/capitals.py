"""How an option begins: with a small letter, with the capital of a sentence, or with one that may be a name's."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

_FIRST = regex(r"[\s\"“‘'(]*(?P<word>[^\W\d_](?:[^\W_]|['’-])*)")
_NEXT = regex(r"(?:[,;]?\s+[a-z]{1,3}){0,3}[,;]?\s+[a-z][a-z'’-]{3}")
# What stands behind a single word that is a symbol or an abbreviation.
_SYMBOL = regex(r"[.\d=+*/^_(\[<>{|&@\\~:²³\ufffc]|\s*[=+*/^<>²³−\ufffc-]")
_READ = 200


class Beginning(NamedTuple):
    """The first word of an option, where it starts, and how it is written: `sentence` is a capital that is surely no name's."""

    word: str
    start: int
    written: Literal["small", "sentence", "capital"]


def beginning(prose: str, no_names: Collection[str], particles: Collection[str]) -> Beginning | None:
    """How an option begins; None where that is no word whose first letter is free, such as "pH", "x = 1", "iPhone" or "von Neumann".

    `no_names` are words that are no names, in small letters; `particles` are words with which names may begin.
    """
    head = prose[:_READ]
    match = _FIRST.match(head)
    if match is None:
        return None
    word, start = match["word"], match.start("word")
    if _SYMBOL.match(head, match.end()):
        return None
    if word.islower():
        return Beginning(word, start, "small") if (len(word) > 2 or word in no_names) and word not in particles else None
    if not word[1:].islower() and word != "A":
        return None
    # "The Great Gatsby" may be a name, "The great heat" is none.
    is_sentence = word.lower() in no_names and _NEXT.match(head, match.end()) is not None
    return Beginning(word, start, "sentence" if is_sentence else "capital")
