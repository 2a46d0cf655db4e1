"""moodle-fraction."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

from .forecast import FORECAST, FRACTION, REQUIRES, foreseen


class MoodleFraction(BankRule):
    """A weight is none of the fractions that Moodle knows.

    ## What it does
    For each target of bank.yaml that is a Moodle format, writes the question as an export would, and reports every weight that the file
    could not hold. That goes for weights that you write, and for the equal shares of options, of which there may be eleven. Retired
    questions are passed over.

    An export is not kept from its work by this rule: to another format the weight goes as it is, and an export to Moodle writes the nearest
    fraction and lists it among its losses. `--strict` refuses that.

    ## Why it matters
    Moodle's import takes 0, 5, 10, 11.11111, 12.5, 14.28571, 16.66667, 20, 25, 30, 33.33333, 40, 50, 60, 66.66667, 70, 75, 80, 83.33333,
    90 and 100 per cent, and their negatives. With any other, learners would get other scores than you meant.

    ## What to write instead
    Write a weight of the list, as a fraction: 1/3 rather than 0.35. Where more options are right than the list can share out evenly, ask
    two questions.

    ## References
    Moodle, `question/engine/bank.php` (`ensure_fraction_options_initialised`), for the list. What Moodle's import does with other weights
    was tried with Moodle 4.5 and 5.1.
    """

    code = "EXP001"
    name = FRACTION
    since = "0.1"
    severity = "error"
    requires = REQUIRES
    facts = (FORECAST,)
    bad = (
        """\
- id: first-models
  type: multiple-response
  stem: Which two of these models came with open weights?
  options:
    - text: BLOOM
      correct: true
      weight: 3/7  # expect: EXP001
    - text: OPT
      correct: true
      weight: 4/7  # expect: EXP001
    - text: GPT-3
  rationale: The third is reached through an API only.
# file: bank.yaml
title: Example
targets: [moodle-xml]
""",
    )
    good = (
        """\
- id: first-models
  type: multiple-response
  stem: Which two of these models came with open weights?
  options:
    - text: BLOOM
      correct: true
      weight: 1/3
    - text: OPT
      correct: true
      weight: 2/3
    - text: GPT-3
  rationale: The third is reached through an API only.
# file: bank.yaml
title: Example
targets: [moodle-xml]
""",
        """\
- id: first-models
  type: multiple-response
  stem: Which two of these models came with open weights?
  options:
    - text: BLOOM
      correct: true
      weight: 3/7
    - text: OPT
      correct: true
      weight: 4/7
    - text: GPT-3
  rationale: Nothing is to go to Moodle.
# file: bank.yaml
title: Example
targets: [json]
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        return foreseen(index, self.name)
