"""The rows of a key: what a learner may answer, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from quizkit.records import dataclass, field

Data = dict[str, Any]

_PLACES = 12
_WIDE = Context(prec=60)
_LARGEST_PLAIN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: what it is, the slot it is an answer to (none where the question has no slots), its share of the points, and notes."""

    what: Mapping[str, Any]
    share: Fraction
    correct: bool
    slot: str | None = None
    notes: Mapping[str, Any] = field(default_factory=dict)

    def data(self) -> Data:
        """The row as an object. A share that twelve decimal places do not hold stands there as a fraction, too."""
        written, is_exact = decimal(self.share)
        exact = {} if is_exact else {"exact": str(self.share)}
        slot = {} if self.slot is None else {"slot": self.slot}
        return {**slot, **self.what, "share": written, **exact, "correct": self.correct, **self.notes}


@cache
def decimal(share: Fraction) -> tuple[str, bool]:
    """A share as a decimal number, and whether that is the share itself."""
    quotient = _WIDE.divide(Decimal(share.numerator), Decimal(share.denominator))
    rounded = quotient.quantize(Decimal(1).scaleb(-_PLACES), context=_WIDE)
    return format(rounded.normalize() + 0, "f"), Fraction(rounded) == share


def number(value: Decimal) -> str:
    """A number with the places its author gave it; with an exponent only where it would be a long row of zeros."""
    return format(value, "f") if abs(value.adjusted()) <= _LARGEST_PLAIN else str(value)


def even(count: int) -> Fraction:
    """The share of each of so many parts that count alike."""
    return Fraction(1, count)


def without_empty(data: Mapping[str, Any]) -> Data:
    """An object without the fields that hold nothing; false and zero are something."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
