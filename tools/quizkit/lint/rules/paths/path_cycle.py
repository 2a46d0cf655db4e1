"""path-cycle."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.cycles import cycles, spelled
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.path import Path


class PathCycle(EntityRule[Path]):
    """Steps of a path require each other in a circle.

    ## What it does
    Follows `requires` from step to step, and spells out each circle at the step of it that stands first in the path.

    ## Why it matters
    No learner can begin any of these steps, and a platform that locks steps until the earlier ones are done locks them forever.

    ## What to write instead
    Delete the requirement that matters least. Where two steps need each other, they may be one.

    ## References
    This rule is quizkit's own.
    """

    code = "PTH001"
    name = "path-cycle"
    since = "0.1"
    severity = "error"
    applies_to = (Path,)
    bad = (
        """\
# file: paths/example.yaml
- id: steps
  title: Three steps
  steps:
    - id: weights
      target: term:weights
      requires:
        - scale  # expect: PTH001
    - id: data
      target: term:data
      requires: [weights]
    - id: scale
      target: scale:release
      requires: [data]
""",
        """\
# file: paths/example.yaml
- id: steps
  title: One step
  steps:
    - id: weights
      target: term:weights
      requires: [weights]  # expect: PTH001
""",
    )
    good = (
        """\
# file: paths/example.yaml
- id: steps
  title: Three steps
  steps:
    - id: weights
      target: term:weights
    - id: data
      target: term:data
      requires: [weights]
    - id: scale
      target: scale:release
      requires: [data, weights]
""",
    )

    def check(self, entity: Path, view: EntityView) -> Iterable[Problem]:
        if not any(step.requires for step in entity.steps):
            return
        places = {step.id: at for at, step in reversed([*enumerate(entity.steps)])}
        graph = {name: tuple(dict.fromkeys(entity.steps[at].requires)) for name, at in sorted(places.items(), key=lambda pair: pair[1])}
        for cycle in cycles(graph):
            following = cycle[1] if len(cycle) > 1 else cycle[0]
            at = places[cycle[0]]
            message = f"These steps require each other, so that nobody can begin: {spelled(cycle)}. Delete one of the requirements."
            yield Problem(message, ("steps", at, "requires", entity.steps[at].requires.index(following)))
