"""Numbers as QTI writes its floats (xs:double)."""

from __future__ import annotations

from decimal import ROUND_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from quizkit.formats.numbers import EXACT, shortest

# Every decimal of so many figures is told apart from its neighbours by a double.
FIGURES = 15
_UP = Context(prec=FIGURES, rounding=ROUND_UP)
_NEAREST = Context(prec=FIGURES)


@lru_cache(maxsize=4096)
def amount(number: Fraction) -> str:
    """A share of the points. What has no end is rounded away from zero, so that the shares of a full answer reach the points in floats."""
    return shortest(_UP.divide(Decimal(number.numerator), Decimal(number.denominator)))


def bound(number: Decimal) -> tuple[str, bool]:
    """A number to compare with, and whether it had to be rounded."""
    exact = number.normalize(EXACT)
    rounded = _NEAREST.plus(exact)
    return shortest(rounded), rounded != exact
