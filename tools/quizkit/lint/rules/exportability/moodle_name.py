"""moodle-name."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

from .forecast import FORECAST, NAME, REQUIRES, foreseen


class MoodleName(BankRule):
    """Moodle would change the title of a question or of its category.

    ## What it does
    For each target of bank.yaml that is a Moodle format, writes the question as an export would, and reports a title that arrives as
    another: one of more than 255 characters, or one with a `<` that Moodle would take for the start of a tag. A category's title, which
    stands in bank.yaml, is reported once, at the first question of the category. Retired questions are passed over.

    ## Why it matters
    The title is what a teacher sees in Moodle's question bank. What is cut from it, or changed in it, nobody looks for.

    ## What to write instead
    Shorten the title, and write "less than" for the sign, or put a space behind it.

    ## References
    What Moodle's import does with names (`clean_question_name`) was tried with Moodle 4.5 and 5.1.
    """

    code = "EXP002"
    name = NAME
    since = "0.1"
    requires = REQUIRES
    facts = (FORECAST,)
    bad = (
        """\
- id: break
  title: What <br> does  # expect: EXP002
  type: true-false
  stem: A line ends there.
  answer: true
  rationale: That is what it is for.
# file: bank.yaml
title: Example
targets: [moodle-xml]
""",
        """\
# file: questions/html/example.yaml
- id: break  # expect: EXP002
  type: true-false
  stem: A line ends there.
  answer: true
  rationale: That is what it is for.
- id: paragraph
  type: true-false
  stem: A paragraph ends there.
  answer: false
  rationale: Only a line does.
# file: bank.yaml
title: Example
categories: {html: The tag <br>}
targets: [moodle-xml]
""",
    )
    good = (
        """\
- id: order
  title: Where a < b
  type: true-false
  stem: The second is the larger one.
  answer: true
  rationale: So the sign says.
# file: bank.yaml
title: Example
targets: [moodle-xml]
""",
        """\
- id: break
  title: What <br> does
  type: true-false
  stem: A line ends there.
  answer: true
  rationale: That is what it is for. Nothing is to go to Moodle.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        return foreseen(index, self.name)
