"""step-without-rationale."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.status import is_in_use
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.path import Path


class StepWithoutRationale(EntityRule[Path]):
    """A step of a path does not say why it stands there.

    ## What it does
    Looks for the `rationale` of every step. Paths that are drafts or retired are passed over.

    ## Why it matters
    A learner who does not see what a step is for skips it, and whoever edits the path later cannot tell which steps may be moved or left
    out.

    ## What to write instead
    Say in a sentence what the step adds to those before it, or what comes after it that needs it. If there is nothing to say, the path may
    do without the step.

    ## References
    This rule is quizkit's own.
    """

    code = "PTH003"
    name = "step-without-rationale"
    since = "0.1"
    applies_to = (Path,)
    bad = (
        """\
# file: paths/example.yaml
- id: steps
  title: Two steps
  steps:
    - id: weights  # expect: PTH003
      target: term:weights
    - id: scale
      target: scale:release
      rationale: " "  # expect: PTH003
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
      rationale: Everything that follows is about who may have them.
    - id: scale
      target: scale:release
      rationale: It sorts releases by what was said of weights before.
- id: in-the-making
  title: A path to come
  status: draft
  steps:
    - id: weights
      target: term:weights
""",
    )

    def check(self, entity: Path, view: EntityView) -> Iterable[Problem]:
        if not is_in_use(entity):
            return
        for at, step in enumerate(entity.steps):
            if step.rationale is None or not step.rationale.strip():
                message = f"Nothing says why the step '{step.id}' stands here: write a 'rationale', in a sentence."
                yield Problem(message, ("steps", at, "id" if step.rationale is None else "rationale"))
