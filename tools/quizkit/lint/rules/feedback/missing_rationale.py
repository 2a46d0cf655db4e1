"""missing-rationale."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import BaseQuestion, Essay


class MissingRationale(EntityRule[BaseQuestion]):
    """A published question does not say why its key is the key.

    ## What it does
    Looks for `rationale` in published questions. An essay may have grader notes, a rubric or a model answer instead.

    ## Why it matters
    A learner who was wrong is told so and no more. Whoever reviews the question later cannot tell a mistake in the key from one of
    their own.

    ## What to write instead
    Say in a sentence or two why the key is right, and where it helps, why a tempting distractor is not. While the question is being
    written, say `status: draft`.

    ## References
    This rule is quizkit's own.
    """

    code = "FBK001"
    name = "missing-rationale"
    since = "0.1"
    applies_to = (BaseQuestion,)
    bad = (
        """\
- id: enough  # expect: FBK001
  type: true-false
  stem: Publishing the weights is enough for the tier *fully open*.
  answer: false
""",
        """\
- id: enough
  type: true-false
  stem: Publishing the weights is enough for the tier *fully open*.
  answer: false
  rationale: " "  # expect: FBK001
""",
        """\
- id: defend-a-stack  # expect: FBK001
  type: essay
  stem: Choose a deployment for a hospital and defend it.
  lines: 15
""",
    )
    good = (
        """\
- id: enough
  type: true-false
  stem: Publishing the weights is enough for the tier *fully open*.
  answer: false
  rationale: The tier asks for code and data as well.
""",
        """\
- id: enough
  status: draft
  type: true-false
  stem: Publishing the weights is enough for the tier *fully open*.
  answer: false
""",
        """\
- id: defend-a-stack
  type: essay
  stem: Choose a deployment for a hospital and defend it.
  lines: 15
  grader_notes: Looks for data control weighed against the cost of operations.
""",
    )

    def check(self, entity: BaseQuestion, view: EntityView) -> Iterable[Problem]:
        if entity.status != "published" or (entity.rationale and not entity.rationale.isspace()):
            return ()
        if isinstance(entity, Essay) and (entity.grader_notes or entity.rubric or entity.model_answer):
            return ()
        wanted = "grader notes, a rubric or a model answer" if isinstance(entity, Essay) else "a 'rationale'"
        message = f"Nothing says why the key is right: write {wanted}, or set 'status: draft' until it is there."
        return (Problem(message, ("id",) if entity.rationale is None else ("rationale",)),)
