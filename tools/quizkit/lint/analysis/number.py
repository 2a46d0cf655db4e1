"""Whether a noun phrase is singular or plural, as far as its form tells. English only, and a guess."""

from __future__ import annotations

import re

from quizkit.lint.lexicon.phrases import PLURALS
from quizkit.patterns import regex

_WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS_PHRASE = regex(r"[,;:(]|\b(?:of|in|on|for|to|with|by|from|at|that|which|who|between|among|without|during|as|than)\b", re.IGNORECASE)
_SINGULAR_S = regex(r"(?:ss|us|is|ics|news|lens|series|species|means|diabetes|rabies|mathematics)$")
_SINGULAR = regex(r"\W*(?:an?|one|this|that|each|every|another|either|neither)\b", re.IGNORECASE)
_PLURAL = regex(r"\W*(?:two|three|four|five|six|many|several|few|both|these|those|various|most|all)\b", re.IGNORECASE)
_AND = regex(r"\band\b|&")


def is_plural(phrase: str) -> bool | None:
    """Whether a phrase is plural; None where nothing tells."""
    if _SINGULAR.match(phrase):
        return False
    if _PLURAL.match(phrase):
        return True
    end = _ENDS_PHRASE.search(phrase, 1)
    words = _WORD.findall(phrase[: end.start()] if end else phrase)
    if not words:
        return None
    if _AND.search(phrase[: end.start()] if end else phrase):
        return True
    last = words[-1].lower()
    if last in PLURALS["en"]:
        return True
    if last.endswith("s") and len(last) > 3:
        return None if _SINGULAR_S.search(last) else True
    return False
