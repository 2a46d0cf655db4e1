"""yaml-dialect."""

from __future__ import annotations

from quizkit.lint.rule import LoadRule


class YamlDialect(LoadRule):
    """A file uses a part of YAML that banks do without.

    ## What it does
    Banks are written in plain YAML: UTF-8 without byte order mark, LF line ends, no tabs or control characters, one document, no anchors,
    aliases, merge keys, tags or directives, every field once, at most 32 levels deep. CR LF line ends are a warning.

    ## Why it matters
    Readers of YAML disagree on these things, and some lose data over them. Of a field that stands twice most keep the last one, in silence.

    ## What to write instead
    Follow the message. In place of an anchor or an alias, write the value out.

    ## References
    YAML 1.2.2; the yaml-test-suite shows where readers disagree.
    """

    code = "YML002"
    name = "yaml-dialect"
    since = "0.1"
    severity = "error"
    bad = (
        """\
- id: q
  type: true-false
  stem: Weights are numbers.
  answer: true
  answer: false  # expect: YML002
  rationale: They are parameters.
""",
        """\
- id: q
  type: true-false
  stem: &stem Weights are numbers.  # expect: YML002
  answer: true
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
