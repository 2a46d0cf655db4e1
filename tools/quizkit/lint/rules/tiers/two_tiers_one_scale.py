"""two-tiers-one-scale."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.tiers import CLASSIFIED, LEVELS, standings
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class TwoTiersOneScale(BankRule):
    """An exemplar has two tiers of a scale at once.

    ## What it does
    Computes the tiers of every exemplar on every unordered scale that it states, or whose attributes it has. Exactly one tier may hold.
    On an ordered scale the highest one counts, so that there is nothing to report.

    ## Why it matters
    The scale does not classify: questions and comparisons that rely on it have two right answers.

    ## What to write instead
    Make the conditions of the tiers exclude each other, correct the attributes, or say `ordered: true` where one tier includes the other.

    ## References
    This rule is quizkit's own.
    """

    code = "TIR002"
    name = "two-tiers-one-scale"
    since = "0.1"
    severity = "error"
    facts = (CLASSIFIED, LEVELS)
    bad = (
        """\
# file: tiers/licences.yaml
- id: licences
  title: Kinds of licence
  ordered: false
  tiers:
    - {id: permissive, title: Permissive, requires: {sale: required}}
    - {id: copyleft, title: Copyleft, requires: {same-terms: required}}
# file: exemplars/example.yaml
- id: gpl
  title: GPL
  kind: licence
  summary: A licence.
  attributes:
    sale: {value: true}
    same-terms: {value: true}
  stated:
    licences: {tier: copyleft}  # expect: TIR002
- id: agpl
  title: AGPL
  kind: licence
  summary: A licence.
  attributes:  # expect: TIR002
    sale: {value: true}
    same-terms: {value: true}
""",
    )
    good = (
        """\
# file: tiers/licences.yaml
- id: licences
  title: Kinds of licence
  ordered: false
  tiers:
    - {id: permissive, title: Permissive, requires: {same-terms: withheld}}
    - {id: copyleft, title: Copyleft, requires: {same-terms: required}}
- id: release
  title: Release
  tiers:
    - {id: api, title: API}
    - {id: weights, title: Weights, requires: {weights: required}}
# file: exemplars/example.yaml
- id: gpl
  title: GPL
  kind: licence
  summary: A licence.
  attributes:
    same-terms: {value: true}
- id: model
  title: A model
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        for found in standings(index):
            holds = found.verdict.holds
            if len(holds) < 2:
                continue
            reasons = "; ".join(f"'{tier}' ({found.holding(tier) or 'it asks for nothing'})" for tier in holds)
            message = (
                f"On the unordered scale '{found.scale.id}' {len(holds)} tiers hold: {reasons}. "
                "Correct the attributes, or make the conditions of the tiers exclude each other."
            )
            numbers = [number for number, tier in enumerate(found.scale.tiers) if tier.id in holds]
            related = tuple([Mention(found.scale_row, f"the tier '{found.scale.tiers[at].id}'", ("tiers", at)) for at in numbers])
            path = ("attributes",) if found.stated is None else ("stated", found.scale.id)
            yield found.row, Problem(message, path, on_key=True, related=related)
