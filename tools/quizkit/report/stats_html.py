"""The numbers of a bank as one page: with plots as SVG, readable in light and dark, on a telephone and on paper; no script, no network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from quizkit.stats.model import Stats

from .stats_page import STYLE
from .stats_svg import bar, columns
from .stats_tables import Row, Section, Table, headline, sections
from .terminal import safe


def stats_html(stats: Stats) -> str:
    """The page."""
    return "".join(f"{line}\n" for line in _page(stats))


def _page(stats: Stats) -> Iterator[str]:
    title = _shown(stats.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    # Nothing is loaded, whatever a text of the bank may say.
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{title}: the bank in numbers</title>"
    yield f"<style>\n{STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    yield f'<h1 dir="auto">{title}</h1>'
    yield f"<p>{_shown(headline(stats))}</p>"
    yield "</header>"
    yield "<main>"
    for section in sections(stats):
        yield from _section(section)
    yield "</main>"
    yield "<footer><p>Made by <code>quizkit stats</code>.</p></footer>"
    yield "</body>"
    yield "</html>"


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{_shown(section.title)}</h2>"
    if section.note:
        yield f"<p>{_shown(section.note)}</p>"
    yield f'<div class="{"side" if len(section.tables) > 1 else "alone"}">'
    for table in section.tables:
        yield from _table(table)
    yield "</div>"
    yield "</section>"


def _table(table: Table) -> Iterator[str]:
    # A figure scrolls by itself where it is wider than the screen, and so it takes the focus of a keyboard.
    yield f'<figure class="{"plot" if table.is_columns else "figures"}" tabindex="0">'
    if table.caption:
        yield f"<figcaption>{_shown(table.caption)}</figcaption>"
    if table.is_columns:
        yield columns([(row.cells[0], row.cells[1], row.bar or 0.0, row.mark) for row in table.rows])
        yield f'<p class="note">{_legend(table)}</p>'
    has_bars = not table.is_columns and any(row.bar is not None for row in table.rows)
    yield "<table>"
    yield "<thead>"
    heads = "".join(f"<th{_kind(table, at)}>{_shown(name)}</th>" for at, name in enumerate(table.columns))
    if has_bars:
        heads += f'<th class="bars">{_legend(table)}</th>'
    yield f"<tr>{heads}</tr>"
    yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        yield f"<tr>{_cells(table, row)}{_bar_cell(row) if has_bars else ''}</tr>"
    yield "</tbody>"
    yield "</table>"
    for note in table.notes:
        yield f'<p class="note">{_shown(note)}</p>'
    yield "</figure>"


def _cells(table: Table, row: Row) -> str:
    cells = []
    for at, cell in enumerate(row.cells):
        shade = row.shades[at] if row.shades else 0.0
        style = f' style="background:rgba(58,123,213,{0.1 + 0.6 * shade:.2f})"' if shade else ""
        # The first cell says what the row is about.
        name = 'th scope="row"' if at == 0 else "td"
        cells.append(f"<{name}{_kind(table, at)}{style}><bdi>{_shown(cell)}</bdi></{name[:2]}>")
    return "".join(cells)


def _bar_cell(row: Row) -> str:
    return f'<td class="bars">{"" if row.bar is None else bar(row.bar, row.mark)}</td>'


def _legend(table: Table) -> str:
    bars = f'<span class="key-bar"></span> {_shown(table.bar_title)}' if table.bar_title else ""
    marks = f' <span class="key-mark"></span> {_shown(table.mark_title)}' if table.mark_title else ""
    return bars + marks


def _kind(table: Table, at: int) -> str:
    return "" if at in table.words else ' class="number"'


def _shown(text: str) -> str:
    """A text as it may stand in the page: nothing of it is markup, and nothing turns the rest of a line round."""
    return escape(safe(text))
