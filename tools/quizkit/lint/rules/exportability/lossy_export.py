"""lossy-export."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

from .forecast import FORECAST, LOSSY, REQUIRES, foreseen


class LossyExport(BankRule):
    """A target cannot hold something of a question.

    ## What it does
    For each target of bank.yaml, writes the question as an export would, and reports what the export will list as lost, save what a rule of
    its own reports. What works alike in the target is not reported, nor is what stays behind for all questions, such as sources and
    difficulty. A loss that another entity brings with it, such as the caption of an image, is listed by the export alone. Drafts are taken
    as if they were published; retired questions are passed over.

    ## Why it matters
    A learner meets something else than you wrote. Most of these losses can be lived with, so this is a note. But whoever knows of them
    while writing can often do without what is lost, and whoever hears of them at the export has a finished question.

    ## What to write instead
    Often the same can be said in a way that the target holds, such as points that make a whole mark for each gap, or words in place of
    markup. `docs/formats.md` says how each feature travels.

    ## References
    The support table of each format, which `docs/formats.md` shows.
    """

    code = "EXP005"
    name = LOSSY
    since = "0.1"
    severity = "info"
    requires = REQUIRES
    facts = (FORECAST,)
    bad = (
        """\
- id: tiers
  type: multiple-response
  stem: Which of these are published in full?
  scoring: all-or-nothing  # expect: EXP005
  options:
    - text: OLMo
      correct: true
    - text: Pythia
      correct: true
    - text: Llama
  rationale: Of the third, the data are missing.
- id: lowest
  type: multiple-choice
  stem: Which tier is the lowest?
  options:
    - text: Closed
      correct: true
    - text: Open weights
    - text: None of these tiers is the lowest
      pin: last  # expect: EXP005
  rationale: Nothing of it is published.
# file: bank.yaml
title: Example
targets: [moodle-xml]
""",
        """\
- id: exam-question
  type: true-false
  stem: A half has 16 bits.
  answer: true
  rationale: A single has 32.
  use: exam  # expect: EXP005
# file: bank.yaml
title: Example
targets: [json/flat, moodle-xml]
""",
    )
    good = (
        """\
- id: tiers
  type: multiple-response
  stem: Which of these are published in full?
  options:
    - text: OLMo
      correct: true
    - text: Pythia
      correct: true
    - text: Llama
  rationale: Of the third, the data are missing.
  level: advanced
  difficulty: hard
# file: bank.yaml
title: Example
targets: [moodle-xml, json]
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        return foreseen(index, self.name)
