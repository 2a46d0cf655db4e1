"""undecided-tier."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.tiers import CLASSIFIED, LEVELS, standings
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class UndecidedTier(BankRule):
    """An attribute that would decide the tier of an exemplar is not given.

    ## What it does
    Computes the tiers of every exemplar on every scale that it states, or more than half of whose attributes it has. An attribute that is
    not given matters only where it could change the answer: on an ordered scale, where it could lift the exemplar higher. An exemplar
    without any attribute is passed over, for its tier is stated and not computed.

    ## Why it matters
    The stated tier cannot be held against anything, and a learner who works the tier out by the scale's own rules gets stuck.

    ## What to write instead
    Give the attribute that the message names, with its source. If nobody knows it, leave the exemplar as it is: this is only a note.

    ## References
    This rule is quizkit's own.
    """

    code = "TIR012"
    name = "undecided-tier"
    since = "0.1"
    severity = "info"
    requires = ("computed-tier-mismatch", "two-tiers-one-scale")
    facts = (CLASSIFIED, LEVELS)
    bad = (
        """\
# file: tiers/example.yaml
- id: release
  title: Release
  tiers:
    - {id: api, title: API, requires: {weights: withheld}}
    - {id: weights, title: Weights, requires: {weights: required}}
    - {id: open, title: Open, requires: {weights: required, data: required, code: required}}
# file: exemplars/example.yaml
- id: stated
  title: Model A
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
  stated:
    release: {tier: open}  # expect: TIR012
- id: nearly-all-known
  title: Model B
  kind: release
  summary: A model.
  attributes:  # expect: TIR012
    weights: {value: true}
    code: {value: true}
""",
    )
    good = (
        """\
# file: tiers/example.yaml
- id: release
  title: Release
  tiers:
    - {id: weights, title: Weights, requires: {weights: required}}
    - {id: open, title: Open, requires: {weights: required, data: required, code: required}}
# file: exemplars/example.yaml
- id: decided-all-the-same
  title: Model A
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
    data: {value: false}
  stated:
    release: {tier: weights}
- id: not-classified
  title: Model B
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
- id: stated-alone
  title: Model C
  kind: release
  summary: A model.
  stated:
    release: {tier: open}
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        for found in standings(index):
            verdict = found.verdict
            if not verdict.undecided or not found.attributes:
                continue
            read = {name for tier in found.scale.tiers for name in tier.requires}
            if found.stated is None and 2 * len(read & found.attributes.keys()) <= len(read):
                continue
            names = ", ".join(f"'{name}'" for name in verdict.unknown[:5])
            may_be = "' or '".join((*verdict.undecided, *verdict.holds))
            message = (
                f"The tier on the scale '{found.scale.id}' cannot be decided, it may be '{may_be}': give the attribute"
                f"{'s' if len(verdict.unknown) > 1 else ''} {names}."
            )
            number = next(at for at, tier in enumerate(found.scale.tiers) if tier.id == verdict.undecided[0])
            related = Mention(found.scale_row, f"the tier '{verdict.undecided[0]}'", ("tiers", number))
            path = ("attributes",) if found.stated is None else ("stated", found.scale.id)
            yield found.row, Problem(message, path, on_key=True, related=(related,))
