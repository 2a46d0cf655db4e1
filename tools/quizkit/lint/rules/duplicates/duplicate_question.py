"""duplicate-question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.sameness import SAMENESS
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

_MENTIONED = 20


class DuplicateQuestion(BankRule):
    """A question stands in the bank more than once.

    ## What it does
    Compares questions of one type by their stem, their options or answers in any order, and their key. Capitals, white space and a final
    full stop make no difference in prose; code and maths must agree to the character. The same stem with other options is another question,
    and so is one about another stimulus. Retired questions are passed over. However often a question stands in the bank, there is one
    finding: at its second place, naming the first and all others.

    ## Why it matters
    A quiz that draws from the bank may ask the same thing twice, the statistics of one question are split among its copies, and a mistake
    that is mended in one stays in the others.

    ## What to write instead
    Keep one of them and delete the others, or retire them where results refer to their ids.

    ## References
    This rule is quizkit's own.
    """

    code = "DUP001"
    name = "duplicate-question"
    since = "0.1"
    severity = "error"
    requires = ("duplicate-id",)
    facts = (SAMENESS,)
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
      correct: true
  rationale: All is published.
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
        repeated = {row for row, _ in index.repeated_ids()}
        for rows in _clusters(index):
            # A copy under the same id is reported as that already.
            shown = next((row for row in rows[1:] if row not in repeated), None)
            if shown is not None:
                yield shown, _problem(index, shown, [row for row in rows if row != shown])


def _clusters(index: BankIndex) -> Iterable[list[int]]:
    """The rows that share a digest, where more than one does. Sorted digests take a quarter of the memory of a table."""
    in_order = sorted(digest for _, digest in index.facts(SAMENESS))
    clusters: dict[int, list[int]] = {digest: [] for digest, following in pairwise(in_order) if digest == following}
    if clusters:
        for row, digest in index.facts(SAMENESS):
            if digest in clusters:
                clusters[digest].append(row)
    return clusters.values()


def _problem(index: BankIndex, shown: int, others: list[int]) -> Problem:
    often = "" if len(others) == 1 else f" It stands in the bank {len(others) + 1} times."
    message = (
        f"This question is the same as '{index.id(others[0])}': stem, answers and key agree.{often} Keep one, delete or retire the rest."
    )
    mentions = [Mention(row, "the first one" if row == others[0] else "the same again", ("stem",)) for row in others[:_MENTIONED]]
    return Problem(message, ("stem",), related=tuple(mentions))
