"""no-key."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import DataPath, Problem
from quizkit.lint.analysis.choices import option_lists
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import Cloze, MultipleChoice, MultipleResponse


class NoKey(EntityRule[MultipleChoice | MultipleResponse | Cloze]):
    """No option is marked as right.

    ## What it does
    Looks for `correct: true` among the options of multiple-choice and multiple-response questions, and of the dropdown gaps of a cloze.

    ## Why it matters
    Nobody can answer such a question, and every platform marks all answers as wrong or refuses the file.

    ## What to write instead
    Mark the right option with `correct: true`. If none is right, write the one that is.

    ## References
    This rule is quizkit's own.
    """

    code = "KEY001"
    name = "no-key"
    since = "0.1"
    severity = "error"
    applies_to = (MultipleChoice, MultipleResponse, Cloze)
    bad = (
        """\
- id: tier
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:  # expect: KEY001
    - text: Open weights
    - text: Fully open
  rationale: The data are missing.
""",
        """\
- id: tier
  type: cloze
  stem: "Without its data a model is {{tier}}; with them it is {{other}}."
  gaps:
    tier:
      kind: dropdown
      options:  # expect: KEY001
        - text: open-weight
        - text: fully open
    other:
      kind: dropdown
      options:
        - text: open-weight
        - text: fully open
          correct: true
  rationale: Fully open asks for the data.
""",
    )
    good = (
        """\
- id: tier
  type: multiple-response
  stem: Which of these must be published for the tier *fully open*?
  options:
    - text: Weights
      correct: true
    - text: Data
      correct: true
    - text: Payroll
  rationale: The payroll is no part of the model.
""",
        """\
- id: gaps
  type: cloze
  stem: "Without its data a model is {{tier}}."
  gaps:
    tier:
      kind: text
      answers:
        - text: open-weight
  rationale: Fully open asks for the data.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse | Cloze, view: EntityView) -> Iterable[Problem]:
        # Where there are none at all, too-few-parts says so.
        return [
            _problem(path, len(options))
            for path, options in option_lists(entity)
            if options and True not in [option.correct for option in options]
        ]


def _problem(path: DataPath, number: int) -> Problem:
    where = f" of the gap '{path[1]}'" if len(path) > 1 else ""
    none = f"None of the {number} options{where} is marked" if number > 1 else f"The only option{where} is not marked"
    return Problem(f"{none} as right, so no answer can be: mark the key with 'correct: true'.", path, on_key=True)
