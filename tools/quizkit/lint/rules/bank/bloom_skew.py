"""bloom-skew."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.figures import percent
from quizkit.lint.analysis.labels import BLOOM, LABELS, skew_of
from quizkit.lint.index import BANK_ROW, BankIndex
from quizkit.lint.rule import BankRule


class BloomSkew(BankRule):
    """Nearly all questions of the bank ask for one level of thinking.

    ## What it does
    Counts the published questions that state a level of Bloom's taxonomy, and reports where more than `share` of them are of one level.
    Fewer than `min_questions` say nothing. The finding stands at the title of the bank.

    ## Why it matters
    To remember is the easiest to ask for and the least that a course is for. A bank that asks for nothing else finds out who can recite,
    and not who can explain, use or judge.

    ## What to write instead
    Write questions that ask for more: a case to apply a rule to, two releases to tell apart, a claim to judge.

    ## References
    Haladyna, Downing and Rodriguez (2002), guideline on novel material that tests higher-level learning. The levels are those of Anderson
    and Krathwohl (2001). The limit is quizkit's own.
    """

    code = "BNK005"
    name = "bloom-skew"
    since = "0.1"
    enabled = False
    facts = (LABELS,)
    measures_bank = True
    options = {"min_questions": 40, "share": 0.7}
    bad = (
        """\
- {id: q1, type: true-false, bloom: remember, stem: '1 + 1 is 2.', answer: true, rationale: Count.}
- {id: q2, type: true-false, bloom: remember, stem: '2 + 1 is 3.', answer: true, rationale: Count.}
- {id: q3, type: true-false, bloom: remember, stem: '3 + 1 is 4.', answer: true, rationale: Count.}
- {id: q4, type: true-false, bloom: apply, stem: '4 + 1 is 5.', answer: true, rationale: Count.}
# file: bank.yaml
title: Sums  # expect: BNK005
schema: 1
# file: quizkit.toml
[rules.bloom-skew]
min_questions = 4
""",
    )
    good = (
        """\
- {id: q1, type: true-false, bloom: remember, stem: '1 + 1 is 2.', answer: true, rationale: Count.}
- {id: q2, type: true-false, bloom: understand, stem: '2 + 1 is 3.', answer: true, rationale: Count.}
- {id: q3, type: true-false, bloom: apply, stem: '3 + 1 is 4.', answer: true, rationale: Count.}
- {id: q4, type: true-false, bloom: remember, stem: '4 + 1 is 5.', answer: true, rationale: Count.}
# file: bank.yaml
title: Sums
schema: 1
# file: quizkit.toml
[rules.bloom-skew]
min_questions = 4
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        skew = skew_of((labels.bloom for _, labels in index.facts(LABELS) if labels.bloom is not None), BLOOM)
        if skew is None or skew.total < index.option(self.name, "min_questions") or skew.share <= index.option(self.name, "share"):
            return
        message = (
            f"{percent(skew.share)} of the {skew.total:,} questions that state a level of Bloom's taxonomy say '{skew.label}' "
            f"({skew.counts}): write more of the others."
        )
        yield BANK_ROW, Problem(message, ("title",))
