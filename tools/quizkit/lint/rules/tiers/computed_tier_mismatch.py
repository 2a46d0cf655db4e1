"""computed-tier-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.tiers import CLASSIFIED, LEVELS, Standing, standings
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class ComputedTierMismatch(BankRule):
    """The tier that is stated for an exemplar is not the one that its attributes give.

    ## What it does
    Computes the tier from the attributes: on an ordered scale the highest one whose conditions hold, on an unordered one the only one whose
    conditions hold. As long as an attribute is unknown that could make the stated tier right, nothing is reported.

    ## Why it matters
    One of the two is wrong, and lessons and questions use both: a learner who works out the tier by the scale's own rules contradicts the
    bank.

    ## What to write instead
    Look at the sources of the attributes that the message names, and correct them or the stated tier.

    ## References
    This rule is quizkit's own.
    """

    code = "TIR001"
    name = "computed-tier-mismatch"
    since = "0.1"
    severity = "error"
    requires = ("two-tiers-one-scale",)
    facts = (CLASSIFIED, LEVELS)
    bad = (
        """\
# file: tiers/release.yaml
- id: release
  title: Release
  tiers:
    - {id: api, title: API, requires: {weights: withheld}}
    - {id: weights, title: Weights, requires: {weights: required}}
    - {id: open, title: Open, requires: {weights: required, data: required, licence: [mit, apache-2-0]}}
# file: exemplars/example.yaml
- id: too-high
  title: Model A
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
    data: {value: false}
    licence: {value: mit}
  stated:
    release: {tier: open}  # expect: TIR001
- id: too-low
  title: Model B
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
    data: {value: true}
    licence: {value: mit}
  stated:
    release: {tier: weights}  # expect: TIR001
""",
    )
    good = (
        """\
# file: tiers/release.yaml
- id: release
  title: Release
  tiers:
    - {id: api, title: API, requires: {weights: withheld}}
    - {id: weights, title: Weights, requires: {weights: required}}
    - {id: open, title: Open, requires: {weights: required, data: required}}
# file: exemplars/example.yaml
- id: right
  title: Model A
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
    data: {value: false}
  stated:
    release: {tier: weights}
- id: undecided
  title: Model B
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
  stated:
    release: {tier: open}
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        for found in standings(index):
            stated, verdict = found.stated, found.verdict
            number = next((at for at, tier in enumerate(found.scale.tiers) if tier.id == stated), None)
            if stated is None or number is None or stated in verdict.holds or stated in verdict.undecided:
                continue
            related = Mention(found.scale_row, f"the tier '{stated}'", ("tiers", number))
            yield found.row, Problem(_message(found, stated), ("stated", found.scale.id, "tier"), related=(related,))


def _message(found: Standing, stated: str) -> str:
    scale, verdict = found.scale.id, found.verdict
    failing = found.failing(stated)
    if verdict.tier is not None:
        given = f"The attributes give '{verdict.tier}' on the scale '{scale}', not '{stated}': "
        why = f"for '{stated}' {failing}" if failing else f"the conditions of '{verdict.tier}' hold as well ({found.holding(verdict.tier)})"
    elif verdict.holds or verdict.undecided:
        given = f"Whatever is still unknown, the attributes rule out '{stated}' on the scale '{scale}': "
        why = f"for '{stated}' {failing}" if failing else f"a higher tier holds, '{verdict.holds[0]}' ({found.holding(verdict.holds[0])})"
    else:
        given, why = f"The attributes give no tier on the scale '{scale}', not even '{stated}': ", f"for it {failing}"
    return f"{given}{why}. Correct the stated tier or the attributes."
