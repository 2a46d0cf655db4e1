"""Numbers written as words, and the words that are put before a number without changing its place in an order."""

from __future__ import annotations

from collections.abc import Mapping

_UP_TO_NINETEEN = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

NUMERALS: Mapping[str, Mapping[str, int]] = {
    "en": {word: value for value, word in enumerate(_UP_TO_NINETEEN.split())}
    | {word: value * 10 for value, word in enumerate(_TENS.split(), 2)}
    | {"no": 0},
}

SCALES: Mapping[str, Mapping[str, int]] = {
    "en": {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
}

ROUNDING: Mapping[str, frozenset[str]] = {
    "en": frozenset({"about", "around", "approximately", "roughly", "exactly", "precisely", "nearly", "almost", "only", "just", "some"}),
}

# How many seconds a time has; for months and years, about.
TIMES: Mapping[str, Mapping[str, int]] = {
    "en": {
        "second": 1,
        "minute": 60,
        "hour": 3_600,
        "day": 86_400,
        "week": 604_800,
        "month": 2_629_800,
        "year": 31_557_600,
        "decade": 315_576_000,
        "century": 3_155_760_000,
    },
}
