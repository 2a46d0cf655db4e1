"""Numbers as QTI readers take them: with a point, without an exponent where it can be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from quizkit.formats.numbers import EXACT, shortest

PER_CENT_PLACES = 5


def written(number: Decimal) -> str:
    """A number without zeros at its end."""
    return shortest(number) if number else "0"


def spread(total: Decimal, shares: Sequence[Fraction], places: int = 10) -> list[Decimal]:
    """A total by shares, in so many decimal places or as many as it has; what is written adds up to what the shares add up to.

    Shares of a third do not go into decimals: what rounding leaves goes to those that it took most from.
    """
    exponent = total.as_tuple().exponent
    # Of a small total as many figures as of a large one.
    places = max(places - min(total.adjusted(), 0), -exponent if isinstance(exponent, int) else 0)
    unit = 10**places
    exact = [share * Fraction(total) * unit for share in shares]
    floors = [number.numerator // number.denominator for number in exact]
    left = round(sum(exact, Fraction(0))) - sum(floors)
    by_loss = sorted(range(len(exact)), key=lambda index: floors[index] - exact[index])
    for index in by_loss[:left]:
        floors[index] += 1
    return [Decimal(number).scaleb(-places, context=EXACT) for number in floors]


def per_cent(share: Fraction) -> tuple[str, bool]:
    """A share in per cent with five decimal places, and whether that is exact."""
    exact = share * 100 * 10**PER_CENT_PLACES
    rounded = round(exact)
    return written(Decimal(rounded).scaleb(-PER_CENT_PLACES, context=EXACT)), exact == rounded
