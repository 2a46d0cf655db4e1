"""Numeric questions: Moodle's numerical."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal

from quizkit.formats.numbers import in_places, shortest
from quizkit.formats.xml import Element
from quizkit.model.question import Numeric, Unit
from quizkit.patterns import regex

from .answers import answer_feedback, any_other
from .common import weight_percentage
from .export import Export, LeftOutError
from .feedback import hints
from .ranges import accepted_range
from .text import plain

_LONGEST_UNIT = 50
# Moodle's own export writes the names of units as they are, and a file with these in them cannot be read again.
_BREAKS_EXPORT = regex("[<&]")
# Moodle stores multipliers with 19 digits before the point and 19 behind it; ten figures must survive.
_MULTIPLIER_PLACES = 19
_LARGEST_MULTIPLIER = Decimal(10) ** 19
_SMALLEST_MULTIPLIER = Decimal(10) ** -9


def write_numeric(question: Numeric, export: Export) -> Iterator[Element]:
    """Moodle takes the first answer whose range holds the number."""
    if not question.answers:
        raise LeftOutError("incomplete", ("answers",), "it needs an answer")
    for index, answer in enumerate(question.answers):
        fraction = weight_percentage(export, ("answers", index, "weight"), answer.weight)
        value, tolerance = accepted_range(export, ("answers", index), answer)
        children = [plain("text", value), Element("tolerance", (tolerance,))]
        yield Element("answer", [*children, *answer_feedback(export, question.feedback, index, answer)], (("fraction", fraction),))
    # Without a tolerance PHP complains, though it means nothing here.
    yield from any_other(export, question.feedback, False, Element("tolerance", ("0",)))
    if question.units:
        yield from _units(question.units, export)
    yield from hints(question, export)


def _units(units: tuple[Unit, ...], export: Export) -> Iterator[Element]:
    """Optional units. The first one must be that of the values: Moodle shows the right answer with it."""
    kept: dict[str, Decimal] = {}
    for index in sorted(range(len(units)), key=lambda index: units[index].factor != 1):
        name, multiplier = units[index].name.replace(" ", ""), _multiplier(units[index].factor)
        if multiplier is None or name in ("", "0") or len(name) > _LONGEST_UNIT or name in kept or _BREAKS_EXPORT.search(name):
            export.lose("unit-dropped", ("units", index), f"'{units[index].name}'")
            continue
        if name != units[index].name.strip():
            export.lose("unit-changed", ("units", index, "name"), f"'{name}'")
        kept[name] = multiplier
    if not kept:
        return
    export.lose("unit-lenient", ("units",))
    if next(iter(kept.values())) != 1:
        export.lose("unit-default", ("units",), f"'{next(iter(kept))}'")
    yield Element("units", [_unit(name, multiplier) for name, multiplier in kept.items()])
    yield Element("unitgradingtype", ("0",))
    yield Element("unitpenalty", ("0",))
    yield Element("showunits", ("0",))
    yield Element("unitsleft", ("0",))


def _unit(name: str, multiplier: Decimal) -> Element:
    return Element("unit", (Element("multiplier", (shortest(multiplier),)), plain("unit_name", name)))


def _multiplier(factor: Decimal) -> Decimal | None:
    """Moodle divides what a learner types by the multiplier of the unit; our factor multiplies. None where Moodle cannot store it."""
    if not factor:
        return None
    multiplier = in_places(Context(prec=50).divide(Decimal(1), factor), _MULTIPLIER_PLACES)
    return multiplier if _SMALLEST_MULTIPLIER <= abs(multiplier) < _LARGEST_MULTIPLIER else None
