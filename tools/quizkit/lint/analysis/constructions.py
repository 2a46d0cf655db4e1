"""What sort of phrase an option is, guessed from its words. English only."""

from __future__ import annotations

import re
from typing import Literal

from quizkit.lint.lexicon.phrases import NO_GERUNDS, PREPOSITIONS
from quizkit.patterns import regex

from .number import is_plural

Construction = Literal["infinitive", "clause", "preposition", "gerund", "number", "plural", "singular", "phrase"]

_WORDS = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FINITE = regex(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|would|should|may|might|must|does|did|cannot|[a-z]+n['’]t)\b", re.IGNORECASE
)
_RELATIVE = regex(r"\b(?:that|which|who|whose|where|when|if|because|what|how)\b", re.IGNORECASE)
_SHORT = 3


def construction_of(text: str) -> Construction | None:
    """What sort of phrase a text is; None where it has no words and no number."""
    words = [word.lower() for word in _WORDS.findall(text[:300])]
    if any(char.isdigit() for char in text) and len(words) <= _SHORT:
        return "number"
    if not words:
        return None
    if words[0] == "to" and len(words) > 1:
        return "infinitive"
    relative = _RELATIVE.search(text, 1)
    if _FINITE.search(text[: relative.start()] if relative else text):
        return "clause"
    if words[0] in PREPOSITIONS["en"]:
        return "preposition"
    if words[0].endswith("ing") and words[0] not in NO_GERUNDS["en"] and len(words) > 1:
        return "gerund"
    if len(words) <= _SHORT and (plural := is_plural(text)) is not None:
        return "plural" if plural else "singular"
    return "phrase"
