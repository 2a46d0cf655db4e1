"""missing-part-id."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem, Put, Remedy
from quizkit.lint.analysis.part_ids import optional_parts
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.load.build import to_data
from quizkit.model.question import BaseQuestion


class MissingPartId(EntityRule[BaseQuestion]):
    """Parts of a question have no ids.

    ## What it does
    Looks at options, answers, pairs, items, distractors, the lines of a rubric, and the answers and options of gaps. There is one finding
    for a question, at the first part without an `id`.

    ## Why it matters
    Exports then make up ids from the texts. They stay the same when parts are moved, but not when a text is edited: results that were
    recorded before belong to no part any more, and neither do translations.

    ## What to write instead
    Give each part a short id, unique among its neighbours: `id: a`, `id: b`. Never change it once answers have been recorded.

    ## References
    This rule is quizkit's own.
    """

    code = "REF006"
    name = "missing-part-id"
    since = "0.1"
    enabled = False
    fix = "safe"
    applies_to = (BaseQuestion,)
    bad = (
        """\
- id: tier
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - id: a
      text: Open weights
      correct: true
    - text: Fully open  # expect: REF006
    - text: Closed API
  rationale: The data are missing.
""",
        """\
- id: tier
  type: cloze
  stem: "Without its data a model is {{tier}}."
  gaps:
    tier:
      kind: text
      answers:
        - text: open-weight  # expect: REF006
  rationale: Fully open asks for the data.
""",
    )
    good = (
        """\
- id: tier
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - {id: a, text: Open weights, correct: true}
    - {id: b, text: Fully open}
  rationale: The data are missing.
- id: enough
  type: true-false
  stem: The weights are enough.
  answer: false
  rationale: The data are missing.
""",
    )

    def check(self, entity: BaseQuestion, view: EntityView) -> Iterable[Problem]:
        missing = [(*path, index) for path, parts in optional_parts(entity) for index, part in enumerate(parts) if part.id is None]
        if missing:
            parts = "1 part of the question has" if len(missing) == 1 else f"{len(missing)} parts of the question have"
            message = f"{parts} no id, so that results and translations lose track of an edited text: write 'id: a' and so on."
            from quizkit.load.layout.part_ids import missing_ids

            edits = tuple([Put((*path, "id"), new_id) for path, new_id in missing_ids("question", to_data(entity))])
            yield Problem(message, missing[0], remedy=Remedy("Give each part an id", edits))
