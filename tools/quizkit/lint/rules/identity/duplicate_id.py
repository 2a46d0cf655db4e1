"""duplicate-id."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.part_ids import REPEATED_PART_IDS
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class DuplicateId(BankRule):
    """Two entities of one kind, or two parts of one list, have the same id.

    ## What it does
    Compares the ids of all entities of a kind over the whole bank, and names the place that had the id first. Within an entity it compares
    the ids of the parts of each list: options, answers, pairs, items, distractors, lines of a rubric and categories of questions, tiers,
    steps, objectives, callouts, sections, positions, arguments, and rows of comparisons. (Of their columns `ragged-comparison` speaks.)

    ## Why it matters
    References and exports find an entity by its id: with two of them one is lost, or the wrong one is shown. Retired entities keep their
    ids for the same reason. Of two options with one id nobody can tell which one a learner took.

    ## What to write instead
    Give the newer one an id of its own. If an entity replaces an older one, retire that and say `supersedes`.

    ## References
    This rule is quizkit's own.
    """

    code = "REF001"
    name = "duplicate-id"
    since = "0.1"
    severity = "error"
    silenceable = False
    facts = (REPEATED_PART_IDS,)
    bad = (
        """\
- id: weights
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
- id: weights  # expect: REF001
  type: true-false
  stem: Weights are text.
  answer: false
  rationale: They are numbers.
""",
        """\
- id: tier
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - {id: a, text: Open weights, correct: true}
    - {id: b, text: Fully open}
    - {id: a, text: Closed API}  # expect: REF001
  rationale: The data are missing.
# file: lessons/example.yaml
- id: weights
  title: Weights
  blocks:
    - {kind: callout, id: numbers, text: They are numbers.}
    - {kind: prose, text: There are many of them.}
    - {kind: callout, id: numbers, text: They are many.}  # expect: REF001
""",
    )
    good = (
        """\
- id: weights-are-numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
- id: weights-are-text
  type: true-false
  stem: Weights are text.
  answer: false
  rationale: They are numbers.
- id: platforms
  type: matching
  stem: Match each platform with its part.
  pairs:
    - {id: a, left: Hugging Face, right: hosts weights}
    - {id: b, left: llama.cpp, right: runs them}
  distractors:
    - {id: a, text: makes them}
  rationale: One of them is a place, the other one a program.
# file: terms/example.yaml
- id: weights-are-numbers
  title: Weights
  definition: The numbers that a model has learnt.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        for row, first in index.repeated_ids():
            message = f"The {index.kind(row)} id '{index.id(row)}' stands at two places: give the newer one an id of its own."
            yield row, Problem(message, ("id",), related=(Mention(first, "the other one", ("id",)),))
        for row, repeated in index.facts(REPEATED_PART_IDS):
            for noun, name, path, before in repeated:
                message = f"The {noun} id '{name}' stands twice in this {index.kind(row)}: give the newer one an id of its own."
                yield row, Problem(message, path, related=(Mention(row, "the other one", before),))
