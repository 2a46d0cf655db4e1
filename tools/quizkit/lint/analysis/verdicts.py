"""What a feedback says of the answer: that it is right, that it is wrong, or neither."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from quizkit.lint.lexicon.verdicts import BUT, RIGHT, WOULD_BE, WRONG
from quizkit.patterns import regex
from quizkit.text.vocabulary import letter_runs

Verdict = Literal["right", "wrong"]

# A verdict is a sentence of its own, or the beginning of one that goes on behind a comma, a colon or a dash.
_END = r"(?=\s*(?:[.!,:;…]|[-–—]\s|$|\n))"
_READ = 400


def _opening(words: Mapping[str, tuple[str, ...]], end: str = _END) -> Mapping[str, re.Pattern[str]]:
    return {
        language: regex(rf"\W*(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))}){end}", re.IGNORECASE)
        for language, forms in words.items()
    }


def _first_words(*tables: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[tuple[str, ...]]]:
    """By language, the first two words of each form, or the only one."""
    return {language: frozenset(tuple(letter_runs(form)[:2]) for table in tables for form in table[language]) for language in tables[0]}


_RIGHT, _WRONG, _WOULD_BE = _opening(RIGHT), _opening(WRONG), _opening(WOULD_BE, r"\b")
_FIRST = _first_words(RIGHT, WRONG, WOULD_BE)
_BUT = {language: regex(rf"\b(?:{'|'.join(words)})\b|n['’]t\b", re.IGNORECASE) for language, words in BUT.items()}


def verdict(text: str, language: str) -> tuple[Verdict, str] | None:
    """The verdict with which a text begins, and its words; None where it begins otherwise, or takes back what it says."""
    if language not in _RIGHT:
        return None
    words = text[:_READ].replace("’", "'")
    if words.isascii():
        # Most texts begin otherwise, and need no pattern for it.
        first = tuple(letter_runs(words)[:2])
        if first not in _FIRST[language] and first[:1] not in _FIRST[language]:
            return None
    for pattern, said in ((_RIGHT[language], "right"), (_WRONG[language], "wrong"), (_WOULD_BE[language], "wrong")):
        found = pattern.match(words)
        if found is not None:
            if said == "right" and _BUT[language].search(words, found.end()) is not None:
                return None
            return ("right" if said == "right" else "wrong"), text[: found.end()].strip()
    return None


def is_bare_verdict(text: str, language: str) -> bool:
    """Whether a text is a verdict and nothing else."""
    found = verdict(text, language)
    return found is not None and len(text.strip(" .!…")) <= len(found[1].strip(" .!…"))
