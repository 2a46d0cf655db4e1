"""`quizkit rule`: explain a rule."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkit.lint.registry import Registry
    from quizkit.lint.rule import Rule


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("rule", metavar="RULE", nargs="?", help="a slug, a code or a family; without one, all rules are listed")
    parser.add_argument("--all", action="store_true", help="explain every rule")
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="how rules are written (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Write the rule's page, or the list of rules."""
    from quizkit.errors import UsageError
    from quizkit.lint.registry import registry

    rules = registry()
    if arguments.all and arguments.rule is not None:
        raise UsageError(f"--all explains every rule: leave '{arguments.rule}' out, or --all.")
    chosen = rules.rules if arguments.rule is None else _named(arguments.rule, rules)
    is_single = arguments.rule is not None and rules.find(arguments.rule) is not None
    if arguments.output_format == "json":
        from quizkit.report.rule_json import rules_json

        sys.stdout.writelines(f"{line}\n" for line in rules_json(chosen))
    elif arguments.all or is_single:
        from quizkit.report.page import rule_page

        sys.stdout.write("\n".join(map(rule_page, chosen)))
    else:
        width = max(len(rule.name) for rule in chosen)
        sys.stdout.writelines(f"{rule.code}  {rule.name:{width}}  {rule.page.summary}\n" for rule in chosen)
    return 0


def _named(word: str, rules: Registry) -> Sequence[Rule]:
    """The rules that a word names.

    Raises:
        UsageError: it names none.
    """
    from quizkit.errors import UsageError, suggestion

    chosen = rules.select(word)
    if not chosen:
        raise UsageError(f"There is no rule '{word}'{suggestion(word, rules.words())}.")
    return chosen
