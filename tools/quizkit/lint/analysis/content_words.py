"""The words of a text that speak of its subject, each cut down to what its forms have in common. English only."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from itertools import islice

from quizkit.lint.lexicon.function_words import FUNCTION_WORDS
from quizkit.patterns import regex

_WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 3
_MOST = 400

# The first that fits is cut off; what is left has at least four letters, or three before the last few.
_LONG_ENDINGS = (
    "isation",
    "ization",
    "fulness",
    "iveness",
    "ousness",
    "ation",
    "ative",
    "ating",
    "ated",
    "ingly",
    "ement",
    "edly",
    "ness",
    "ment",
    "ally",
)
_SHORT_ENDINGS = ("ing", "ion", "ed", "er", "ly", "al", "y", "e")
_HISSING = ("sses", "xes", "ches", "shes", "zes")


def content_words(text: str, ignored: Set[str] = FUNCTION_WORDS["en"]) -> dict[str, tuple[int, int]]:
    """The stems of the words that speak of a subject, each with the place of the first word that has it."""
    found: dict[str, tuple[int, int]] = {}
    for match in islice(_WORD.finditer(text), _MOST):
        word = match[0].lower().replace("’", "'").removesuffix("'s")
        if len(word) >= _SHORTEST and word not in ignored:
            found.setdefault(stem_of(word), match.span())
    return found


@lru_cache(maxsize=4096)
def stem_of(word: str) -> str:
    """A word in small letters without its ending: "trained", "training" and "trains" have one stem."""
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith(_HISSING):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        word = word[:-1]
    for endings, shortest in ((_LONG_ENDINGS, 4), (_SHORT_ENDINGS, _SHORTEST)):
        ending = next((ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= shortest), None)
        if ending is not None:
            word = word[: -len(ending)]
            break
    # running, stopped
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiousl" else word
