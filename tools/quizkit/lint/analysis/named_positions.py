"""Whether a text of an entity names a letter or a place of a part: then the parts cannot change places without it. English only."""

from __future__ import annotations

import re

from quizkit.lint.view import EntityView

_PART = r"(?:options?|answers?|choices?|alternatives?|responses?|statements?|items?|distractors?|sentences?)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|[4-6]th)"
_LETTER = r"\(?[A-H]\)?"
_LIST = rf"{_LETTER}(?:\s*(?:,|/|&|\band\b|\bor\b)\s*{_LETTER})+"
_NAMED = re.compile(
    rf"(?i:\b{_PART}\s+(?:no\.?\s*|number\s+)?)(?:{_LETTER}|[1-9])(?![\w'’])"
    rf"|(?i:\b{_ORDINAL}\s+(?:(?:two|three|of\s+the|of\s+these)\s+)?{_PART}\b)"
    rf"|(?<![\w-]){_LIST}(?![\w'’-])"
    rf"|(?i:\b(?:both|either|neither|only)\s+){_LETTER}(?![\w'’])"
    rf"|^\s*{_LETTER}\s+(?i:is|are|only|alone)\b"
    rf"|(?<!\w)\([A-Ha-h]\)(?!\w)"
)
# Without a capital of its own, a digit or an ordinal there is nothing to look for.
_GLANCE = re.compile(r"(?<!\w)[A-H](?!\w)|\([a-h]\)|[1-9]|(?:st|nd|rd|th)\b", re.IGNORECASE)


def names_position(view: EntityView) -> bool:
    """Whether a text of an entity names a part by its letter or its place, as in "option B" or "the second answer"."""
    for text in view.texts.values():
        prose = text.plain.prose()
        if _GLANCE.search(prose) is not None and _NAMED.search(prose) is not None:
            return True
    return False
