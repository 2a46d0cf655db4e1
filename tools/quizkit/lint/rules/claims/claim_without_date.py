"""claim-without-date."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.dates import names_a_time
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.claim import Claim

# What a word means, and what somebody thinks, is not true of a day.
_WITHOUT_DATE = ("definition", "opinion")


class ClaimWithoutDate(EntityRule[Claim]):
    """A claim does not say when it was true.

    ## What it does
    Looks for `as_of` in claims of the kinds fact, comparison, forecast and policy, and in every claim that may change: whose `volatility`
    is medium or high, or which has a `review_by`. A claim without one passes if its statement names a year, or if it says
    `volatility: low` because it hangs on no day: that water boils, for instance. Retired claims are passed over.

    ## Why it matters
    Nobody can tell a claim that has become wrong from one that was never right, nor which of two is the newer.

    ## What to write instead
    Write under `as_of` the day for which the source says it, and set a `review_by` if it may change. If it holds for years, say
    `volatility: low`.

    ## References
    This rule is quizkit's own.
    """

    code = "CLM010"
    name = "claim-without-date"
    since = "0.1"
    applies_to = (Claim,)
    bad = (
        """\
# file: claims/example.yaml
- id: largest
  statement: The largest open model has 405 billion parameters.  # expect: CLM010
  kind: fact
- id: cheaper
  statement: Calls to hosted models cost less than calls to closed ones.  # expect: CLM010
  kind: comparison
- id: open
  statement: Open means what the Open Source Initiative says it means.  # expect: CLM010
  kind: definition
  volatility: high
- id: to-be-checked
  statement: The order of 2023 is in force.  # expect: CLM010
  kind: policy
  volatility: low
  review_by: 2027-01-01
""",
    )
    good = (
        """\
# file: claims/example.yaml
- id: largest
  statement: The largest open model has 405 billion parameters.
  kind: fact
  as_of: 2024-07-23
- id: signed
  statement: The order was signed on 30 October 2023.
  kind: policy
- id: boiling
  statement: Water boils at a lower temperature where the pressure is lower.
  kind: fact
  volatility: low
- id: weights
  statement: Weights are the numbers that a model has learnt.
  kind: definition
- id: worth-it
  statement: Openness is worth its risks.
  kind: opinion
- id: old
  status: retired
  statement: There are three tiers.
  kind: fact
""",
    )

    def check(self, entity: Claim, view: EntityView) -> Iterable[Problem]:
        if entity.as_of is not None or entity.status == "retired" or not _needs_a_date(entity):
            return
        message = (
            f"This {entity.kind} does not say when it was true: give the day in 'as_of'"
            f"{', for it is to be checked again' if entity.review_by else ', or say volatility: low if it hangs on no day'}."
        )
        yield Problem(message, ("statement",))


def _needs_a_date(claim: Claim) -> bool:
    if claim.review_by is not None:
        return True
    if claim.volatility == "low" or names_a_time(claim.statement):
        return False
    return claim.volatility is not None or claim.kind not in _WITHOUT_DATE
