"""The numbers that an answer accepts, as Moodle holds them: a value, and a distance on both sides."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from quizkit.finding import DataPath
from quizkit.model.question import NumericAnswer

from .export import Export
from .numbers import EXACT, stored


def accepted_range(export: Export, place: DataPath, answer: NumericAnswer) -> tuple[str, str]:
    """The value, and how far a number may lie from it on both sides. `place` is the path of the answer."""
    value, distance = _range(export, place, answer)
    if Decimal(stored(value)) != value:
        export.lose("number-rounded", (*place, "value"), f"{value} became {stored(value)}")
    return stored(value), stored(distance)


def _range(export: Export, place: DataPath, answer: NumericAnswer) -> tuple[Decimal, Decimal]:
    value, tolerance = answer.value, answer.tolerance
    if tolerance is None:
        return value, Decimal(0)
    if tolerance.absolute is not None:
        return value, tolerance.absolute.copy_abs()
    if tolerance.relative is not None:
        return value, EXACT.multiply(value.copy_abs(), tolerance.relative.copy_abs())
    if tolerance.significant_figures is not None and value:
        # Numbers that agree in n figures are those that round to the same: half a unit of the last figure around the rounded value.
        rounded = value.normalize(Context(prec=tolerance.significant_figures, rounding=ROUND_HALF_UP))
        half_unit = Decimal(5).scaleb(rounded.adjusted() - tolerance.significant_figures, context=EXACT)
        center = value if rounded == value else rounded
        path = (*place, "tolerance", "significant_figures")
        export.lose("significant-figures", path, f"{stored(center)} with {stored(half_unit)} on both sides")
        return center, half_unit
    return value, Decimal(0)
