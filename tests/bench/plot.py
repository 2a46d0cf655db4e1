"""Cost against size as SVG: both axes logarithmic, a panel for each kind of work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from xml.sax.saxutils import escape, quoteattr

from tests.bench.workshop import Series

_WIDTH, _HEIGHT = 560, 430
_LEFT, _RIGHT, _TOP, _BOTTOM = 96, 44, 48, 58
_LEGEND_LINE = 20
# Colours that people who see few colours tell apart (Okabe and Ito), with a mark of its own for each line.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#444444")
_MARKS = ("circle", "square", "diamond", "triangle", "cross", "circle")


def plot(series: Sequence[Series]) -> str:
    """The picture; panels stand one below the other in the order in which the series name them."""
    panels = list(dict.fromkeys(one.panel for one in series))
    heights = [_HEIGHT + _LEGEND_LINE * sum(one.panel == panel for one in series) for panel in panels]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {sum(heights)}" width="{_WIDTH}" height="{sum(heights)}" '
        'font-family="Helvetica, Arial, sans-serif" font-size="13" role="img">',
        "<title>Seconds of processor time against the number of questions</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for index, panel in enumerate(panels):
        parts.append(f'<g transform="translate(0 {sum(heights[:index])})">')
        parts += _panel(panel, [one for one in series if one.panel == panel])
        parts.append("</g>")
    return "\n".join((*parts, "</svg>", ""))


def _panel(title: str, series: Sequence[Series]) -> Iterator[str]:
    axes = _Axes([point for one in series for point in one.points])
    yield f'<text x="{_LEFT}" y="26" font-size="15" font-weight="bold" fill="#222222">CPU time against the number of {escape(title)}</text>'
    yield from axes.draw(title)
    for index, one in enumerate(series):
        colour, mark = _COLOURS[index % len(_COLOURS)], _MARKS[index % len(_MARKS)]
        places = [(axes.across(size), axes.down(cost)) for size, cost in one.points]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points={quoteattr(line)} fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (_mark(mark, x, y, colour) for x, y in places)
        y = _HEIGHT + index * _LEGEND_LINE
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{_LEFT + 36}" y2="{y}" stroke="{colour}" stroke-width="2"/>'
        yield _mark(mark, _LEFT + 18, y, colour)
        yield f'<text x="{_LEFT + 46}" y="{y + 4.5}" fill="#222222">{escape(one.name)}</text>'


class _Axes:
    """Where sizes and costs stand: whole powers of ten around all points."""

    def __init__(self, points: Sequence[tuple[int, float]]) -> None:
        sizes = [log10(size) for size, _ in points]
        costs = [log10(cost) for _, cost in points]
        self._sizes = (floor(min(sizes)), max(ceil(max(sizes)), floor(min(sizes)) + 1))
        self._costs = (floor(min(costs)), max(ceil(max(costs)), floor(min(costs)) + 1))

    def across(self, size: float) -> float:
        """The x of a size."""
        low, high = self._sizes
        return _LEFT + (log10(size) - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    def down(self, cost: float) -> float:
        """The y of a cost."""
        low, high = self._costs
        return _HEIGHT - _BOTTOM - (log10(cost) - low) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)

    def draw(self, title: str) -> Iterator[str]:
        """Lines at the powers of ten, what they stand for, and what the axes hold."""
        for power in range(self._sizes[0], self._sizes[1] + 1):
            x = self.across(10**power)
            yield _rule(x, _TOP, x, _HEIGHT - _BOTTOM)
            yield f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle" fill="#444444">{10**power:,}</text>'
        for power in range(self._costs[0], self._costs[1] + 1):
            y = self.down(10**power)
            yield _rule(_LEFT, y, _WIDTH - _RIGHT, y)
            yield f'<text x="{_LEFT - 8}" y="{y + 4.5:.1f}" text-anchor="end" fill="#444444">{_seconds(power)}</text>'
        yield from self._in_proportion()
        middle = (_LEFT + _WIDTH - _RIGHT) / 2
        yield f'<text x="{middle:.1f}" y="{_HEIGHT - _BOTTOM + 40}" text-anchor="middle" fill="#222222">{escape(title)}</text>'
        label = "CPU time, all processes"
        halfway = (_TOP + _HEIGHT - _BOTTOM) / 2
        yield f'<text transform="translate(18 {halfway:.1f}) rotate(-90)" text-anchor="middle" fill="#222222">{label}</text>'

    def _in_proportion(self) -> Iterator[str]:
        """A line of exponent 1, from the corner up, for the eye to compare with."""
        decades = min(self._sizes[1] - self._sizes[0], self._costs[1] - self._costs[0])
        x, y = self.across(10 ** (self._sizes[0] + decades)), self.down(10 ** (self._costs[0] + decades))
        yield f'<line x1="{_LEFT}" y1="{_HEIGHT - _BOTTOM}" x2="{x:.1f}" y2="{y:.1f}" stroke="#999999" stroke-dasharray="5 4"/>'
        place = f'x="{_LEFT + 0.2 * (x - _LEFT) + 10:.1f}" y="{_HEIGHT - _BOTTOM + 0.2 * (y - _HEIGHT + _BOTTOM) + 4:.1f}"'
        yield f'<text {place} font-size="11" fill="#777777">in proportion</text>'


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#dddddd"/>'


def _seconds(power: int) -> str:
    return f"{10 ** (power + 3)} ms" if power < 0 else f"{10**power:,} s"


def _mark(kind: str, x: float, y: float, colour: str) -> str:
    shapes = {
        "circle": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>',
        "square": f'<rect x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7" fill="{colour}"/>',
        "diamond": f'<path d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z" fill="{colour}"/>',
        "triangle": f'<path d="M{x:.1f} {y - 5:.1f}l5 9h-10z" fill="{colour}"/>',
        "cross": f'<path d="M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8" stroke="{colour}" stroke-width="2"/>',
    }
    return shapes[kind]
