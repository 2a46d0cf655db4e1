"""untested-term."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.status import IN_USE
from quizkit.lint.analysis.tested import TESTED_FACTS, tested
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class UntestedTerm(BankRule):
    """No question tests a term.

    ## What it does
    Looks for the terms that no published question names under `tests`. It speaks only where some question tests a term of the bank: until
    then the author has not begun to test them. Terms that are drafts or retired are passed over, and nothing is reported while some
    question cannot be read or tests a term that is not there, for any may be meant.

    ## Why it matters
    Whoever answers every question of the bank may still not know the word.

    ## What to write instead
    Write a question for it, or say of one that is there: `tests: [term:id]`.

    ## References
    This rule is quizkit's own.
    """

    code = "TRM002"
    name = "untested-term"
    since = "0.1"
    severity = "info"
    facts = (IN_USE, *TESTED_FACTS)
    about = ("term",)
    bad = (
        """\
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tests: [term:weights]
- id: texts
  status: draft
  type: true-false
  stem: Data are texts.
  answer: true
  tests: [term:data]
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
- id: data  # expect: TRM002
  title: Data
  definition: What a model has learnt from.
""",
    )
    good = (
        """\
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tests: [term:weights]
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
- id: parameters
  status: retired
  title: Parameters
  definition: Another word for weights.
""",
        """\
- id: four-tiers
  type: true-false
  stem: The scale has four tiers.
  answer: true
  rationale: Count them.
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        names = {row: index.name(row) for row, _ in index.facts(IN_USE) if index.kind(row) == "term"}
        found = index.once(tested) if names else None
        if found is None or "term" in found.doubtful or not any(name in found.first for name in names.values()):
            return
        for row, name in names.items():
            if name not in found.first:
                yield row, Problem(f"No published question tests this term: write one that says 'tests: [{name}]'.", ("id",))
