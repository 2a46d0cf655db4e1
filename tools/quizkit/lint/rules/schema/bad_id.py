"""bad-id."""

from __future__ import annotations

from quizkit.lint.rule import LoadRule


class BadId(LoadRule):
    """An id is not spelt as ids are.

    ## What it does
    Checks ids: lower-case letters, digits and single hyphens, starting with a letter, at most 100 characters.

    ## Why it matters
    Ids become file names, addresses and identifiers of other systems, some of which fold case or refuse other characters.

    ## What to write instead
    Write a short slug in words, such as `weights-without-data`. Number nothing: an id stays when the order changes.

    ## References
    This rule is quizkit's own.
    """

    code = "SCH002"
    name = "bad-id"
    since = "0.1"
    severity = "error"
    bad = (
        """\
- id: Q_1  # expect: SCH002
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
""",
    )
    good = (
        """\
- id: weights-are-numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
""",
    )
