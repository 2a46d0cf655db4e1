"""step-before-prerequisite."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.path import Path


class StepBeforePrerequisite(EntityRule[Path]):
    """A step stands before a step that it requires.

    ## What it does
    Compares the order of the steps with their `requires`.

    ## Why it matters
    A path is read from top to bottom: the learner meets the step before what it builds on.

    ## What to write instead
    Move the required step up, or delete the requirement.

    ## References
    This rule is quizkit's own.
    """

    code = "PTH002"
    name = "step-before-prerequisite"
    since = "0.1"
    requires = ("path-cycle",)
    applies_to = (Path,)
    bad = (
        """\
# file: paths/example.yaml
- id: steps
  title: Two steps
  steps:
    - id: scale
      target: scale:release
      requires: [weights]  # expect: PTH002
    - id: weights
      target: term:weights
""",
    )
    good = (
        """\
# file: paths/example.yaml
- id: steps
  title: Two steps
  steps:
    - id: weights
      target: term:weights
    - id: scale
      target: scale:release
      requires: [weights]
""",
    )

    def check(self, entity: Path, view: EntityView) -> Iterable[Problem]:
        places: dict[str, int] = {}
        for at, step in enumerate(entity.steps):
            places.setdefault(step.id, at)
        for at, step in enumerate(entity.steps):
            for number, name in enumerate(step.requires):
                if places.get(name, -1) > at:
                    message = f"The step '{step.id}' requires '{name}', which comes later: move '{name}' before it."
                    yield Problem(message, ("steps", at, "requires", number), related=(here("the required step", ("steps", places[name])),))
