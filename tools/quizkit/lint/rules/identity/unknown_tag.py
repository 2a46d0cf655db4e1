"""unknown-tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.errors import suggestion
from quizkit.finding import DataPath, Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity
from quizkit.model.quiz import Quiz


class UnknownTag(EntityRule[Entity]):
    """A tag is not declared in bank.yaml.

    ## What it does
    Compares the tags of every entity, and those by which the sections of a quiz draw, with `tags` in bank.yaml. Where bank.yaml is not
    sound, nothing is reported.

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
        """\
# file: quizzes/example.yaml
- id: check
  title: What do you know?
  sections:
    - {id: mixed, draw: 1, tags: [basic]}  # expect: REF005
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
        if view.manifest is None or not (entity.tags or isinstance(entity, Quiz)):
            return ()
        declared = view.manifest.tags
        return [
            Problem(f"bank.yaml declares no tag '{tag}'{suggestion(tag, declared)}: correct it, or declare it there.", path)
            for path, tag in _tags(entity)
            if tag not in declared
        ]


def _tags(entity: Entity) -> Iterator[tuple[DataPath, str]]:
    for number, tag in enumerate(entity.tags):
        yield ("tags", number), tag
    if isinstance(entity, Quiz):
        for at, section in enumerate(entity.sections):
            for number, tag in enumerate(section.tags):
                yield ("sections", at, "tags", number), tag
