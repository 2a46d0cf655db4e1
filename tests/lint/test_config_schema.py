"""The schema of the configuration accepts what `load_config` accepts, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.errors import ConfigError
from quizkit.lint.config import FAIL_ON, load_config
from quizkit.lint.config_schema import config_schema, option_description
from quizkit.lint.registry import registry
from quizkit.lint.rule import FAMILIES, LoadRule, Rule

SCHEMA = config_schema(registry())
ACCEPTS = jsonschema_rs.Draft202012Validator(SCHEMA).is_valid
# What the language server of TOML makes of the schema: it knows no younger draft, and ignores what stands beside a reference.
TAPLO_ACCEPTS = jsonschema_rs.Draft7Validator({**SCHEMA, "$schema": "http://json-schema.org/draft-07/schema#"}).is_valid


@pytest.fixture(autouse=True, scope="module")
def _own_budget() -> Iterator[None]:
    """Suggestions for misspelt words are rationed for the whole process: the many words of these tests take none from other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quizkit.errors._spent", [0])
        yield


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value)


def _loads(table: Mapping[str, Any], folder: Path) -> bool:
    text = "".join(f"{json.dumps(key)} = {_toml(value)}\n" for key, value in table.items())
    (folder / "quizkit.toml").write_text(text, encoding="utf-8")
    try:
        load_config(folder, registry()).active(registry())
    except ConfigError:
        return False
    return True


def _names_each_rule_once(tables: Mapping[str, Any]) -> bool:
    rules = [rule.name for rule in map(registry().find, tables) if rule is not None]
    return len(rules) == len({*rules})


ANY_WORD = st.one_of(
    st.sampled_from([*registry().words(), *(word.lower() for word in registry().words()), *(word.upper() for word in registry().words())]),
    st.sampled_from(["", "longest-key\n", "longest-kee", "KEY00", "KEY0033", " KEY003", "all", "alle", "key "]),
)
VALUE = st.one_of(
    st.none().map(lambda _: "a"),
    st.booleans(),
    st.integers(-2, 2**60),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: not number.is_integer()),
    st.just([]),
    st.just({}),
)
OPTION_VALUES: tuple[Any, ...] = (1, 0, -1, 0.5, True, "a", "", [], ["a"], {})
OPTIONS = sorted({name for rule in registry().rules for name in rule.options})
PATTERNS = st.one_of(
    st.sampled_from(
        ["questions/**", "a", "**/x.yaml", "a/", "/a", "!a", "", "a//b", "a/../b", "..", "./a", "a/.", "a\\b", "a\n", ".a/..b/c.."]
    ),
    st.text("a./*!\\\n", max_size=6),
)
TABLE = st.dictionaries(st.sampled_from([*OPTIONS, "other"]), VALUE, max_size=2)
CONFIGURATION = st.fixed_dictionaries(
    {},
    optional={
        "select": st.lists(ANY_WORD, max_size=3) | VALUE,
        "extend-select": st.lists(ANY_WORD, max_size=3) | st.lists(VALUE, max_size=2),
        "ignore": st.lists(ANY_WORD, max_size=3),
        "per-path-ignores": st.dictionaries(PATTERNS, st.lists(ANY_WORD, max_size=2) | VALUE, max_size=2) | VALUE,
        "baseline": st.sampled_from(["baseline.json", ""]) | VALUE,
        "fail-on": st.sampled_from(FAIL_ON) | st.sampled_from(["note", "Error", ""]) | VALUE,
        "rules": st.dictionaries(ANY_WORD, TABLE | VALUE, max_size=2).filter(_names_each_rule_once) | VALUE,
        "Select": st.just([]),
    },
)


@settings(max_examples=300, deadline=None)
@given(CONFIGURATION)
def test_schema_and_loader_agree_on_any_configuration(tmp_path_factory: pytest.TempPathFactory, table: Mapping[str, Any]) -> None:
    folder = tmp_path_factory.mktemp("bank")
    assert ACCEPTS(table) == TAPLO_ACCEPTS(table) == _loads(table, folder)


@pytest.mark.parametrize("key", ["select", "extend-select", "ignore", "per-path-ignores"])
def test_schema_and_loader_agree_on_every_word(key: str, tmp_path: Path) -> None:
    known = registry().words()
    for word in {*known, *(word.lower() for word in known), *(word.title() for word in known), *FAMILIES}:
        table = {key: {"questions/**": [word]} if key == "per-path-ignores" else [word]}
        assert ACCEPTS(table) == TAPLO_ACCEPTS(table) == _loads(table, tmp_path), word


@pytest.mark.parametrize("rule", registry().rules, ids=lambda rule: str(rule.name))
def test_schema_and_loader_agree_on_the_options_of_every_rule(rule: Rule, tmp_path: Path) -> None:
    for name in (rule.name, rule.code, rule.code.lower()):
        assert ACCEPTS({"rules": {name: dict(rule.options)}})
        for option in (*rule.options, "other"):
            for value in OPTION_VALUES:
                table = {"rules": {name: {option: value}}}
                assert ACCEPTS(table) == TAPLO_ACCEPTS(table) == _loads(table, tmp_path), table


def test_what_the_loader_raises_cannot_be_ignored() -> None:
    raised = [rule for rule in registry().rules if isinstance(rule, LoadRule)]
    assert raised
    for rule in raised:
        assert not ACCEPTS({"ignore": [rule.name]})
        assert not ACCEPTS({"ignore": [rule.code]})
        assert ACCEPTS({"select": [rule.name, rule.code]})


def test_every_word_is_explained() -> None:
    explained = {
        choice["const"]: choice["description"]
        for definition in ("word", "ignorable-word", "silenceable-word")
        for choice in SCHEMA["$defs"][definition]["anyOf"]
        if "const" in choice
    }
    families = {rule.family for rule in registry().rules}
    assert set(explained) == set(registry().words()) - (set(FAMILIES) - families)
    assert explained["KEY003"] == "longest-key: The key is much longer than every other option."
    assert explained["longest-key"] == "KEY003: The key is much longer than every other option."


def test_an_option_is_explained_in_the_words_of_its_rule() -> None:
    class Ours(Rule):
        """A sentence.

        ## What it does
        Looks at words. Reports more than `words` of
        them: a reader stops there. Nothing else.
        """

        name = "our-rule"

    assert option_description(Ours(), "words") == "Reports more than `words` of them: a reader stops there."
    assert option_description(Ours(), "other") == "The option other of our-rule; its page says what it does."


def test_a_rule_of_a_plug_in_is_in_the_schema() -> None:
    class Ours(Rule):
        """A sentence."""

        code = "STM900"
        name = "our-rule"
        options = {"words": ["a"], "mode": "strict", "strict": True}

    schema = config_schema(type(registry())((Ours(),)))
    accepts = jsonschema_rs.Draft202012Validator(schema).is_valid
    assert accepts({"ignore": ["our-rule", "STM"], "rules": {"our-rule": {"words": [], "mode": "lax", "strict": False}}})
    assert not accepts({"rules": {"our-rule": {"words": "a"}}})
    assert not accepts({"select": ["longest-key"]})
    assert not accepts({"select": [""]})
