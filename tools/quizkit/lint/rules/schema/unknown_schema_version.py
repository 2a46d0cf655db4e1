"""unknown-schema-version."""

from __future__ import annotations

from quizkit.lint.rule import LoadRule


class UnknownSchemaVersion(LoadRule):
    """bank.yaml names a schema version that this quizkit does not know.

    ## What it does
    Looks at `schema` in bank.yaml before anything else. Where the version is unknown, this is the one finding: no other file is checked.

    ## Why it matters
    Files of another version would give hundreds of findings with one cause.

    ## What to write instead
    Install the quizkit that knows the version, or write `schema: 1`.

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
    )
    good = (
        """\
# file: bank.yaml
title: Example
schema: 1
""",
    )
