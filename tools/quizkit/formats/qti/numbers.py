"""Numbers as QTI writes its floats (xs:double)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import permutations

from quizkit.formats.numbers import EXACT, shortest

# Every decimal of so many figures is told apart from its neighbours by a double.
_FIGURES = 15
_NEAREST = Context(prec=_FIGURES)
# What is added to shares that fall short in floats, as a part of each.
_SMALLEST_STEP = Fraction(1, 2**53)
# So many numbers are added up in every order; of more, each addition may be off by half a unit in the last place.
_MOST_ORDERS = 5
_HALF_UNIT = 2.0**-53


def amount(number: Fraction) -> str:
    """A number of points: the shortest decimal that a reader of floats takes for the nearest one."""
    # A fraction takes ten times as long to look up as its two numbers.
    return _quotient(*number.as_integer_ratio())


@lru_cache(maxsize=4096)
def _quotient(numerator: int, denominator: int) -> str:
    return repr(numerator / denominator).removesuffix(".0")


@lru_cache(maxsize=1024)
def exactly(number: Decimal) -> Fraction:
    """A number of a bank as a fraction."""
    return Fraction(number)


def is_full(weight: Fraction) -> bool:
    """Whether a weight is 1; a fraction is compared ten times as slowly."""
    return weight.numerator == weight.denominator


@lru_cache(maxsize=1024)
def amounts(shares: tuple[Fraction, ...], whole: Fraction) -> tuple[Fraction, ...]:
    """Shares of `whole` that reach it when a reader adds them up in floats, in any order.

    Ten times 0.1 is 0.9999999999999999 in floats, and a learner with all of it would not have all the points. Where that happens, every
    share is raised, in its last figure; the upper bound of a mapping takes away what is too much.
    """
    if sum(shares) != whole or _reaches(shares, whole):
        return shares
    step = _SMALLEST_STEP
    raised = shares
    while not _reaches(raised, whole):
        raised = tuple(Fraction(amount(share * (1 + step))) for share in shares)
        step *= 2
    return raised


def equal_amount(whole: Fraction, parts: int) -> Fraction:
    """One of so many equal shares of `whole`, which reach it when a reader adds them up."""
    return _equal_amount(*whole.as_integer_ratio(), parts)


@lru_cache(maxsize=1024)
def _equal_amount(numerator: int, denominator: int, parts: int) -> Fraction:
    whole = Fraction(numerator, denominator)
    return amounts((whole / parts,) * parts, whole)[0]


def _reaches(shares: tuple[Fraction, ...], whole: Fraction) -> bool:
    """Whether the whole comes out in decimals, in which one player adds, and in floats."""
    if sum(Fraction(amount(share)) for share in shares) < whole:
        return False
    numbers, goal = [float(share) for share in shares], float(whole)
    if len(set(numbers)) == 1:
        return _sum(numbers) >= goal
    if len(numbers) > _MOST_ORDERS:
        return _sum(numbers) >= goal * (1 + len(numbers) * _HALF_UNIT)
    return all(_sum(order) >= goal for order in permutations(numbers))


def _sum(numbers: Iterable[float]) -> float:
    """One after the other, as readers do; the built-in sum may be more exact."""
    total = 0.0
    for number in numbers:
        total += number
    return total


def bound(number: Decimal) -> tuple[str, bool]:
    """A number to compare with, and whether readers know its last figures.

    It is written in full: a reader takes it and what a learner types for the nearest floats, so that an end still counts as within.
    """
    exact = number.normalize(EXACT)
    return shortest(exact), _NEAREST.plus(exact) != exact
