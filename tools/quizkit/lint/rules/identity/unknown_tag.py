"""unknown-tag."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.errors import suggestion
from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity


class UnknownTag(EntityRule[Entity]):
    """A tag is not declared in bank.yaml.

    ## What it does
    Compares the tags of every entity with `tags` in bank.yaml. Where bank.yaml is not sound, nothing is reported.

    ## Why it matters
    A tag that is spelt in two ways is two tags: a quiz that draws by it passes over half of the questions.

    ## What to write instead
    Correct the tag, or declare it in bank.yaml with what it means.

    ## References
    This rule is quizkit's own.
    """

    code = "REF005"
    name = "unknown-tag"
    since = "0.1"
    applies_to = (Entity,)
    bad = (
        """\
- id: weights
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tags: [basics, basic]  # expect: REF005
""",
    )
    good = (
        """\
- id: weights
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tags: [basics]
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        if not entity.tags or view.manifest is None:
            return
        declared = view.manifest.tags
        for number, tag in enumerate(entity.tags):
            if tag not in declared:
                yield Problem(
                    f"bank.yaml declares no tag '{tag}'{suggestion(tag, declared)}: correct it, or declare it there.", ("tags", number)
                )
