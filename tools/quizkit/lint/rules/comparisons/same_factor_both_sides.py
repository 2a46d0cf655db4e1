"""same-factor-both-sides."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from quizkit.finding import Problem
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.analysis.status import is_in_use
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.debate import Argument, Debate


class SameFactorBothSides(EntityRule[Debate]):
    """Two positions claim the same factor, and nothing says when which of them is right.

    ## What it does
    Compares the `factor` of the arguments; capitals and white space make no difference. Where two positions appeal to one factor, at least
    one of the arguments must have `conditions`. There is one finding for each factor, at the first argument of the second position. Debates
    that are drafts or retired are passed over.

    ## Why it matters
    If cost speaks for both sides, each side is right somewhere. A learner who is not told where takes the two for a contradiction, or for
    mere opinions.

    ## What to write instead
    Say under `conditions` when an argument holds: "where the hardware is busy all day". If the two mean different things, name the factors
    apart: "price of a call" and "price of the hardware".

    ## References
    This rule is quizkit's own.
    """

    code = "CMP005"
    name = "same-factor-both-sides"
    since = "0.1"
    applies_to = (Debate,)
    bad = (
        """\
# file: debates/example.yaml
- id: hosting
  title: Where to run a model
  question: Should a hospital run its own model?
  positions:
    - {id: own, title: Run it}
    - {id: service, title: Call a service}
  arguments:
    - {id: cheap, position: own, factor: Cost, text: A call costs nothing.}
    - id: cheaper
      position: service
      factor: cost  # expect: CMP005
      text: There is no hardware to buy.
""",
    )
    good = (
        """\
# file: debates/example.yaml
- id: hosting
  title: Where to run a model
  question: Should a hospital run its own model?
  positions:
    - {id: own, title: Run it}
    - {id: service, title: Call a service}
  arguments:
    - id: cheap
      position: own
      factor: Cost
      text: A call costs nothing.
      conditions: [where the hardware is busy all day]
    - {id: cheaper, position: service, factor: cost, text: There is no hardware to buy.}
    - {id: records, position: own, factor: Privacy, text: Records stay in the house.}
    - {id: logs, position: own, factor: privacy, text: So do the logs.}
""",
    )

    def check(self, entity: Debate, view: EntityView) -> Iterator[Problem]:
        if not is_in_use(entity):
            return
        known = {position.id for position in entity.positions}
        by_factor: dict[str, list[tuple[int, Argument]]] = {}
        for at, argument in enumerate(entity.arguments):
            if argument.position in known and (factor := _folded(argument.factor)):
                by_factor.setdefault(factor, []).append((at, argument))
        for arguments in by_factor.values():
            (first, one), *others = arguments
            second, other = next(((at, other) for at, other in others if other.position != one.position), (first, one))
            if second != first and not any(condition.strip() for _, argument in arguments for condition in argument.conditions):
                message = (
                    f"Both '{one.position}' and '{other.position}' claim the factor '{other.factor}': say under 'conditions' when an "
                    "argument holds, or name the factors apart."
                )
                path = ("arguments", second, "factor")
                yield Problem(message, path, related=(here("the same factor for the other side", ("arguments", first, "factor")),))


def _folded(factor: str | None) -> str:
    return " ".join(normalize("NFKC", factor or "").casefold().split())
