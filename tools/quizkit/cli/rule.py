"""`quizkit rule`: explain a rule."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("rule", metavar="RULE", help="a slug or a code")


def run(arguments: argparse.Namespace) -> int:
    """Write the rule's page."""
    from quizkit.errors import UsageError, suggestion
    from quizkit.lint.registry import registry
    from quizkit.report.page import rule_page

    rules = registry()
    rule = rules.find(arguments.rule)
    if rule is None:
        raise UsageError(f"There is no rule '{arguments.rule}'{suggestion(arguments.rule, [*rules.by_name, *rules.by_code])}.")
    sys.stdout.write(rule_page(rule))
    return 0
