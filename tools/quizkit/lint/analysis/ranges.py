"""Options that are ranges of numbers: "10–19", "less than 5 kg", "20 or more". The words are English, the signs anybody's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex
from quizkit.text.vocabulary import letter_runs

_NUMBER = r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?"
_UNIT = r"[^\d\s,;:<>=()–—−-][^\d,;:<>=–—−]{0,30}"
_CURRENCY = r"[$€£¥]?\s?"
_BEFORE = (
    r"<\s?=|[<≤]|less than|under|below|fewer than|up to|at most|no more than|not more than|less than or equal to|a maximum of|smaller than"
)
_ABOVE = r">\s?=|[>≥]|more than|over|above|at least|no less than|not less than|no fewer than|a minimum of|greater than|larger than"
_END = r"\s*[.;]?\s*"
_BETWEEN = regex(
    rf"\s*(?P<words>between|from)?\s*{_CURRENCY}(?P<low>{_NUMBER})\s?(?P<unit>%|{_UNIT}?)?\s*(?:to|and|through|until|[-–—−])"
    rf"\s*{_CURRENCY}(?P<high>{_NUMBER})\s?(?P<unit2>%|{_UNIT})?{_END}",
    re.IGNORECASE,
)
_ONE_SIDED = regex(
    rf"\s*(?:(?P<below>{_BEFORE})|(?P<above>{_ABOVE}))\s*{_CURRENCY}(?P<number>{_NUMBER})\s?(?P<unit>%|{_UNIT})?{_END}", re.IGNORECASE
)
_BEHIND = regex(
    rf"\s*{_CURRENCY}(?P<number>{_NUMBER})\s?(?P<unit>%|{_UNIT}?)?\s*(?:(?:or|and|and/or)\s+(?P<below>less|fewer|under|below|lower|smaller|younger)"
    rf"|(?:or|and)\s+(?P<above>more|over|above|higher|greater|larger|older|up)|(?P<plus>\+)){_END}",
    re.IGNORECASE,
)
# One of these stands in every range: a sign, or the first word of what makes one.
_SIGNS = frozenset("<>≤≥+-–—−")
_WORDS = frozenset(
    (
        *("to", "and", "through", "until", "or", "less", "under", "below", "fewer", "up", "at", "no", "not", "a", "smaller"),
        *("more", "over", "above", "greater", "larger"),
    )
)
_CLOSED = ("up to", "at most", "no more", "not more", "at least", "no less", "not less", "no fewer", "a m", "≤", "≥", "=", "or equal")
_LONGEST = 60
_INFINITE = Decimal("Infinity")


class Range(NamedTuple):
    """A range and whether its ends belong to it. `step` is what its numbers are given to, such as 1 or 0.1."""

    low: Decimal
    high: Decimal
    has_low: bool
    has_high: bool
    unit: str
    step: Decimal

    def shown(self, number: Decimal) -> str:
        """A number as in "10 %"."""
        return f"{number:f}{' ' if self.unit else ''}{self.unit}"


def ranges_of(texts: Sequence[str]) -> list[Range] | None:
    """The ranges that options are; None where one of them is something else, or where they are not of one unit."""
    if any(len(text) > _LONGEST for text in texts):
        return None
    found = []
    for text in texts:
        each = _range(text)
        if each is None or each.low > each.high:
            return None
        found.append(each)
    units = {each.unit for each in found if each.unit}
    return found if len(units) <= 1 else None


def _range(text: str) -> Range | None:
    if not any(char.isdigit() for char in text) or (_SIGNS.isdisjoint(text) and _WORDS.isdisjoint(letter_runs(text))):
        return None
    if (match := _BETWEEN.fullmatch(text)) is not None:
        low, high = _number(match["low"]), _number(match["high"])
        unit = _unit(match["unit2"] or match["unit"])
        if match["unit"] and match["unit2"] and _unit(match["unit"]) != unit:
            return None
        return Range(low, high, True, True, unit, max(_step(low), _step(high)))
    match = _ONE_SIDED.fullmatch(text)
    closed = match is not None and any(mark in text.lower() for mark in _CLOSED)
    if match is None:
        match, closed = _BEHIND.fullmatch(text), True
    if match is None:
        return None
    number, unit = _number(match["number"]), _unit(match["unit"])
    if match["below"]:
        return Range(-_INFINITE, number, False, closed, unit, _step(number))
    return Range(number, _INFINITE, closed, False, unit, _step(number))


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-"))


def _step(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def _unit(text: str | None) -> str:
    return " ".join((text or "").strip(" .").lower().split())


class Meeting(NamedTuple):
    """Two ranges by their places, the lower first, and what lies in both: a stretch, or a single number."""

    first: int
    second: int
    low: Decimal
    high: Decimal


def meetings(ranges: Sequence[Range]) -> list[Meeting]:
    """The neighbours among ranges that hold a number in common."""
    order = sorted(range(len(ranges)), key=lambda at: (ranges[at].low, ranges[at].high))
    found = []
    for first, second in pairwise(order):
        a, b = ranges[first], ranges[second]
        low, high = max(a.low, b.low), min(a.high, b.high)
        if low < high or (low == high and _holds(a, low) and _holds(b, low)):
            found.append(Meeting(first, second, low, high))
    return found


def _holds(each: Range, number: Decimal) -> bool:
    if number == each.low:
        return each.has_low
    if number == each.high:
        return each.has_high
    return each.low < number < each.high


def gaps(ranges: Sequence[Range]) -> list[Meeting]:
    """The neighbours among ranges with numbers between them that neither holds."""
    order = sorted(range(len(ranges)), key=lambda at: (ranges[at].low, ranges[at].high))
    found = []
    for first, second in pairwise(order):
        a, b = ranges[first], ranges[second]
        step = min(a.step, b.step)
        beside = a.has_high + b.has_low
        if b.low - a.high > (step if beside == 2 else 0) or (b.low == a.high and beside == 0):
            found.append(Meeting(first, second, a.high, b.low))
    return found
