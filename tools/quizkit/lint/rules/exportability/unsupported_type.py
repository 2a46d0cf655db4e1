"""unsupported-type."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

from .forecast import FORECAST, REQUIRES, TYPE, foreseen


class UnsupportedType(BankRule):
    """A target leaves a question out.

    ## What it does
    For each target of bank.yaml, writes the question as an export would, and reports one that is left out: because the target has no
    questions of its type, or none of its type that are like this one. Questions that you keep from a target yourself (`use: exam`) belong
    to [lossy-export](lossy-export.md). Retired questions are passed over.

    ## Why it matters
    The bank that arrives is smaller than the one you wrote, and a quiz that asks for the question has a hole.

    ## What to write instead
    Ask it as a type that every target has (`docs/formats.md` shows them side by side), or take the target out of bank.yaml where it need
    not have every question. Where one question is to be an exception, silence the rule there and say why.

    ## References
    The support table of each format, which `docs/formats.md` shows.
    """

    code = "EXP004"
    name = TYPE
    since = "0.1"
    requires = REQUIRES
    facts = (FORECAST,)
    bad = (
        """\
- id: precision
  type: cloze
  stem: A {{kind}} has {{bits}} bits.
  gaps:
    kind: {kind: text, weight: 99999/100000, answers: [{text: half}]}  # expect: EXP004
    bits: {kind: numeric, answers: [{value: 16}]}
  rationale: A single has 32. Moodle has no marks in such a ratio.
# file: bank.yaml
title: Example
targets: [moodle-xml]
""",
    )
    good = (
        """\
- id: precision
  type: cloze
  stem: A {{kind}} has {{bits}} bits.
  gaps:
    kind: {kind: text, weight: 1/2, answers: [{text: half}]}
    bits: {kind: numeric, answers: [{value: 16}]}
  rationale: A single has 32.
# file: bank.yaml
title: Example
targets: [moodle-xml]
""",
        """\
- id: exam-question
  type: true-false
  stem: A half has 16 bits.
  answer: true
  rationale: A single has 32. This profile takes no questions that are kept for exams, which is what the author asks for.
  use: exam
# file: bank.yaml
title: Example
targets: [json/flat]
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        return foreseen(index, self.name)
