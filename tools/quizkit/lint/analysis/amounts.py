"""Options that name amounts: among "none of them" and "some of them", "all of them" speaks of no other option. English only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkit.patterns import regex

_AMOUNT = regex(
    r"\s*(?:(?:some|most|many|few|half|one|two|three|several|about|almost|nearly|only|a)\b.*\bof\b"
    r"|(?:one|two|three|four|five|some|several|many|once|twice|\d+)\s*\.?\s*\Z)",
    re.IGNORECASE,
)
_READ = 60


def name_amounts(texts: Iterable[str]) -> bool:
    """Whether some option names an amount."""
    return any(_AMOUNT.match(text[:_READ]) for text in texts)
