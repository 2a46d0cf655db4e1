"""quoted-scalar."""

from __future__ import annotations

from quizkit.lint.rule import LoadRule


class QuotedScalar(LoadRule):
    """A text stands without quotes where YAML reads something else.

    ## What it does
    Looks at unquoted values in text fields: numbers, `true`, `null`, and what YAML 1.1 takes for something else: `No`, `on`, `1:30`, `012`,
    dates. Fields that hold a day take a plain ISO date.

    ## Why it matters
    Another reader of the same file sees false for `No`, and 90 for `1:30`; `1.50` may lose its zero.

    ## What to write instead
    Put the value in quotes.

    ## References
    YAML 1.1 type repository (bool, int, timestamp); YAML 1.2.2, section 10.3 (core schema).
    """

    code = "SCH005"
    name = "quoted-scalar"
    since = "0.1"
    fix = "safe"
    severity = "error"
    bad = (
        """\
- id: q
  type: multiple-choice
  stem: May the weights be sold?
  options:
    - text: No  # expect: SCH005
    - text: "Yes"
      correct: true
  rationale: The licence allows it.
""",
        """\
- id: q
  type: short-answer
  stem: How many tiers are there?
  answers:
    - text: 4  # expect: SCH005
  rationale: There are four.
""",
    )
    good = (
        """\
- id: q
  type: multiple-choice
  stem: May the weights be sold?
  options:
    - text: "No"
    - text: "Yes"
      correct: true
  rationale: The licence allows it.
""",
    )
