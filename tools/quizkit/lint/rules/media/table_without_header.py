"""table-without-header."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from quizkit.finding import Problem
from quizkit.lint.analysis.references import nodes_of
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.text import ast


class TableWithoutHeader(EntityRule[Entity]):
    """A column of a table has no heading.

    ## What it does
    Looks at the first row of every table: each of its cells says what stands below it. The cell of the corner, above a column that names
    the rows, may be empty; a column that is empty altogether is passed over.

    ## Why it matters
    A screen reader says the heading of the column with each cell; without one its user hears numbers and does not know what they are.
    Others have to guess as well.

    ## What to write instead
    Write what stands in the column, and the unit: `Price per month`.

    ## References
    WCAG 2.2, success criterion 1.3.1 (Info and Relationships).
    """

    code = "MED015"
    name = "table-without-header"
    since = "0.1"
    applies_to = (Entity,)
    bad = (
        """\
# file: stimuli/example.yaml
- id: prices
  body: |
    |       |      |  # expect: MED015
    |-------|------|
    | Finch | 0.60 |
- id: sizes
  body: |
    | Model |      | Licence |  # expect: MED015
    |-------|------|---------|
    | Finch | 4 GB | MIT     |
""",
    )
    good = (
        """\
# file: stimuli/example.yaml
- id: prices
  body: |
    |       | Price |
    |-------|-------|
    | Finch | 0.60  |
- id: sizes
  body: |
    | Model | ![Size](media:size) |  |
    |-------|---------------------|--|
    | Finch | 4 GB                |  |
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if "|" not in view.signs or "-" not in view.sources:
            return ()
        return chain.from_iterable(
            _problems(text) for text in view.texts.values() if text.level == "block" and "|" in text.source and "-" in text.source
        )


def _problems(text: TextField) -> Iterable[Problem]:
    for node in nodes_of(text):
        if not isinstance(node, ast.Table):
            continue
        nameless = [column for column, cell in enumerate(node.head) if not _says_something(cell) and _is_filled(node, column)]
        if not nameless or (nameless == [0] and len(node.head) > 1):
            continue
        message = (
            "This table has no headings: say in its first row what stands in each column."
            if len(nameless) == len(node.head) or not any(map(_says_something, node.head))
            else f"Column {nameless[-1] + 1} of this table has no heading: say in the first row what stands in it."
        )
        line_end = text.source.find("\n", node.start)
        yield Problem(message, text.path, span=(node.start, line_end if line_end > node.start else node.end))


def _is_filled(table: ast.Table, column: int) -> bool:
    return any(column < len(row) and _says_something(row[column]) for row in table.rows)


def _says_something(cell: tuple[ast.Inline, ...]) -> bool:
    return any(not isinstance(node, ast.Str) or not (node.text.isspace() or not node.text) for node in cell)
