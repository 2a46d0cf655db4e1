"""unknown-kind."""

from __future__ import annotations

from quizkit.lint.rule import LoadRule


class UnknownKind(LoadRule):
    """A file lies where its kind cannot be told.

    ## What it does
    Every YAML file of a bank lies in a folder that names its kind: `terms/`, `tiers/`, `questions/` and so on. A file elsewhere, or one
    whose name ends in `.yml`, is reported.

    ## Why it matters
    Such a file would be passed over in silence, and its content would be missing from every export.

    ## What to write instead
    Move the file into the folder of its kind, or rename it to end in `.yaml`.

    ## References
    This rule is quizkit's own.
    """

    code = "SCH004"
    name = "unknown-kind"
    since = "0.1"
    severity = "error"
    bad = (
        """\
# file: question/example.yaml
- id: q  # expect: SCH004
  type: true-false
""",
    )
    good = (
        """\
# file: questions/deep/er/example.yaml
- id: q
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
""",
    )
