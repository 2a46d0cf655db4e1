"""duplicate-id."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class DuplicateId(BankRule):
    """Two entities of one kind have the same id.

    ## What it does
    Compares the ids of all entities of a kind over the whole bank, and names the place that had the id first.

    ## Why it matters
    References and exports find an entity by its id: with two of them one is lost, or the wrong one is shown. Retired entities keep their
    ids for the same reason.

    ## What to write instead
    Give the newer entity an id of its own. If it replaces the older one, retire that and say `supersedes`.

    ## References
    This rule is quizkit's own.
    """

    code = "REF001"
    name = "duplicate-id"
    since = "0.1"
    severity = "error"
    silenceable = False
    bad = (
        """\
- id: weights
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
- id: weights  # expect: REF001
  type: true-false
  stem: Weights are text.
  answer: false
  rationale: They are numbers.
""",
    )
    good = (
        """\
- id: weights-are-numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
- id: weights-are-text
  type: true-false
  stem: Weights are text.
  answer: false
  rationale: They are numbers.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        for row, first in index.repeated_ids():
            message = f"The {index.kind(row)} id '{index.id(row)}' stands at two places: give the newer one an id of its own."
            yield row, Problem(message, ("id",), related=(Mention(first, "the other one", ("id",)),))
