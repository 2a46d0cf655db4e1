"""Numbers, ranges and durations: that they are some, and the right way round.

Source of the rules: IMS QTI 1.2.1, ASI XML Binding, on `decvar`, `setvar` and `duration`, which refers to ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quizkit.formats.checking.fault import Spot
from quizkit.formats.checking.tree import Node
from quizkit.formats.checking.values import is_number
from quizkit.patterns import regex

_BOUNDS = ("minvalue", "maxvalue", "defaultval", "cutvalue")
_NO_NUMBERS = frozenset({"String", "Boolean", "Enumerated", "Set"})
_PART = r"(?:\d+(?:[.,]\d+)?{})?"
_DURATION = regex(
    "P(?:" + _PART.format("W") + "|" + "".join(map(_PART.format, "YMD")) + "(?:T(?=[\\d])" + "".join(map(_PART.format, "HMS")) + ")?)"
)
# Of the last part alone there may be a fraction.
_FRACTION_BEFORE = regex(r"[.,]\d+[A-Z].")
_LOWER, _UPPER = frozenset({"vargt", "vargte"}), frozenset({"varlt", "varlte"})


def is_figure(text: str) -> bool:
    """Whether a text is a number that can be scored with: not an infinite one."""
    return is_number(text) and not text.strip().endswith(("INF", "NaN"))


def figure(text: str) -> Decimal:
    """The number that a text is (`is_figure`), to its last digit."""
    return Decimal(text.strip())


def is_duration(text: str) -> bool:
    """Whether a text is a duration of ISO 8601, such as PT90M."""
    return text != "P" and _DURATION.fullmatch(text) is not None and _FRACTION_BEFORE.search(text) is None


def check_figures(node: Node) -> Iterator[Spot]:
    """What is wrong with the numbers of one element."""
    if node.name == "decvar" and node.attributes.get("vartype") not in _NO_NUMBERS:
        for name in _BOUNDS:
            given = node.attributes.get(name, "0")
            if not is_figure(given):
                yield node.line, f"The {name} of the variable '{node.attributes.get('varname', 'SCORE')}' is '{given}', which is no number."
    elif node.name in ("and", "conditionvar"):
        yield from _check_ranges(node)
    elif node.name == "duration" and not is_duration(node.text.strip()):
        yield node.line, f"'{node.text.strip()}' is no duration as ISO 8601 has it, such as PT90M."


def _check_ranges(node: Node) -> Iterator[Spot]:
    """That a number can be in all the ranges that one response has to be in together."""
    lower: dict[str, tuple[Decimal, Node]] = {}
    for child in node.children:
        if child.name in _LOWER and is_figure(child.text):
            name, least = child.attributes.get("respident", ""), figure(child.text)
            if name not in lower or least > lower[name][0]:
                lower[name] = least, child
    for child in node.children:
        name = child.attributes.get("respident", "")
        if child.name not in _UPPER or name not in lower or not is_figure(child.text):
            continue
        least, other = lower[name]
        most = figure(child.text)
        if most < least or (most == least and (child.name, other.name) != ("varlte", "vargte")):
            yield child.line, f"No number is above {other.text.strip()} and below {child.text.strip()}: the range is turned round."


def check_span(node: Node) -> Iterator[Spot]:
    """What Sakai has for a range: two numbers with a bar between them."""
    least, bar, most = node.text.strip().partition("|")
    if bar and is_figure(least) and is_figure(most) and figure(least) > figure(most):
        yield node.line, f"The range from {least} to {most} is turned round."
