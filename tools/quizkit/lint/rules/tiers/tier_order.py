"""tier-order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.finding import Problem
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.scale import Condition, Scale

Requirements = Mapping[str, Condition]


class TierOrder(EntityRule[Scale]):
    """A tier of an ordered scale asks for no more than one below it.

    ## What it does
    Compares the conditions of the tiers of every ordered scale, which are listed from the lowest to the highest. If whatever meets a lower
    tier meets a higher one as well, the lower tier can never be the answer, for the highest counts. Tiers without conditions are passed
    over as long as no tier below them has any.

    ## Why it matters
    The tiers are in the wrong order, or a condition is missing. Everything that belongs on the lower tier is put on the higher one.

    ## What to write instead
    List the tiers from the lowest to the highest, and give each what it asks for beyond the one below. Where the tiers have no rank, say
    `ordered: false`.

    ## References
    This rule is quizkit's own.
    """

    code = "TIR010"
    name = "tier-order"
    since = "0.1"
    severity = "error"
    applies_to = (Scale,)
    bad = (
        """\
# file: tiers/example.yaml
- id: upside-down
  title: Release
  tiers:
    - {id: open, title: Open, requires: {weights: required, data: required}}
    - id: weights
      title: Weights
      requires: {weights: required}  # expect: TIR010
- id: forgotten
  title: Release
  tiers:
    - {id: weights, title: Weights, requires: {weights: required}}
    - id: open  # expect: TIR010
      title: Open
- id: same
  title: Licences
  tiers:
    - {id: strict, title: Strict, requires: {licence: [mit]}}
    - id: loose
      title: Loose
      requires: {licence: [mit, apache-2-0]}  # expect: TIR010
""",
    )
    good = (
        """\
# file: tiers/example.yaml
- id: release
  title: Release
  tiers:
    - {id: nothing, title: Nothing}
    - {id: api, title: API, requires: {weights: withheld}}
    - {id: weights, title: Weights, requires: {weights: required}}
    - {id: open, title: Open, requires: {weights: required, data: required, licence: [mit]}}
- id: described
  title: A scale in words
  tiers:
    - {id: low, title: Low}
    - {id: high, title: High}
- id: unordered
  title: Kinds
  ordered: false
  tiers:
    - {id: large, title: Large, requires: {weights: required, size: [large]}}
    - {id: any, title: Any, requires: {weights: required}}
""",
    )

    def check(self, entity: Scale, view: EntityView) -> Iterator[Problem]:
        if not entity.ordered or entity.status == "retired":
            return
        tiers = entity.tiers[:_MOST]
        for at, tier in enumerate(tiers):
            below = next((low for low in range(at) if tiers[low].requires and _includes(tiers[low].requires, tier.requires)), None)
            if below is None:
                continue
            lower = tiers[below]
            message = (
                f"Whatever meets '{lower.id}' meets this higher tier too, so that nothing can stand on '{lower.id}': list the tiers "
                "from the lowest to the highest, and say what each asks for beyond those below."
            )
            path = ("tiers", at, "requires") if tier.requires else ("tiers", at)
            yield Problem(message, path, related=(here("the tier below", ("tiers", below)),))


# A scale with more tiers than this is no scale; all pairs are compared.
_MOST = 200


def _includes(lower: Requirements, higher: Requirements) -> bool:
    """Whether what meets the one meets the other."""
    return all(name in lower and _implies(lower[name], condition) for name, condition in higher.items())


def _implies(given: Condition, asked: Condition) -> bool:
    if isinstance(given, tuple) and isinstance(asked, tuple):
        return set(given) <= set(asked)
    return given == asked
