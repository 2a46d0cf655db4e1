"""Shares and probabilities in words."""

from __future__ import annotations

_SMALLEST = 0.0001


def percent(share: float) -> str:
    """A share as it is read: `38.2 %`."""
    return f"{100 * share:.1f} %"


def probability(p: float) -> str:
    """A probability as it is read: `p = 0.023`; what is smaller than one in ten thousand is said to be so."""
    if p < _SMALLEST:
        return f"p < {_SMALLEST}"
    return f"p = {min(p, 1.0):.4f}" if p < 0.001 else f"p = {min(p, 1.0):.3f}" if p < 0.1 else f"p = {min(p, 1.0):.2f}"
