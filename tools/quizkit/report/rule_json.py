"""Rules as objects, as `rules.schema.json` describes them: for editors, and for sites that show them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from quizkit.lint.config_schema import option_description
from quizkit.lint.rule import FAMILIES, Rule


def rules_json(rules: Iterable[Rule]) -> Iterator[str]:
    """The lines of an array of rules."""
    yield json.dumps([rule_record(rule) for rule in rules], ensure_ascii=False, indent=2)


def rule_record(rule: Rule) -> dict[str, Any]:
    """A rule as an object."""
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.page.summary,
        "family": {"code": rule.family, "title": FAMILIES[rule.family]},
        "severity": rule.severity,
        "default": rule.enabled,
        "status": rule.status,
        "since": rule.since,
        "fix": rule.fix,
        "languages": list(rule.languages),
        "silenceable": rule.silenceable and rule.raised_by != "load",
        "options": [
            {"name": name, "default": default, "description": option_description(rule, name)} for name, default in rule.options.items()
        ],
        "sections": [{"title": title, "text": text} for title, text in rule.page.sections.items()],
        "examples": {"reported": list(rule.bad), "not_reported": list(rule.good)},
    }
