"""The JSON Schema of the configuration, from which editors complete and check `quizkit.toml`: it follows from the registry.

It says what `load_config` accepts, as far as JSON can: to a schema `3.0` is a whole number and two names of one rule are two, to
`load_config` they are not. References stand alone and no keyword is younger than draft 7, because taplo, the language server of TOML, reads
no more than that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .config import FAIL_ON
from .path_ignores import PATTERN
from .registry import Registry
from .rule import FAMILIES, Rule

_END = r"$(?!\n)"
_WORD = "A rule by its name (longest-key) or its code (KEY003), the letters of a family (KEY), or ALL."
_ANY_WORD = {"$ref": "#/$defs/word"}
_IGNORABLE = {"$ref": "#/$defs/ignorable-word"}
_SILENCEABLE = {"$ref": "#/$defs/silenceable-word"}
_PATH_IGNORES = (
    "Rules to leave out for some files, by a pattern of paths from this file's folder. In a pattern, * stands for any part of a name, "
    "? for one character, and ** for any folders; a folder stands for all that lies below it. What the loader refuses, and what no "
    "comment may silence, is reported all the same."
)
_FAIL_ON_MEANINGS = "error: errors alone. warning: warnings too. info: notes too. never: findings do not fail a run."


def config_schema_file(registry: Registry) -> str:
    """The text of `config.schema.json`."""
    return json.dumps(config_schema(registry), indent=2, ensure_ascii=False) + "\n"


def config_schema(registry: Registry) -> dict[str, Any]:
    """The schema of `quizkit.toml`, and of `[tool.quizkit]` in pyproject.toml."""
    ignorable = [rule for rule in registry.rules if rule.raised_by != "load"]
    silenceable = [rule for rule in ignorable if rule.silenceable]
    others = [rule for rule in ignorable if not rule.silenceable]
    loaded = [rule for rule in registry.rules if rule.raised_by == "load"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration",
        "description": "What `quizkit.toml` beside bank.yaml may set: which rules are on, how strict they are, and when a run fails.",
        "type": "object",
        "properties": {
            "select": {
                **_words("Select", "The rules to check, instead of those that are on by default.", _ANY_WORD, [["ALL"], ["KEY", "STM"]]),
                "minItems": 1,
            },
            "extend-select": _words(
                "Select besides", "Rules to check besides those that are on by default.", _ANY_WORD, [["missing-part-id"]]
            ),
            "ignore": _words(
                "Ignore",
                "Rules to leave out. What the loader refuses is reported all the same, for it is not in the bank.",
                _IGNORABLE,
                [["all-of-the-above"]],
            ),
            "per-path-ignores": {
                "title": "Ignore by path",
                "description": _PATH_IGNORES,
                "type": "object",
                "propertyNames": {"type": "string", "pattern": PATTERN},
                "additionalProperties": {"type": "array", "items": dict(_SILENCEABLE)},
                "examples": [{"questions/drafts/**": ["missing-rationale"]}],
            },
            "baseline": {
                "title": "Baseline",
                "description": "The file of the findings that are known and not reported, from this file's folder; "
                "`quizkit lint --write-baseline FILE` writes it.",
                "type": "string",
                "minLength": 1,
                "examples": ["baseline.json"],
            },
            "fail-on": {
                "title": "Fail on",
                "description": f"The mildest severity that makes a run fail. {_FAIL_ON_MEANINGS}",
                "enum": list(FAIL_ON),
                "default": "warning",
            },
            "rules": _tables(registry.rules),
        },
        "additionalProperties": False,
        "examples": [{"extend-select": ["missing-part-id"], "fail-on": "error", "rules": {"longest-key": {"ratio": 1.5}}}],
        "$defs": {
            "word": {
                "title": "Rules",
                "description": _WORD,
                "anyOf": [dict(_IGNORABLE), *_consts(loaded), *_codes_in_small_letters(loaded)],
            },
            "ignorable-word": {
                "title": "Rules that can be ignored",
                "description": _WORD,
                "anyOf": [dict(_SILENCEABLE), *_consts(others), *_codes_in_small_letters(others)],
            },
            "silenceable-word": {
                "title": "Rules that can be ignored for some files",
                "description": _WORD,
                "anyOf": [
                    *_groups(registry),
                    *_consts(silenceable),
                    *_codes_in_small_letters(silenceable),
                    _groups_in_small_letters(registry),
                ],
            },
        },
    }


def _words(title: str, description: str, item: Mapping[str, str], examples: list[list[str]]) -> dict[str, Any]:
    return {"title": title, "description": description, "type": "array", "items": dict(item), "examples": examples}


def _groups(registry: Registry) -> Iterator[dict[str, str]]:
    yield {"const": "ALL", "title": "ALL", "description": "All rules."}
    for family, title in FAMILIES.items():
        if registry.select(family):
            yield {"const": family, "title": family, "description": f"The family {title}."}


def _consts(rules: Iterable[Rule]) -> Iterator[dict[str, str]]:
    rules = tuple(rules)
    for word, rule in [*((rule.name, rule) for rule in rules), *((rule.code, rule) for rule in rules)]:
        yield {"const": word, "title": word, "description": f"{_other_word(rule, word)}: {rule.page.summary}"}


def _other_word(rule: Rule, word: str) -> str:
    return rule.code if word == rule.name else rule.name


def _codes_in_small_letters(rules: Iterable[Rule]) -> Iterator[dict[str, str]]:
    if codes := "|".join(_any_case(rule.code) for rule in rules):
        yield {"title": "Code", "description": "A code in small letters.", "type": "string", "pattern": f"^({codes}){_END}"}


def _groups_in_small_letters(registry: Registry) -> dict[str, str]:
    groups = "|".join(_any_case(group["const"]) for group in _groups(registry))
    return {"title": "Family", "description": "A family, or ALL, in small letters.", "type": "string", "pattern": f"^({groups}){_END}"}


def _any_case(code: str) -> str:
    return "".join(f"[{letter}{letter.lower()}]" if letter.isalpha() else letter for letter in code)


def _tables(rules: Iterable[Rule]) -> dict[str, Any]:
    """A table for each rule, by its name or its code; only those with options are offered by name."""
    rules = tuple(rules)
    with_options = [rule for rule in rules if rule.options]
    others = "|".join(f"{rule.name}|{_any_case(rule.code)}" for rule in rules if not rule.options)
    none = {
        "title": "A rule without options",
        "description": "This rule has no options: leave its table out.",
        "type": "object",
        "maxProperties": 0,
    }
    return {
        "title": "Options of rules",
        "description": "A table for each rule whose options you set, such as [rules.longest-key].",
        "type": "object",
        "properties": {rule.name: _options(rule) for rule in with_options},
        "patternProperties": {
            **{f"^{_any_case(rule.code)}{_END}": _options(rule) for rule in with_options},
            **({f"^({others}){_END}": none} if others else {}),
        },
        "additionalProperties": False,
    }


def _options(rule: Rule) -> dict[str, Any]:
    return {
        "title": rule.name,
        "description": rule.page.summary,
        "type": "object",
        "properties": {name: _option(rule, name, default) for name, default in rule.options.items()},
        "additionalProperties": False,
    }


def _option(rule: Rule, name: str, default: object) -> dict[str, Any]:
    shape = _shape(default)
    return {"title": name, "description": option_description(rule, name), **shape, "default": default}


def _shape(default: object) -> dict[str, Any]:
    """What a configured value must be: of the type of the default, and a number above 0."""
    match default:
        case bool():
            return {"type": "boolean"}
        case int():
            return {"type": "integer", "exclusiveMinimum": 0}
        case float():
            return {"type": "number", "exclusiveMinimum": 0}
        case str():
            return {"type": "string"}
        case list():
            return {"type": "array"}
    return {"type": "object"}


def option_description(rule: Rule, name: str) -> str:
    """The sentence of the rule's page that names the option, or a plain one where none does."""
    for body in rule.page.sections.values():
        for sentence in re.split(r"(?<=[.:;?!])\s+(?=[A-Z])", " ".join(body.split())):
            if f"`{name}`" in sentence:
                return sentence if sentence.endswith(".") else f"{sentence.rstrip(':;')}."
    return f"The option {name} of {rule.name}; its page says what it does."
