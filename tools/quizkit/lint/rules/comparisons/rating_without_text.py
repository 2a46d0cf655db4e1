"""rating-without-text."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.cells import cells_of
from quizkit.lint.analysis.status import is_in_use
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.comparison import Comparison


class RatingWithoutText(EntityRule[Comparison]):
    """A rating stands without a text that explains it.

    ## What it does
    Looks for cells with a `rating` and no `text`. Where the factor does not apply (`n/a`) there is nothing to explain. Comparisons that are
    drafts or retired are passed over.

    ## Why it matters
    *Better* and *yes* are verdicts: without a reason a learner can only memorise them, and nobody can check them.

    ## What to write instead
    Say in a sentence why the rating is what it is, and name the claims that it rests on.

    ## References
    This rule is quizkit's own.
    """

    code = "CMP003"
    name = "rating-without-text"
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
        open: {rating: better, text: Nothing leaves the house.}
        closed: {rating: worse}  # expect: CMP003
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
        open: {rating: better, text: Nothing leaves the house.}
        closed: {rating: worse, text: Every prompt does.}
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
            if cell.rating not in (None, "n/a") and not has_text:
                yield Problem(f"Nothing says why this is '{cell.rating}': write a 'text', in a sentence.", (*path, "rating"))
