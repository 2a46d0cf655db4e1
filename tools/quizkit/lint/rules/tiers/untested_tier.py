"""untested-tier."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.parts import PARTS
from quizkit.lint.analysis.status import IN_USE
from quizkit.lint.analysis.tested import TESTED_FACTS, tested
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class UntestedTier(BankRule):
    """No question tests a tier.

    ## What it does
    Looks for the tiers that no published question names under `tests`. It speaks of a scale only where some question tests another of its
    tiers: until then the author has not begun to test them. A question that tests the scale as a whole tests all of them. Scales that are
    drafts or retired are passed over, and nothing is reported while some question cannot be read or tests a tier that is not there, for any
    may be meant.

    ## Why it matters
    A scale is known when its tiers can be told apart. Whoever answers every question of the bank may still not know this one.

    ## What to write instead
    Write a question for it, or say of one that is there: `tests: [tier:scale/tier]`.

    ## References
    This rule is quizkit's own.
    """

    code = "TIR003"
    name = "untested-tier"
    since = "0.1"
    severity = "info"
    facts = (IN_USE, *TESTED_FACTS)
    about = ("scale",)
    bad = (
        """\
- id: only-weights
  type: true-false
  stem: A release of weights alone is fully open.
  answer: false
  rationale: The data are missing.
  tests: [tier:release/fully-open]
# file: tiers/example.yaml
- id: release
  title: Release scale
  tiers:
    - {id: open-weights, title: Open weights}  # expect: TIR003
    - {id: fully-open, title: Fully open}
""",
    )
    good = (
        """\
- id: only-weights
  type: true-false
  stem: A release of weights alone is fully open.
  answer: false
  rationale: The data are missing.
  tests: [tier:release/fully-open, tier:release/open-weights, scale:licences]
# file: tiers/example.yaml
- id: release
  title: Release scale
  tiers:
    - {id: open-weights, title: Open weights}
    - {id: fully-open, title: Fully open}
- id: licences
  title: Licences
  ordered: false
  tiers:
    - {id: permissive, title: Permissive}
    - {id: copyleft, title: Copyleft}
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        in_use = {row for row, _ in index.facts(IN_USE) if index.kind(row) == "scale"}
        found = index.once(tested) if in_use else None
        if found is None or "tier" in found.doubtful:
            return
        for row, parts in index.facts(PARTS):
            names = [f"tier:{index.id(row)}/{tier}" for tier in parts.get("tiers", ())] if row in in_use else []
            if index.name(row) in found.first or not any(name in found.first for name in names):
                continue
            for at, name in enumerate(names):
                if name not in found.first:
                    message = f"No published question tests this tier: write one that says 'tests: [{name}]'."
                    yield row, Problem(message, ("tiers", at, "id"))
