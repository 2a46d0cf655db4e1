"""Says what is wrong with a number that a schema rejected, and how it is written instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quizkit.finding import DataPath
from quizkit.patterns import regex

from .numerals import Numeral, read_numeral, spelt, value_of

_SHOWN = 60
# Nobody asks what stands in a longer one, and no pattern should read it.
_LONGEST = 100

# From here on a number above 1 that should be a share is a percentage.
_LEAST_PERCENTAGE = 5

# Thirds and sevenths that somebody rounded.
_LARGEST_DENOMINATOR = 12
_ROUNDED = Fraction(1, 100_000)

# What a field is, where that is why its numbers have bounds.
_FIELDS: Mapping[str, str] = {
    "points": "a question cannot be worth less than nothing",
    "minutes": "a time is never negative",
    "time_limit": "nobody can answer in no time",
    "absolute": "a distance is never negative",
    "relative": "a relative tolerance is a share of the value",
    "penalty": "a penalty is a share of the points",
    "pass_mark": "a pass mark is a share of the points",
    "weight": "a weight is a share of the points",
    "factor": "a number in this unit is multiplied by it",
}


def explain_number(value: Any, schema: Mapping[str, Any], path: DataPath) -> str:
    """A sentence on a value that its schema, one of a number or a weight, rejects; `path` is where it stands in its entity."""
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        return f"This should be a number, not {_sort_of(value)}."
    text = str(value).strip()
    shown = f"'{value}'" if len(str(value)) <= _SHOWN else f"'{str(value)[:_SHOWN]}…'"
    if not text:
        return "This should be a number, and is an empty text."
    longest = schema.get("maxLength", _LONGEST)
    if len(text) > longest:
        return f"{shown} is no number: it has {len(text)} characters, and {longest} are allowed."
    number = value_of(text)
    if number is not None and (bound := _broken_bound(number, schema, path)) is not None:
        return f"{shown} is {bound}."
    if (range_ := _range(text, path)) is not None:
        return f"{shown} is no number but a range: {range_}."
    return f"{shown} {_spelling(text, number, schema, path)}."


def _sort_of(value: Any) -> str:
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    return "a list" if isinstance(value, list) else "a mapping"


def _broken_bound(number: Fraction, schema: Mapping[str, Any], path: DataPath) -> str | None:
    """Which bound a number breaks, and what the field is."""
    lowest, least, most = schema.get("exclusiveMinimum"), schema.get("minimum"), schema.get("maximum")
    if lowest is not None and number <= lowest:
        bound = f"not above {lowest}"
    elif least is not None and number < least:
        bound = f"less than {least}"
    elif most is not None and number > most:
        bound = f"more than {most}"
    else:
        return None
    name = _field(path)
    reason = f"{bound}: {_FIELDS[name]}" if name in _FIELDS else bound
    share = spelt(number / 100) if most == 1 and _LEAST_PERCENTAGE <= number <= 100 else None
    return f"{reason}, and {spelt(number)} % of it is {share}" if share else reason


def _field(path: DataPath) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _spelling(text: str, number: Fraction | None, schema: Mapping[str, Any], path: DataPath) -> str:
    """How a number is written that is spelt in a way that the schema does not know."""
    is_weight = schema.get("$comment") == "weight"
    numeral = read_numeral(text) or (Numeral(text, ()) if number is not None else None)
    number = None if numeral is None else value_of(numeral.text)
    if numeral is None or number is None:
        return _no_number(text, is_weight=is_weight)
    has = _has(numeral.flaws) if numeral.flaws else "is not spelt as numbers are here"
    bound = _broken_bound(number, schema, path)
    if bound is not None:
        return f"{has}, and {numeral.text} is {bound}"
    if numeral.other is not None:
        return f"{has}: write {numeral.text} or {numeral.other}"
    written = _written(numeral.text, number, is_weight=is_weight)
    if written is None:
        about = format(Decimal(number.numerator) / Decimal(number.denominator), ".4g")
        also = f"{has}, and " if numeral.flaws else ""
        tolerance = ", and a tolerance" if _field(path) == "value" else ""
        return f"{also}is a fraction, which as a decimal has no end: write as many places as count, such as {about}{tolerance}"
    if not numeral.flaws and "/" in text and not is_weight:
        has = "is a fraction, and only a decimal can stand here"
    return f"{has}: write {written}{_advice(numeral, path)}"


def _has(flaws: tuple[str, ...]) -> str:
    *others, last = flaws
    return f"has {', '.join(others)} and {last}" if others else f"has {last}"


def _written(text: str, number: Fraction, *, is_weight: bool) -> str | None:
    """A number as the schema takes it; with the places that its author gave it."""
    plain = text.removeprefix("+")
    if is_weight:
        near = number.limit_denominator(_LARGEST_DENOMINATOR)
        return str(near) if "/" in plain or 0 < abs(near - number) < _ROUNDED else spelt(number)
    return plain.lower() if "/" not in plain else spelt(number)


def _advice(numeral: Numeral, path: DataPath) -> str:
    said = " ".join(numeral.flaws)
    if "unit behind" in said and _field(path) == "value":
        is_numeric = path[0] == "answers"
        return "; the unit goes under 'units'" if is_numeric else "; name the unit in the stem"
    if "per cent" in said and _field(path) == "value":
        return ", or ask for per cent in the stem and leave the sign out"
    return " with a point" if said == "a decimal comma" else ""


_RANGE = regex(r"([-+]?[0-9]+(?:\.[0-9]+)?) ?(\u00b1|\+/-|\+-|-|\u2013|\.\.+|\u2026|to) ?([0-9]+(?:\.[0-9]+)?)")


def _range(text: str, path: DataPath) -> str | None:
    """How a range is written: as its middle and a distance."""
    found = _RANGE.fullmatch(text)
    if found is None or _field(path) != "value":
        return None
    first, last = Fraction(found[1]), Fraction(found[3])
    middle, distance = (first, last) if found[2][0] in "\u00b1+" else ((first + last) / 2, (last - first) / 2)
    if distance < 0:
        return None
    return f"write the value {spelt(middle)} with 'tolerance: {{absolute: {spelt(distance)}}}'"


def _no_number(text: str, *, is_weight: bool) -> str:
    if re.fullmatch(r"[-+]?\.?(inf|infinity|nan|\u221e)", text, re.IGNORECASE):
        return "is no number that anybody can give"
    if re.fullmatch(r"[-+]?[0-9.]+e[-+]?[0-9]+", text, re.IGNORECASE):
        return "is beyond every question: an exponent has two figures at most, as in 6.02e23"
    if is_weight:
        return "is no weight: write a decimal or a fraction between -1 and 1, as 0.5 or 1/3"
    return "is no number: write digits, with a point before the decimals, as 7.50"
