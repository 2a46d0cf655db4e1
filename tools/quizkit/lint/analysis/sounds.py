"""Whether a word begins with a vowel when it is spoken: "an hour", "a user". English only."""

from __future__ import annotations

import re

from quizkit.patterns import regex

_FIRST = regex(r"[\W_]*(?:(?P<number>\d[\d,]*)|(?P<word>[A-Za-z]+(?:[.-]?[A-Za-z]+)*))")
_VOWEL_NUMBER = regex(r"8|11(?:,\d{3})*$|18(?:,\d{3})*$")
_SILENT_H = regex(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
# union, user, European, one
_AS_CONSONANT = regex(r"(?:uni(?!n|m)|u[st][aeiu]|u[kr][aeiu]|ubi|ufo|eu|ewe|one|once|ouija)", re.IGNORECASE)
_INITIALISM = regex(r"[A-Z]{2,3}s?")
_VOWEL_LETTERS = "AEFHILMNORSX"
_WORDS = regex(r"[A-Z]{4,}")


def begins_with_vowel(text: str) -> bool | None:
    """Whether what a text begins with is spoken with a vowel; None where that cannot be said."""
    match = _FIRST.match(text)
    if match is None:
        return None
    if match["number"]:
        return _VOWEL_NUMBER.match(match["number"]) is not None
    word = match["word"]
    if len(word) == 1 or _INITIALISM.fullmatch(word):
        return word[0].upper() in _VOWEL_LETTERS
    if _WORDS.match(word):
        return None  # read as a word or by its letters
    if _SILENT_H.match(word):
        return True
    return word[0].lower() in "aeiou" and _AS_CONSONANT.match(word) is None
