"""Shares of the points as Moodle's importer takes them: only those of its list, spelled as it spells them."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from functools import cache

FULL = "100"
NONE = "0"

# Moodle keeps five decimal places of a percentage; what an author means by them is the fraction.
LISTED: dict[Fraction, str] = {
    Fraction(0): NONE,
    Fraction(1, 20): "5",
    Fraction(1, 10): "10",
    Fraction(1, 9): "11.11111",
    Fraction(1, 8): "12.5",
    Fraction(1, 7): "14.28571",
    Fraction(1, 6): "16.66667",
    Fraction(1, 5): "20",
    Fraction(1, 4): "25",
    Fraction(3, 10): "30",
    Fraction(1, 3): "33.33333",
    Fraction(2, 5): "40",
    Fraction(1, 2): "50",
    Fraction(3, 5): "60",
    Fraction(2, 3): "66.66667",
    Fraction(7, 10): "70",
    Fraction(3, 4): "75",
    Fraction(4, 5): "80",
    Fraction(5, 6): "83.33333",
    Fraction(9, 10): "90",
    Fraction(1): FULL,
}
_VALUES = list(LISTED)
# A weight as close as this to a listed one is that one: 0.33333 is a third.
_SAME = Fraction(1, 100_000)


@cache
def percentage(weight: Fraction) -> tuple[str, bool]:
    """The listed percentage nearest to a weight from -1 to 1, and whether it is the weight itself. Of two equally near ones, the larger."""
    size = abs(weight)
    nearest = min(_VALUES, key=lambda value: (abs(value - size), -value))
    text = LISTED[nearest]
    sign = "-" if weight < 0 and nearest else ""
    return sign + text, abs(nearest - size) <= _SAME


@cache
def shares(count: int) -> tuple[tuple[str, ...], bool]:
    """Percentages that divide the whole evenly among so many parts, and whether they are equal.

    Where 1/count is not listed, each part gets one of the two listed neighbours, so that all together still make 100: eleven keys are nine
    of 10 % and two of 5 %. With the nearest alone, the full answer to fifteen keys would be worth 75 %.
    """
    if count == 0:
        return (), True
    share = Fraction(1, count)
    if share in LISTED:
        return (LISTED[share],) * count, True
    above = bisect_left(_VALUES, share)
    low, high = _VALUES[above - 1], _VALUES[above]
    larger = (1 - count * low) / (high - low)
    assert larger.denominator == 1, "between neighbours below 10 % the sum always comes out even"
    return (LISTED[high],) * int(larger) + (LISTED[low],) * (count - int(larger)), False
