"""yaml-syntax."""

from __future__ import annotations

from quizkit.lint.rule import LoadRule


class YamlSyntax(LoadRule):
    """A file is not YAML.

    ## What it does
    Reports where the parser could not go on. What stands after that place is not checked until it is mended.

    ## Why it matters
    Nothing of a file that cannot be read is in the bank.

    ## What to write instead
    Look at the place and the lines just above it: a missing quote, a colon within a text, an open bracket, a wrong indentation.
    A text that starts with `{{` must be quoted.

    ## References
    YAML 1.2.2.
    """

    code = "YML001"
    name = "yaml-syntax"
    since = "0.1"
    severity = "error"
    bad = (
        """\
- id: q
  type: [true-false  # expect: YML001
""",
        """\
- id: q
  type: cloze
  stem: {{first}} weights  # expect: YML001
""",
    )
    good = (
        """\
- id: q
  type: cloze
  stem: "{{first}} weights make a model downloadable."
  gaps:
    first:
      kind: text
      answers:
        - text: Open
  rationale: They can be downloaded.
""",
    )
