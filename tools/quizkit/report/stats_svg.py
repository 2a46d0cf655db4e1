"""Plots as SVG. Colours come from the page; each number of a plot stands in the table beside it, so that nobody has to see the plot."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_LENGTH, _THICKNESS = 200, 14
_STEP, _WIDE, _HEIGHT, _HEAD, _FOOT = 56, 36, 120, 18, 18


def bar(share: float, mark: float | None) -> str:
    """A bar across, and a mark to compare its end with; both from 0 to 1."""
    parts = [
        f'<svg class="bar" viewBox="0 0 {_LENGTH} {_THICKNESS}" preserveAspectRatio="none" aria-hidden="true">',
        f'<rect class="fill" x="0" y="2" width="{_number(share * _LENGTH)}" height="{_THICKNESS - 4}"/>',
    ]
    if mark is not None:
        at = _number(min(mark * _LENGTH, _LENGTH - 1))
        parts.append(f'<line class="mark" x1="{at}" y1="0" x2="{at}" y2="{_THICKNESS}"/>')
    return "".join((*parts, "</svg>"))


def columns(shown: Sequence[tuple[str, str, float, float | None]]) -> str:
    """Columns side by side: below each its name, above it its number, and across all the mark of the first."""
    width = _STEP * len(shown)
    parts = [f'<svg class="columns" viewBox="0 0 {width} {_HEIGHT + _HEAD + _FOOT}" width="{width}" aria-hidden="true">']
    for at, (name, number, share, _) in enumerate(shown):
        x, height = at * _STEP, share * _HEIGHT
        top, middle = _HEAD + _HEIGHT - height, _number(x + _STEP / 2)
        left = _number(x + (_STEP - _WIDE) / 2)
        parts.append(f'<rect class="fill" x="{left}" y="{_number(top)}" width="{_WIDE}" height="{_number(height)}"/>')
        parts.append(f'<text x="{middle}" y="{_number(top - 4)}">{escape(number)}</text>')
        parts.append(f'<text x="{middle}" y="{_HEAD + _HEIGHT + _FOOT - 4}">{escape(name)}</text>')
    mark = shown[0][3] if shown else None
    if mark is not None:
        y = _number(_HEAD + _HEIGHT * (1 - mark))
        parts.append(f'<line class="mark across" x1="0" y1="{y}" x2="{width}" y2="{y}"/>')
    return "".join((*parts, "</svg>"))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
