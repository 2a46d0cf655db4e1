"""untested-objective."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.parts import PARTS
from quizkit.lint.analysis.status import IN_USE
from quizkit.lint.analysis.tested import TESTED_FACTS, tested
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class UntestedObjective(BankRule):
    """No question tests an objective.

    ## What it does
    Looks for the objectives of lessons and paths that no published question names under `tests`. Lessons and paths that are drafts or
    retired are passed over, and nothing is reported while some question cannot be read or tests an objective that is not there, for any may
    be meant.

    ## Why it matters
    An objective is a promise of what a learner can do afterwards; where nothing tests it, nobody knows whether it was kept.

    ## What to write instead
    Write a question for it, or say of one that is there: `tests: [objective:lesson/objective]`. An objective that no question could test
    may be put too vaguely.

    ## References
    This rule is quizkit's own.
    """

    code = "PTH006"
    name = "untested-objective"
    since = "0.1"
    severity = "info"
    facts = (IN_USE, *TESTED_FACTS)
    about = ("lesson", "path")
    bad = (
        """\
- id: four-tiers
  type: true-false
  stem: The scale has four tiers.
  answer: true
  rationale: Count them.
  tests: [objective:tiers/name-them]
- id: place-a-release
  status: draft
  type: true-false
  stem: A release without data is fully open.
  answer: false
  tests: [objective:tiers/place-a-release]
# file: lessons/example.yaml
- id: tiers
  title: The tiers
  objectives:
    - {id: name-them, text: Name the tiers.}
    - {id: place-a-release, text: Place a release on the scale.}  # expect: PTH006
  blocks: [{kind: scale, scale: release}]
""",
    )
    good = (
        """\
- id: four-tiers
  type: true-false
  stem: The scale has four tiers.
  answer: true
  rationale: Count them.
  tests: [objective:tiers/name-them]
# file: paths/example.yaml
- id: tiers
  title: The tiers
  objectives:
    - {id: name-them, text: Name the tiers.}
  steps: [{id: scale, target: scale:release}]
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        in_use = {row for row, _ in index.facts(IN_USE)}
        held = [(row, parts["objectives"]) for row, parts in index.facts(PARTS) if row in in_use and parts.get("objectives")]
        found = index.once(tested) if held else None
        if found is None or "objective" in found.doubtful:
            return
        for row, objectives in held:
            for at, objective in enumerate(objectives):
                if (name := f"objective:{index.id(row)}/{objective}") not in found.first:
                    message = f"No published question tests this objective: write one that says 'tests: [{name}]'."
                    yield row, Problem(message, ("objectives", at, "id"))
