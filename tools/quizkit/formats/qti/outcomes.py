"""The outcomes of an item: what is declared, and what a sum of shares is in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from quizkit.formats.xml import Element
from quizkit.model.question import Essay

from .feedback import outcomes
from .item import CHOSEN, MAXSCORE, SCORE, Item
from .numbers import amount

# A part of the points that no two scores are told apart by.
_LEAST_SLACK = Fraction(1, 10**9)


def declared_outcomes(item: Item) -> Sequence[Element]:
    """SCORE and MAXSCORE, the numbers that rules read, and what feedback hangs on, each of a single identifier."""
    points = amount(item.points)
    is_marked = isinstance(item.question, Essay) and item.export.version.external_scored
    shown = outcomes(item)
    key = ("outcomes", points, is_marked, item.chosen, *item.outcomes, *shown)
    return item.export.all_fixed(key, lambda: _declared(item, points, shown, is_marked=is_marked))


def _declared(item: Item, points: str, shown: list[str], *, is_marked: bool) -> Iterator[Element]:
    element = item.element

    def default(value: str) -> tuple[Element]:
        return (element("defaultValue", (item.export.dialect.value(value),)),)

    def declare(name: str, kind: str, value: str | None = None, cardinality: str = "single", **more: str | None) -> Element:
        children = () if value is None else default(value)
        return element("outcomeDeclaration", children, identifier=name, cardinality=cardinality, baseType=kind, **more)

    human = "human" if is_marked else None
    # The largest score has to be above 0.
    bounds = {"normalMinimum": "0", "normalMaximum": points} if item.points else {}
    yield declare(SCORE, "float", "0", **bounds, externalScored=human)
    yield declare(MAXSCORE, "float", points)
    for name, number in item.outcomes.items():
        yield declare(name, "integer", str(number))
    for name in shown:
        yield declare(name, "identifier")
    if item.chosen is not None:
        yield declare(CHOSEN, "identifier", cardinality=item.chosen)


def settle_score(item: Item) -> None:
    """Keep the sum of shares between 0 and the points; where only all of them count, take fewer away.

    What misses an end by less than half a step is that end: readers add in doubles, in decimals, and one rounds every sum to three of them,
    so that three thirds are 0.999 there.
    """
    process = item.process

    def settled(high: str, low: str) -> Element:
        is_full = process.of("gte", process.variable(SCORE), process.base("float", high))
        is_none = process.of("lt", process.variable(SCORE), process.base("float", low))
        return process.when((is_full, [process.let(SCORE, process.variable(MAXSCORE))]), (is_none, [item.nothing()]))

    def whole() -> Element:
        is_part = process.of("lt", process.variable(SCORE), process.variable(MAXSCORE))
        return process.when((is_part, [item.nothing()]))

    if item.steps is not None and item.rules:
        high, low = _ends(*item.points.as_integer_ratio(), item.steps)
        item.rules.append(item.export.fixed(("settled", high, low), lambda: settled(high, low)))
    if item.is_whole:
        item.rules.append(item.export.fixed(("whole",), whole))


@lru_cache(maxsize=1024)
def _ends(numerator: int, denominator: int, steps: int) -> tuple[str, str]:
    """From which score on all points, given as a fraction, are reached, and below which there are none."""
    points = Fraction(numerator, denominator)
    slack = max(points / steps / 2, points * _LEAST_SLACK)
    return amount(points - slack), amount(slack)
