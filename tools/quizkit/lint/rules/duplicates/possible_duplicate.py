"""possible-duplicate."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.asked import ASKED
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class PossibleDuplicate(BankRule):
    """Two questions offer and key the same, and their stems look alike.

    ## What it does
    Looks for questions of one type that offer the same and key the same, whose stems share four fifths of their words, and that one thing
    tells apart all the same: a negation, a number, a name, a word with an opposite, the order of the words, the stimulus. The message names
    it. Questions that are true or false are passed over, and so are pairs that `duplicates.toml` allows. One finding is given for each
    cluster.

    ## Why it matters
    It may be one question in two wordings. It may also be two: no program can tell, so this rule is off unless you ask for it.

    ## What to write instead
    Read both. Where they are one, keep the better. Where they are two, leave them, or allow the pair.

    ## References
    This rule is quizkit's own. docs/duplicates.md says how it decides.
    """

    code = "DUP004"
    name = "possible-duplicate"
    since = "0.1"
    severity = "info"
    enabled = False
    requires = ("duplicate-question", "near-duplicate")
    facts = (ASKED,)
    about = ("question",)
    takes_memory = True
    bad = (
        """\
- id: published
  type: multiple-choice
  stem: Which part of Model A can be downloaded by anybody who wants to use it at home?
  options:
    - text: Weights
      correct: true
    - text: Data
    - text: Code
  rationale: The rest is withheld.
- id: published-b
  type: multiple-choice
  stem: Which part of Model B can be downloaded by anybody who wants to use it at home?  # expect: DUP004
  options:
    - text: Weights
      correct: true
    - text: Data
    - text: Code
  rationale: The rest is withheld.
""",
    )
    good = (
        """\
- id: published
  type: true-false
  stem: The weights of Model A can be downloaded by anybody.
  answer: true
  rationale: They can.
- id: published-b
  type: true-false
  stem: The weights of Model B can be downloaded by anybody.
  answer: true
  rationale: They can.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        # The join and all that belongs to it is read once there is something to judge.
        from quizkit.lint.analysis.duplicate_problems import differing, problem, stem_words
        from quizkit.lint.analysis.look_alikes import Possible

        for found in index.once(Possible).found:
            one, other = found.pair
            often = "" if len(found.rows) == 2 else f" (one of {len(found.rows)} that look alike)"
            words = differing(stem_words(index, one), stem_words(index, other))
            stems = f" (the stems differ in {words})" if words else ""
            message = (
                f"The question '{index.id(one)}'{often} offers and keys the same, but {found.reason}{stems}: "
                "if they ask the same all the same, keep one."
            )
            yield other, problem(message, [one, *(row for row in found.rows if row not in found.pair)], "the first one", "alike as well")
