"""The cells of a comparison."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.model.comparison import Cell, Comparison


def cells_of(comparison: Comparison) -> Iterator[tuple[DataPath, Cell, bool]]:
    """The path of every cell that stands in a column, the cell, and whether it has a text."""
    columns = {column.id for column in comparison.columns}
    for at, row in enumerate(comparison.rows):
        for name, cell in row.cells.items():
            if name in columns:
                yield ("rows", at, "cells", name), cell, bool(cell.text and cell.text.strip())
