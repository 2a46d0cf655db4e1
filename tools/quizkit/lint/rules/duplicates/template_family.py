"""template-family."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.asked import ASKED
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule


class TemplateFamily(BankRule):
    """Several questions are siblings: their stems differ in a word or two.

    ## What it does
    Gathers stems of one language and one stimulus that share four fifths of their words with another one of the family, and reports
    families of `members` (3) and more, each once. A pair that asks the same is no family, and is the matter of other rules.

    ## Why it matters
    Siblings are no mistake: ten capitals are ten questions. But a quiz that draws at random may take eight of them, and one that is to test
    much tests one thing.

    ## What to write instead
    Put the family behind one tag or category, and let a quiz draw one or two from it.

    ## References
    This rule is quizkit's own. docs/duplicates.md says how it decides.
    """

    code = "DUP005"
    name = "template-family"
    since = "0.1"
    severity = "info"
    enabled = False
    options = {"members": 3}
    facts = (ASKED,)
    about = ("question",)
    takes_memory = True
    bad = (
        """\
- id: part-a
  type: true-false
  stem: In the release of last year, Part A of the training data can be downloaded by anybody.
  answer: true
  rationale: It can.
- id: part-b
  type: true-false
  stem: In the release of last year, Part B of the training data can be downloaded by anybody.  # expect: DUP005
  answer: false
  rationale: It is withheld.
- id: part-c
  type: true-false
  stem: In the release of last year, Part C of the training data can be downloaded by anybody.
  answer: false
  rationale: It is withheld.
""",
    )
    good = (
        """\
- id: part-a
  type: true-false
  stem: In the release of last year, Part A of the training data can be downloaded by anybody.
  answer: true
  rationale: It can.
- id: part-b
  type: true-false
  stem: In the release of last year, Part B of the training data can be downloaded by anybody.
  answer: false
  rationale: It is withheld.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        # The join and all that belongs to it is read once there is something to judge.
        from quizkit.lint.analysis.duplicate_problems import differing, problem, stem_words
        from quizkit.lint.analysis.look_alikes import Families

        least = index.option(self.name, "members")
        for found in index.once(Families).found:
            if len(found.rows) >= least:
                one, other = found.pair
                words = differing(stem_words(index, one), stem_words(index, other))
                message = (
                    f"This is one of {len(found.rows)} questions whose stems differ in a word or two; from that of '{index.id(one)}' it "
                    f"differs in {words}. Let no quiz draw many of them."
                )
                rest = [row for row in found.rows if row not in found.pair]
                yield other, problem(message, [one, *rest], "a sibling", "a sibling")
