"""duplicate-question."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.asked import ASKED
from quizkit.lint.analysis.near_look_up import NearLookUp
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class DuplicateQuestion(BankRule):
    """A question stands in the bank more than once.

    ## What it does
    Compares questions of one type by their stem, their options or answers in any order, and their key. Capitals, punctuation and white
    space make no difference in prose, nor does an article, a plural, or an asking word that stands elsewhere ("X was formed in what
    city?"); where three options or more are the same, nor does a word that says little, or a slip of the hand. Code and maths
    must agree to the character, and so must numbers, units, names, negations, operators, symbols, and words that have an opposite. The same
    stem with other options is another question, and so is one about another stimulus or in another language. Retired questions are passed
    over, and so are those that replace each other, and pairs that `duplicates.toml` allows. In languages other than English the stems must
    agree in every word. However often a question stands in the bank, there is one finding: at its second place, naming the first and all
    others.

    ## Why it matters
    A quiz that draws from the bank may ask the same thing twice, the statistics of one question are split among its copies, and a mistake
    that is mended in one stays in the others.

    ## What to write instead
    Keep one of them and delete the others, or retire them where results refer to their ids.

    ## References
    This rule is quizkit's own. docs/duplicates.md says how it decides, and what it was measured by.
    """

    code = "DUP001"
    name = "duplicate-question"
    since = "0.1"
    severity = "error"
    requires = ("duplicate-id",)
    facts = (ASKED,)
    about = ("question",)
    look_up = NearLookUp
    takes_memory = True
    bad = (
        """\
- id: tier
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - text: Open weights
      correct: true
    - text: Fully open
  rationale: The data are missing.
- id: tier-again
  type: multiple-choice
  stem: which tier is reached where   only the weights are published?  # expect: DUP001
  options:
    - text: Fully open
    - text: Open weights
      correct: true
  rationale: Neither code nor data are published.
""",
    )
    good = (
        """\
- id: tier
  type: multiple-choice
  stem: Which tier is reached?
  options:
    - text: Open weights
      correct: true
    - text: Fully open
  rationale: The data are missing.
- id: other-options
  type: multiple-choice
  stem: Which tier is reached?
  options:
    - text: Open weights
      correct: true
    - text: Closed API
  rationale: The data are missing.
- id: other-key
  type: multiple-choice
  stem: Which tier is reached?
  options:
    - text: Open weights
    - text: Fully open
    - text: Closed API
      correct: true
  rationale: Nothing is published.
""",
        """\
- id: sharp
  type: true-false
  stem: On a piano, D♯ is a black key.
  answer: true
  rationale: It lies right of D.
- id: flat
  type: true-false
  stem: On a piano, D♭ is a black key.
  answer: true
  rationale: It lies left of D.
- id: semicolon
  type: true-false
  stem: The mark ";" may part two main clauses.
  answer: true
  rationale: It does.
- id: colon
  type: true-false
  stem: The mark ":" may part two main clauses.
  answer: true
  rationale: It does.
""",
        """\
- id: upper
  type: short-answer
  stem: What does `print(X)` write?
  answers:
    - text: "1"
  rationale: X is one.
- id: lower
  type: short-answer
  stem: What does `print(x)` write?
  answers:
    - text: "1"
  rationale: x is one as well.
""",
        """\
- id: tier-2024
  status: retired
  type: true-false
  stem: Publishing the weights is enough for the tier *fully open*.
  answer: false
  rationale: It asks for the data.
- id: tier-2025
  supersedes: tier-2024
  type: true-false
  stem: Publishing the weights is enough for the tier *fully open*.
  answer: false
  rationale: It asks for code and data.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        # The join and all that belongs to it is read once there is something to judge.
        from quizkit.lint.analysis.duplicate_problems import clusters, difference, problem

        for shown, others, found in clusters(index, "same"):
            often = "" if len(others) == 1 else f" It stands in the bank {len(others) + 1} times."
            stems = difference(index, found)
            same = "stem, answers and key agree" if not stems else "answers and key agree, and the stem asks the same"
            message = f"This question is the same as '{index.id(others[0])}': {same}.{often}{stems} Keep one, delete or retire the rest."
            yield shown, problem(message, others, "the first one", "the same again")
