"""review-overdue."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.claim import Claim


class ReviewOverdue(EntityRule[Claim]):
    """The day by which a claim was to be checked again has passed.

    ## What it does
    Compares `review_by` with today, or with the day given by `--today`. Retired claims are passed over.

    ## Why it matters
    Whoever wrote the claim did not trust it beyond that day. What rests on it may be wrong by now.

    ## What to write instead
    Read the source again. If the claim still holds, set `as_of` to today and `review_by` to the next day to look; if not, retire it and
    write another that `supersedes` it.

    ## References
    This rule is quizkit's own.
    """

    code = "CLM002"
    name = "review-overdue"
    since = "0.1"
    applies_to = (Claim,)
    bad = (
        """\
# file: claims/example.yaml
- id: largest
  statement: The largest open model has 405 billion parameters.
  kind: fact
  as_of: 2024-07-23
  review_by: 2025-07-23  # expect: CLM002
""",
    )
    good = (
        """\
# file: claims/example.yaml
- id: largest
  statement: On 23 July 2024 the largest open model had 405 billion parameters.
  kind: fact
  as_of: 2024-07-23
- id: today
  statement: There are four tiers.
  kind: definition
  review_by: 2026-01-15
- id: old
  status: retired
  statement: There are three tiers.
  kind: fact
  review_by: 2020-01-01
""",
    )

    def check(self, entity: Claim, view: EntityView) -> Iterable[Problem]:
        due = entity.review_by
        if due is None or due >= view.today or entity.status == "retired":
            return
        days = (view.today - due).days
        late = "yesterday" if days == 1 else f"{days} days ago"
        message = f"This claim was to be checked again by {due}, {late}: check it and set a new day, or retire it."
        yield Problem(message, ("review_by",))
