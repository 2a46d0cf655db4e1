"""How a cost grows with the size of the work."""

from __future__ import annotations

from collections.abc import Sequence
from math import log


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The k of cost = c · size^k that fits best: least squares on the logarithms of both.

    1 is growth in proportion, 2 its square. Raises ValueError for fewer than two sizes, and for a size or cost that is not positive.
    """
    logarithms = [(log(size), log(cost)) for size, cost in points]
    if len({size for size, _ in logarithms}) < 2:
        raise ValueError("an exponent needs two sizes")
    mean_size = sum(size for size, _ in logarithms) / len(logarithms)
    mean_cost = sum(cost for _, cost in logarithms) / len(logarithms)
    spread = sum((size - mean_size) ** 2 for size, _ in logarithms)
    return sum((size - mean_size) * (cost - mean_cost) for size, cost in logarithms) / spread


def unevenness(points: Sequence[tuple[float, float]]) -> float:
    """By how much the dearest question exceeds the cheapest over all sizes, as a share: 0 is linear, .2 is within 20 %."""
    each = [cost / size for size, cost in points]
    return max(each) / min(each) - 1
