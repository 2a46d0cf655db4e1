"""Decimal numbers as Moodle stores them."""

from __future__ import annotations

from decimal import Context, Decimal

# PHP's setting `precision`, by which it turns floats into strings.
_FIGURES = 14
_SMALLEST_PLAIN = -4


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
