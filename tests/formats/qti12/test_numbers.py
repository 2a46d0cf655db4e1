"""Points in parts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from quizkit.formats.qti12.numbers import spread


@pytest.mark.parametrize("total", ["1e-9", "0.5", "1", "100"])
def test_small_points_are_shared_as_exactly_as_large_ones(total: str) -> None:
    shares = spread(Decimal(total), [Fraction(1, 7)] * 7)
    assert sum(shares) == Decimal(total)
    assert float(shares[0]) == pytest.approx(float(total) / 7, rel=1e-8)
