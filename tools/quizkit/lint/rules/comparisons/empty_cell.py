"""empty-cell."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.cells import cells_of
from quizkit.lint.analysis.status import is_in_use
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.comparison import Comparison


class EmptyCell(EntityRule[Comparison]):
    """A cell of a comparison says nothing.

    ## What it does
    Looks for cells with neither a rating nor a text; claims alone are no answer to the reader. Comparisons that are drafts or retired are
    passed over.

    ## Why it matters
    The reader cannot tell whether the factor does not apply, nobody knows, or somebody forgot.

    ## What to write instead
    Give it a rating, a text, or both. Where the factor does not apply, write `rating: n/a`.

    ## References
    This rule is quizkit's own.
    """

    code = "CMP002"
    name = "empty-cell"
    since = "0.1"
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
        open: {}  # expect: CMP002
        closed:  # expect: CMP002
          text: ""
          claims: [prompts-leave-the-house]
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
        open: {rating: better}
        closed: {text: Every prompt leaves the house.}
    - factor: Price of a call
      cells:
        open: {rating: n/a}
        closed: {text: It is listed.}
""",
    )

    def check(self, entity: Comparison, view: EntityView) -> Iterator[Problem]:
        if not is_in_use(entity):
            return
        for path, cell, has_text in cells_of(entity):
            if cell.rating is None and not has_text:
                message = "This cell says nothing: give it a rating or a text, or 'rating: n/a' where the factor does not apply."
                yield Problem(message, path, on_key=True)
