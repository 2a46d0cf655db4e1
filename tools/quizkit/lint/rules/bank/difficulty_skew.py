"""difficulty-skew."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.figures import percent
from quizkit.lint.analysis.labels import DIFFICULTIES, LABELS, skew_of
from quizkit.lint.index import BANK_ROW, BankIndex
from quizkit.lint.rule import BankRule


class DifficultySkew(BankRule):
    """Nearly all questions of the bank are of one difficulty.

    ## What it does
    Counts the published questions that state a difficulty, and reports where more than `share` of them are of one difficulty.
    Fewer than `min_questions` say nothing. The finding stands at the title of the bank.

    ## Why it matters
    A test of easy questions alone does not tell good learners from very good ones, and one of hard questions alone does not tell weak
    ones apart. A quiz that draws by difficulty finds nothing in the other classes.

    ## What to write instead
    Write questions for the difficulties that are short, or look again at the labels: results of learners say how hard a question is.

    ## References
    This rule is quizkit's own.
    """

    code = "BNK004"
    name = "difficulty-skew"
    since = "0.1"
    enabled = False
    facts = (LABELS,)
    measures_bank = True
    options = {"min_questions": 40, "share": 0.7}
    bad = (
        """\
- {id: q1, type: true-false, difficulty: easy, stem: '1 + 1 is 2.', answer: true, rationale: Count.}
- {id: q2, type: true-false, difficulty: easy, stem: '2 + 1 is 3.', answer: true, rationale: Count.}
- {id: q3, type: true-false, difficulty: easy, stem: '3 + 1 is 4.', answer: true, rationale: Count.}
- {id: q4, type: true-false, difficulty: hard, stem: '4 + 1 is 5.', answer: true, rationale: Count.}
# file: bank.yaml
title: Sums  # expect: BNK004
schema: 1
# file: quizkit.toml
[rules.difficulty-skew]
min_questions = 4
""",
    )
    good = (
        """\
- {id: q1, type: true-false, difficulty: easy, stem: '1 + 1 is 2.', answer: true, rationale: Count.}
- {id: q2, type: true-false, difficulty: medium, stem: '2 + 1 is 3.', answer: true, rationale: Count.}
- {id: q3, type: true-false, difficulty: hard, stem: '3 + 1 is 4.', answer: true, rationale: Count.}
- {id: q4, type: true-false, difficulty: medium, stem: '4 + 1 is 5.', answer: true, rationale: Count.}
# file: bank.yaml
title: Sums
schema: 1
# file: quizkit.toml
[rules.difficulty-skew]
min_questions = 4
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        skew = skew_of((labels.difficulty for _, labels in index.facts(LABELS) if labels.difficulty is not None), DIFFICULTIES)
        if skew is None or skew.total < index.option(self.name, "min_questions") or skew.share <= index.option(self.name, "share"):
            return
        message = (
            f"{percent(skew.share)} of the {skew.total:,} questions that state a difficulty say '{skew.label}' "
            f"({skew.counts}): write more of the others."
        )
        yield BANK_ROW, Problem(message, ("title",))
