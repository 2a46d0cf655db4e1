"""`quizkit rule`: explain a rule."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("rule", metavar="RULE", nargs="?", help="a slug, a code or a family; without one, all rules are listed")


def run(arguments: argparse.Namespace) -> int:
    """Write the rule's page, or the list of rules."""
    from quizkit.errors import UsageError, suggestion
    from quizkit.lint.registry import registry
    from quizkit.report.page import rule_page

    rules = registry()
    if arguments.rule is None:
        width = max(map(len, rules.by_name))
        for rule in rules.rules:
            sys.stdout.write(f"{rule.code}  {rule.name:{width}}  {rule.page.summary}\n")
        return 0
    found = rules.find(arguments.rule)
    family = () if found is not None else rules.select(arguments.rule.upper())
    for rule in family:
        sys.stdout.write(f"{rule.code}  {rule.name:{max(len(other.name) for other in family)}}  {rule.page.summary}\n")
    if family:
        return 0
    if found is None:
        raise UsageError(f"There is no rule '{arguments.rule}'{suggestion(arguments.rule, [*rules.by_name, *rules.by_code])}.")
    sys.stdout.write(rule_page(found))
    return 0
