"""The numbers of a bank for a terminal: tables with small bars, no wider than it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizkit.stats.model import Stats

from .paragraphs import folded
from .stats_tables import Section, Table, headline, sections
from .terminal import Style, safe, width

_LEAST_BAR = 6
_MOST_BAR = 30
_LEAST_CELL = 6
_GAP = 2
_EIGHTHS = " ▏▎▍▌▋▊▉"
_ASCII = str.maketrans({"·": ".", "—": "-", "…": "~"})


def stats_text(stats: Stats, style: Style, columns: int, *, is_ascii: bool = False) -> Iterator[str]:
    """The lines of the report; `columns` is how wide they may be, and `is_ascii` asks for bars and signs that any terminal can show."""
    lines = _lines(stats, style, columns, is_ascii)
    return (line.translate(_ASCII) for line in lines) if is_ascii else lines


def _lines(stats: Stats, style: Style, columns: int, is_ascii: bool) -> Iterator[str]:
    yield style.bold(_cut(safe(stats.title), columns))
    yield from folded(headline(stats), columns)
    for section in sections(stats):
        yield from _section(section, style, columns, is_ascii)


def _section(section: Section, style: Style, columns: int, is_ascii: bool) -> Iterator[str]:
    yield ""
    yield style.bold(section.title)
    if section.note:
        yield from folded(section.note, columns)
    for table in section.tables:
        yield ""
        if table.caption:
            yield from folded(table.caption, columns)
        yield from (f"  {line}".rstrip() for line in _table(table.without_roomy(), style, columns - _GAP, is_ascii))
        for note in table.notes:
            yield from (f"  {line}" for line in folded(note, columns - _GAP))


def _table(table: Table, style: Style, columns: int, is_ascii: bool) -> Iterator[str]:
    rows = [[safe(cell) for cell in row.cells] for row in table.rows]
    # A caption says what a table of two columns is of.
    heads = [] if len(table.columns) == 1 or (table.caption and len(table.columns) == 2) else table.columns
    widths = _widths(heads, rows, table, columns)
    room = min(columns - sum(widths) - _GAP * len(widths), _MOST_BAR)
    has_bars = any(row.bar is not None for row in table.rows) and room >= _LEAST_BAR
    for head in _head(heads, widths):
        yield style.dim(_line(head, widths, table).rstrip())
    for row, cells in zip(table.rows, rows, strict=True):
        line = _line(cells, widths, table)
        if has_bars and row.bar is not None:
            line = f"{line}{' ' * _GAP}{style.dim(_bar(row.bar, room, is_ascii))}"
        yield line


def _head(heads: Sequence[str], widths: Sequence[int]) -> Iterator[list[str]]:
    """The lines of the headings: those that are wider than their columns are folded, and all end on the last line."""
    stacks = [_stacked(head, room) for head, room in zip(heads, widths, strict=False)]
    tallest = max(map(len, stacks), default=0)
    for at in range(tallest):
        yield ["" if at < tallest - len(stack) else stack[at - tallest] for stack in stacks]


def _stacked(head: str, room: int) -> list[str]:
    lines = [""]
    for word in head.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]], table: Table, columns: int) -> list[int]:
    """How wide each column is. What does not fit costs first the headings, then of the columns of words the widest, as far as that goes."""
    cells = [max(width(row[at]) for row in rows) for at in range(len(table.columns))]
    if not heads:
        return _cut_to_fit(cells, table, columns)
    whole = [max(room, len(head)) for room, head in zip(cells, heads, strict=True)]
    bars = _GAP + _LEAST_BAR if any(row.bar is not None for row in table.rows) else 0
    if sum(whole) + _GAP * (len(whole) - 1) + bars <= columns:
        return whole
    folded_heads = [max(room, *map(len, head.split(" "))) for room, head in zip(cells, heads, strict=True)]
    return _cut_to_fit(folded_heads, table, columns)


def _cut_to_fit(widths: list[int], table: Table, columns: int) -> list[int]:
    while (over := sum(widths) + _GAP * (len(widths) - 1) - columns) > 0:
        at = max(table.words or range(len(widths)), key=lambda at: widths[at])
        if widths[at] <= _LEAST_CELL:
            break
        second = max((widths[other] for other in table.words if other != at), default=_LEAST_CELL)
        widths[at] = max(widths[at] - over, min(second, widths[at] - 1), _LEAST_CELL)
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], table: Table) -> str:
    shown = []
    for at, (cell, room) in enumerate(zip(cells, widths, strict=True)):
        cut = _cut(cell, room)
        fill = " " * (room - width(cut))
        shown.append(f"{cut}{fill}" if at in table.words else f"{fill}{cut}")
    return (" " * _GAP).join(shown)


def _cut(text: str, room: int) -> str:
    """As much of a text as fits, with a sign where it was cut."""
    if width(text) <= room:
        return text
    taken = ""
    for char in text:
        if width(taken + char) > room - 1:
            break
        taken += char
    return f"{taken}…"


def _bar(share: float, room: int, is_ascii: bool) -> str:
    if is_ascii:
        return "#" * round(share * room)
    eighths = round(share * room * 8)
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()
