"""Decimal numbers as every reader takes them: with a point, without separators."""

from __future__ import annotations

from decimal import Context, Decimal

# Wide enough that no product of two numbers of a bank is rounded.
EXACT = Context(prec=1000)
_LARGEST_PLAIN = 20


def written(number: Decimal) -> str:
    """A number with the places its author gave it; with an exponent only where it would be a long row of zeros."""
    if abs(number.adjusted()) <= _LARGEST_PLAIN:
        return format(number, "f")
    return str(number)


def shortest(number: Decimal) -> str:
    """A computed number, without the zeros at its end."""
    return written(number.normalize(EXACT))


def in_places(number: Decimal, places: int) -> Decimal:
    """A number with at most so many decimal places; one that has no more stays as it is written."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "banks hold no infinities"
    if exponent >= -places:
        return number
    return number.quantize(Decimal(1).scaleb(-places), context=EXACT).normalize(EXACT)
