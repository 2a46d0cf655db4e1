"""several-keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizkit.finding import DataPath, Problem
from quizkit.lint.analysis.choices import option_lists
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import Cloze, MultipleChoice


class SeveralKeys(EntityRule[MultipleChoice | Cloze]):
    """More than one option is marked as right where a learner can take only one.

    ## What it does
    Counts the options with `correct: true` in multiple-choice questions and in each dropdown gap of a cloze. A multiple-response question
    may have several.

    ## Why it matters
    A learner takes one option. Some platforms then count one of the keys as right and the other as wrong, some refuse the file.

    ## What to write instead
    Mark only the best option, or make the question `type: multiple-response`. For an option that is half right, give it a `weight`.

    ## References
    This rule is quizkit's own.
    """

    code = "KEY002"
    name = "several-keys"
    since = "0.1"
    severity = "error"
    applies_to = (MultipleChoice, Cloze)
    bad = (
        """\
- id: published
  type: multiple-choice
  stem: What is published with open weights?
  options:
    - text: The parameters
      correct: true
    - text: The architecture
      correct: true  # expect: KEY002
    - text: The payroll
  rationale: Without the architecture nobody could run the parameters.
""",
        """\
- id: tier
  type: cloze
  stem: "Without its data a model is {{tier}}."
  gaps:
    tier:
      kind: dropdown
      options:
        - {text: open-weight, correct: true}
        - {text: open-weights, correct: true}  # expect: KEY002
        - {text: fully open}
  rationale: Fully open asks for the data.
""",
    )
    good = (
        """\
- id: published
  type: multiple-response
  stem: What is published with open weights?
  options:
    - text: The parameters
      correct: true
    - text: The architecture
      correct: true
    - text: The payroll
  rationale: Without the architecture nobody could run the parameters.
""",
        """\
- id: published
  type: multiple-choice
  stem: What is published with open weights?
  options:
    - text: Parameters and architecture
      correct: true
    - text: Parameters without architecture
      weight: 1/2
    - text: Payroll and contracts
  rationale: Without the architecture nobody could run the parameters.
""",
    )

    def check(self, entity: MultipleChoice | Cloze, view: EntityView) -> Iterable[Problem]:
        return [
            _problem(path, [index for index, option in enumerate(options) if option.correct])
            for path, options in option_lists(entity)
            if [option.correct for option in options].count(True) > 1
        ]


def _problem(path: DataPath, keys: Sequence[int]) -> Problem:
    numbers = ", ".join(str(index + 1) for index in keys[:-1])
    instead = "mark the best one only" if len(path) > 1 else "mark the best one only, or make the question multiple-response"
    message = f"The options {numbers} and {keys[-1] + 1} are marked as right, but a learner can take only one: {instead}."
    first = here("the first one", (*path, keys[0], "correct"))
    return Problem(message, (*path, keys[1], "correct"), related=(first,))
