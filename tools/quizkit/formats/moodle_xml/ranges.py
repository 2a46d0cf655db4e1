"""The numbers that an answer accepts, as Moodle holds them: a value, and a distance on both sides."""

from __future__ import annotations

from decimal import Decimal

from quizkit.finding import DataPath
from quizkit.model.question import NumericAnswer
from quizkit.model.scoring import accepted

from .export import Export
from .numbers import stored


def accepted_range(export: Export, place: DataPath, answer: NumericAnswer) -> tuple[str, str]:
    """The value, and how far a number may lie from it on both sides. `place` is the path of the answer."""
    center, distance = accepted(answer)
    value, tolerance = stored(center), stored(distance)
    if answer.tolerance is not None and answer.tolerance.significant_figures is not None and answer.value:
        path = (*place, "tolerance", "significant_figures")
        export.lose("significant-figures", path, f"{value} with {tolerance} on both sides")
    if Decimal(value) != center:
        export.lose("number-rounded", (*place, "value"), f"{center} became {value}")
    return value, tolerance
