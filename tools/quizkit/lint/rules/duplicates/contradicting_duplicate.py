"""contradicting-duplicate."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.asked import ASKED
from quizkit.lint.analysis.near_look_up import NearLookUp
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class ContradictingDuplicate(BankRule):
    """The same question stands in the bank with another key.

    ## What it does
    Looks for questions of one type whose stems ask the same and that offer the same, while other answers are keyed. Stems ask the same
    where nothing differs but capitals, punctuation, an article or a plural. Typed answers contradict each other where not one of them is
    shared. Questions about different stimuli, in different languages, and those that replace each other are passed over, and so is whatever
    `duplicates.toml` allows. One finding is given for each cluster.

    ## Why it matters
    One of the two keys is wrong. Whoever knows the answer loses the points for one of them, and nobody can tell by the results which.

    ## What to write instead
    Find out which key is right, and delete the other question, or retire it where results refer to its id. If both are right, the stem
    leaves out what makes the difference: say it.

    ## References
    This rule is quizkit's own. docs/duplicates.md says how it decides.
    """

    code = "DUP002"
    name = "contradicting-duplicate"
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
  stem: Which tier is reached where only weights are published?  # expect: DUP002
  options:
    - text: Fully open
      correct: true
    - text: Open weights
  rationale: The weights are what counts.
- id: numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
- id: numbers-again
  type: true-false
  stem: Weights are numbers.  # expect: DUP002
  answer: false
  rationale: They are files.
""",
    )
    good = (
        """\
- id: published
  type: true-false
  stem: The weights of Model A are published.
  answer: true
  rationale: They can be downloaded.
- id: published-data
  type: true-false
  stem: The weights of Model B are published.
  answer: false
  rationale: There is an API only.
- id: not-published
  type: true-false
  stem: The weights of Model A are not published.
  answer: false
  rationale: They can be downloaded.
- id: largest
  type: multiple-choice
  stem: Which of these four models of the second family is the largest in the number of its parameters?
  options:
    - text: Small
    - text: Large
      correct: true
  rationale: By count.
- id: smallest
  type: multiple-choice
  stem: Which of these four models of the second family is the smallest in the number of its parameters?
  options:
    - text: Small
      correct: true
    - text: Large
  rationale: By count.
- id: flag-of-france
  type: multiple-choice
  stem: Which country has the flag 🇫🇷?
  options:
    - text: France
      correct: true
    - text: Germany
  rationale: Its colours are blue, white and red.
- id: flag-of-germany
  type: multiple-choice
  stem: Which country has the flag 🇩🇪?
  options:
    - text: France
    - text: Germany
      correct: true
  rationale: Its colours are black, red and gold.
- id: typed
  type: short-answer
  stem: What are trained numbers called?
  answers: [{text: weights}]
  rationale: Or parameters.
- id: typed-again
  type: short-answer
  stem: What are trained numbers called?
  answers: [{text: weights}, {text: parameters}]
  rationale: Both are used.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        # The join and all that belongs to it is read once there is something to judge.
        from quizkit.lint.analysis.duplicate_problems import at_odds_in_part, clusters, difference, problem

        for shown, others, found in clusters(index, "at-odds"):
            at_odds = at_odds_in_part(index, found)
            if at_odds is None:
                keys = "another key" if len(others) == 1 else f"{len(others)} other keys"
                says = f"The question '{index.id(others[0])}' asks and offers the same, with {keys}."
            else:
                one, other = map(index.id, at_odds)
                says = f"{len(found.rows)} questions ask the same, and '{one}' and '{other}' accept no answer in common."
            message = (
                f"{says}{difference(index, found)} Find out which key is right, and delete or retire "
                f"{'the other question' if len(others) == 1 else 'the others'}."
            )
            yield shown, problem(message, others, "the first one", "another key again")
