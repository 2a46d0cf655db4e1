"""Options that are dates, as something that can be put in order. English only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizkit.lint.lexicon.calendar import MONTHS, WEEKDAYS
from quizkit.patterns import regex

Day = tuple[int, ...]

_LONGEST = 40
_ISO = regex(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_MONTH = r"(?P<month>[A-Za-z]{3,9}\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{3,4})"
_FORMS = (
    _ISO,
    regex(rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}"),
    regex(rf"{_MONTH} {_DAY}, ?{_YEAR}"),
    regex(rf"{_MONTH},? {_YEAR}"),
    regex(rf"{_DAY}(?: of)? {_MONTH}"),
    regex(rf"{_MONTH} {_DAY}"),
    regex(_MONTH),
)
_BEFORE = regex(r"^(?:in|on|by|since|the) ", re.IGNORECASE)


def days(texts: Sequence[str]) -> tuple[list[Day], ...] | None:
    """The days of some texts, as what sorts them: for weekdays from Monday, and from Sunday. None where one is no day."""
    plain = [_BEFORE.sub("", " ".join(text.rstrip(" .").split())) for text in texts]
    if any(not text or len(text) > _LONGEST for text in plain):
        return None
    week = [WEEKDAYS["en"].get(text.lower().rstrip(".")) for text in plain]
    numbers = [number for number in week if number is not None]
    if len(numbers) == len(plain):
        return [(number,) for number in numbers], [(number % 7,) for number in numbers]
    for form in _FORMS:
        found = [_day(form.fullmatch(text)) for text in plain]
        sound = [day for day in found if day is not None]
        if len(sound) == len(plain):
            return (sound,)
        if sound:
            return None
    return None


def _day(match: re.Match[str] | None) -> Day | None:
    if match is None:
        return None
    parts = match.groupdict()
    month = parts["month"]
    number = int(month) if month.isdigit() else MONTHS["en"].get(month.lower())
    if number is None:
        return None
    return int(parts.get("year") or 0), number, int(parts.get("day") or 0)
