"""Whether words name a time of their own."""

from __future__ import annotations

from quizkit.patterns import regex

# Years of four digits, and days as in 2024-05-01. A number with a unit or a thousands comma behind it is no year.
_YEAR = regex(r"(?<![\d.,$€£])(?:1[0-9]|20)\d\d(?:s\b|-\d\d(?:-\d\d)?\b|(?![\d%]|[.,]\d|\s?(?:%|[kM]?W|kg|km|m|g|GB|MB|USD)\b))")
_AGE = regex(r"\b(?:\d+(?:st|nd|rd|th) century|BCE?|CE|AD)\b")


def names_a_time(words: str) -> bool:
    """Whether some words name a year or a century, so that they go on saying when they were true."""
    return _YEAR.search(words) is not None or _AGE.search(words) is not None
