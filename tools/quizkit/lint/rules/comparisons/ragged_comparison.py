"""ragged-comparison."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quizkit.errors import nearest, suggestion
from quizkit.finding import Problem
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.comparison import Comparison, Row


class RaggedComparison(EntityRule[Comparison]):
    """The rows of a comparison do not fit its columns.

    ## What it does
    Compares the ids under which the cells of each row stand with the ids of the columns: there is a cell for every column and no other. Two
    columns with one id are reported as well. What is retired is passed over, and so is a comparison without any columns, of which
    `empty-section` speaks.

    ## Why it matters
    A cell under an id that no column has is shown nowhere, and where a cell is missing the table has a hole that looks like an answer.

    ## What to write instead
    Correct the id (the message names the nearest one), or write the missing cell. Where a factor does not apply to a column, write
    `rating: n/a`.

    ## References
    This rule is quizkit's own.
    """

    code = "CMP001"
    name = "ragged-comparison"
    since = "0.1"
    severity = "error"
    applies_to = (Comparison,)
    bad = (
        """\
# file: comparisons/example.yaml
- id: models
  title: Open and closed models
  columns:
    - {id: open, title: Open}
    - {id: closed, title: Closed}
  rows:
    - factor: Control of the data
      cells:
        open: {rating: better, text: Nothing leaves the house.}
        clossed: {rating: worse, text: Every prompt does.}  # expect: CMP001
    - factor: Work for oneself
      cells:  # expect: CMP001
        open: {rating: worse, text: Somebody has to run it.}
    - factor: Price
      cells:
        open: {text: The hardware.}
        closed: {text: Each call.}
        hybrid: {text: Both.}  # expect: CMP001
""",
        """\
# file: comparisons/example.yaml
- id: models
  title: Open and closed models
  columns:
    - {id: open, title: Open weights}
    - {id: open, title: Open source}  # expect: CMP001
  rows:
    - factor: Control of the data
      cells:
        open: {rating: better, text: Nothing leaves the house.}
""",
    )
    good = (
        """\
# file: comparisons/example.yaml
- id: models
  title: Open and closed models
  columns:
    - {id: open, title: Open}
    - {id: closed, title: Closed}
  rows:
    - factor: Control of the data
      cells:
        closed: {rating: worse, text: Every prompt leaves the house.}
        open: {rating: better, text: Nothing does.}
    - factor: Price of a call
      cells:
        open: {rating: n/a}
        closed: {text: It is listed.}
""",
    )

    def check(self, entity: Comparison, view: EntityView) -> Iterator[Problem]:
        if entity.status == "retired" or not entity.columns:
            return
        columns: dict[str, int] = {}
        for at, column in enumerate(entity.columns):
            if (first := columns.setdefault(column.id, at)) != at:
                message = (
                    f"Two columns have the id '{column.id}', so that their cells cannot be told apart: give this one an id of its own."
                )
                yield Problem(message, ("columns", at, "id"), related=(here("the other one", ("columns", first, "id")),))
        for at, row in enumerate(entity.rows):
            yield from _of_row(at, row, columns)


def _of_row(at: int, row: Row, columns: Collection[str]) -> Iterator[Problem]:
    missing = [column for column in columns if column not in row.cells]
    for name in row.cells:
        if name in columns:
            continue
        meant = nearest(name, missing)
        if meant is not None:
            missing.remove(meant)
        hint = suggestion(name, columns if meant is None else [meant])
        message = f"There is no column '{name}'{hint}: correct the id, or add the column."
        yield Problem(message, ("rows", at, "cells", name), on_key=True)
    if missing:
        names = ", ".join([f"'{column}'" for column in missing])
        message = f"This row has no cell for {names}: write one for each column, with 'rating: n/a' where the factor does not apply."
        yield Problem(message, ("rows", at, "cells"), on_key=True)
