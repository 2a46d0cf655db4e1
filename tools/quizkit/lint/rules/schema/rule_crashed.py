"""rule-crashed."""

from __future__ import annotations

from quizkit.lint.rule import Rule


class RuleCrashed(Rule):
    """A rule failed while it looked at an entity.

    ## What it does
    Catches the failure of a rule, names the rule and the entity, and lets the other rules go on.

    ## Why it matters
    The entity was not checked by that rule, and one faulty rule must not hide what the others find.

    ## What to write instead
    Nothing: it is a mistake in the rule. Report it with the file; until it is mended, ignore the rule by name.

    ## References
    This rule is quizkit's own.
    """

    code = "SCH006"
    name = "rule-crashed"
    since = "0.1"
    severity = "error"
