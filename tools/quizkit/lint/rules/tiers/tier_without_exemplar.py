"""tier-without-exemplar."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.parts import PARTS
from quizkit.lint.analysis.status import IN_USE
from quizkit.lint.analysis.tiers import CLASSIFIED, LEVELS, Standing, standings
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class TierWithoutExemplar(BankRule):
    """Nothing in the bank stands on a tier.

    ## What it does
    Looks for the tiers that no exemplar states and no exemplar's attributes give. It speaks of a scale only where some exemplar stands on
    another of its tiers: until then the author has not begun to classify. Scales that are drafts or retired are passed over, and nothing is
    reported while some exemplar cannot be read.

    ## Why it matters
    A tier without an example is a definition that nobody has tried out. Learners cannot picture it, and questions on it have to invent one.

    ## What to write instead
    Add an exemplar that stands on the tier, or ask whether the scale needs it.

    ## References
    This rule is quizkit's own.
    """

    code = "TIR011"
    name = "tier-without-exemplar"
    since = "0.1"
    severity = "info"
    facts = (CLASSIFIED, LEVELS, PARTS, IN_USE)
    bad = (
        """\
# file: tiers/example.yaml
- id: release
  title: Release
  tiers:
    - {id: api, title: API}
    - {id: weights, title: Weights, requires: {weights: required}}
    - {id: open, title: Open, requires: {weights: required, data: required}}  # expect: TIR011
# file: exemplars/example.yaml
- id: model-a
  title: Model A
  kind: release
  summary: A model.
  stated:
    release: {tier: api}
- id: model-b
  title: Model B
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
    data: {value: false}
""",
    )
    good = (
        """\
# file: tiers/example.yaml
- id: release
  title: Release
  tiers:
    - {id: weights, title: Weights, requires: {weights: required}}
    - {id: open, title: Open, requires: {weights: required, data: required}}
- id: licences
  title: Licences
  ordered: false
  tiers:
    - {id: permissive, title: Permissive, requires: {licence: [mit]}}
    - {id: conditional, title: Conditional, requires: {licence: [community]}}
# file: exemplars/example.yaml
- id: model-a
  title: Model A
  kind: release
  summary: A model.
  stated:
    release: {tier: open}
- id: model-b
  title: Model B
  kind: release
  summary: A model.
  attributes:
    weights: {value: true}
    data: {value: false}
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        in_use = {row for row, _ in index.facts(IN_USE) if index.kind(row) == "scale"}
        if not in_use or "exemplar" in index.unknown_kinds:
            return
        filled: dict[int, set[str]] = {}
        for found in standings(index):
            filled.setdefault(found.scale_row, set()).update(_may_stand_on(found))
        for row, parts in index.facts(PARTS):
            taken = filled.get(row, set())
            if row not in in_use or taken.isdisjoint(parts.get("tiers", ())):
                continue
            for number, tier in enumerate(parts["tiers"]):
                if tier not in taken:
                    message = f"No exemplar stands on the tier '{tier}': add one, or ask whether the scale needs the tier."
                    yield row, Problem(message, ("tiers", number, "id"))


def _may_stand_on(found: Standing) -> set[str]:
    """The tiers of an exemplar. One that an attribute may still give, which nobody knows, is not empty for sure."""
    stated = set() if found.stated is None else {found.stated}
    return stated | {*found.verdict.holds, *found.verdict.undecided} if found.attributes else stated
