"""Decimal numbers as Moodle reads them in every language: with a point, without separators."""

from __future__ import annotations

from decimal import Context, Decimal

# Wide enough that no product of two numbers of a bank is rounded.
EXACT = Context(prec=1000)
_LARGEST_PLAIN = 20
# PHP's setting `precision`, by which it turns floats into strings.
_FIGURES = 14
_SMALLEST_PLAIN = -4


def written(number: Decimal) -> str:
    """A number with the places its author gave it; with an exponent only where it would be a long row of zeros."""
    if abs(number.adjusted()) <= _LARGEST_PLAIN:
        return format(number, "f")
    return str(number)


def shortest(number: Decimal) -> str:
    """A computed number, without the zeros at its end."""
    return written(number.normalize(EXACT))


def stored(number: Decimal) -> str:
    """A number of a question as Moodle keeps it: PHP's string of a float, 14 significant figures and no zeros at the end."""
    rounded = number.normalize(Context(prec=_FIGURES))
    if not rounded:
        return "0"
    exponent = rounded.adjusted()
    if _SMALLEST_PLAIN <= exponent < _FIGURES:
        return format(rounded, "f")
    figures = format(rounded.scaleb(-exponent), "f")
    return f"{figures}{'' if '.' in figures else '.0'}E{exponent:+d}"


def in_places(number: Decimal, places: int) -> Decimal:
    """A number with at most so many decimal places; one that has no more stays as it is written."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "banks hold no infinities"
    if exponent >= -places:
        return number
    return number.quantize(Decimal(1).scaleb(-places), context=EXACT).normalize(EXACT)
