"""unknown-schema-version."""

from __future__ import annotations

from quizkit.lint.rule import LoadRule


class UnknownSchemaVersion(LoadRule):
    """bank.yaml asks for another quizkit than this one.

    ## What it does
    Looks at `schema` and `requires` in bank.yaml before anything else. Where this quizkit does not know the schema's version, or is not one
    of those that the bank asks for, this is the one finding: no other file is checked.

    ## Why it matters
    Files of another version would give hundreds of findings with one cause.

    ## What to write instead
    Install a quizkit that the bank asks for, or correct bank.yaml: the schema's version is 1.

    ## References
    This rule is quizkit's own.
    """

    code = "SCH003"
    name = "unknown-schema-version"
    since = "0.1"
    severity = "error"
    bad = (
        """\
# file: bank.yaml
title: Example
schema: 99  # expect: SCH003
""",
        """\
# file: bank.yaml
title: Example
schema: 1
requires: ">=9.0"  # expect: SCH003
""",
    )
    good = (
        """\
# file: bank.yaml
title: Example
schema: 1
requires: ">=0.1"
""",
    )
