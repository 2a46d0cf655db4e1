"""schema."""

from __future__ import annotations

from quizkit.lint.rule import LoadRule


class Schema(LoadRule):
    """An entity does not have the shape that its schema asks for.

    ## What it does
    Checks every entity against the JSON Schema of its kind; a question against that of its `type`, which is looked at first. A misspelt
    field is reported once, at its name.

    ## Why it matters
    What does not fit its schema is not in the bank: no rule looks at it, and no export holds it.

    ## What to write instead
    Follow the message; the schemas list every field. An editor with YAML support shows the fields as you type.

    ## References
    This rule is quizkit's own.
    """

    code = "SCH001"
    name = "schema"
    since = "0.1"
    severity = "error"
    bad = (
        """\
- id: q
  type: true-false
  stem: Weights are numbers.
  anser: true  # expect: SCH001
  rationale: They are parameters.
""",
        """\
- id: q
  type: true-fals  # expect: SCH001
  stem: Weights are numbers.
""",
    )
    good = (
        """\
- id: q
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
""",
    )
