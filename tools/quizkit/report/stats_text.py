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


def stats_text(stats: Stats, style: Style, columns: int, *, is_ascii: bool = False) -> Iterator[str]:
    """The lines of the report; `columns` is how wide they may be, and `is_ascii` asks for bars that any terminal can show."""
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
        if table.note:
            yield from (f"  {line}" for line in folded(table.note, columns - _GAP))


def _table(table: Table, style: Style, columns: int, is_ascii: bool) -> Iterator[str]:
    rows = [[safe(cell) for cell in row.cells] for row in table.rows]
    # A caption says what a table of two columns is of.
    heads = [] if len(table.columns) == 1 or (table.caption and len(table.columns) == 2) else [[*table.columns]]
    widths = _widths([*heads, *rows], table, columns)
    room = min(columns - sum(widths) - _GAP * len(widths), _MOST_BAR)
    has_bars = any(row.bar is not None for row in table.rows) and room >= _LEAST_BAR
    for head in heads:
        yield style.dim(_line(head, widths, table).rstrip())
    for row, cells in zip(table.rows, rows, strict=True):
        line = _line(cells, widths, table)
        if has_bars and row.bar is not None:
            line = f"{line}{' ' * _GAP}{style.dim(_bar(row.bar, room, is_ascii))}"
        yield line


def _widths(rows: Sequence[Sequence[str]], table: Table, columns: int) -> list[int]:
    """How wide each column is; of columns of words the widest is cut until all fit, as long as there is anything to cut."""
    widths = [max(width(row[at]) for row in rows) for at in range(len(table.columns))]
    while sum(widths) + _GAP * (len(widths) - 1) > columns:
        at = max(table.words or range(len(widths)), key=lambda at: widths[at])
        if widths[at] <= _LEAST_CELL:
            break
        over = sum(widths) + _GAP * (len(widths) - 1) - columns
        others = sorted((widths[other] for other in table.words if other != at), reverse=True)
        widths[at] = max(widths[at] - over, min(others[0] if others else _LEAST_CELL, widths[at] - 1), _LEAST_CELL)
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
