"""The schemas hold what they promise: they are valid, described and closed, and two validators agree on what they accept."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.model.bank import KINDS, QUESTION_TYPES

from .corpus import INVALID, VALID, expected, files, kind_of, read, values
from .shapes import Mistake, causes, definition, fast_mistakes, note, resolve, schemas, slow_mistakes, subschemas

SUBSCHEMAS = [(file, pointer, schema) for file, root in schemas().items() for pointer, schema in subschemas(root)]


def _label(value: object) -> str | None:
    return f"{kind_of(value)}/{value.stem}" if isinstance(value, Path) else None


# -- the schemas themselves


@pytest.mark.parametrize("file", schemas())
def test_is_a_schema_of_draft_2020_12(file: str) -> None:
    schema = schemas()[file]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema_rs.meta.validate(schema)


@pytest.mark.parametrize("file", schemas())
def test_refers_to_its_neighbours_as_files(file: str) -> None:
    assert [pointer for pointer, schema in subschemas(schemas()[file]) if "$id" in schema] == []
    for _, schema in subschemas(schemas()[file]):
        if "$ref" in schema:
            assert re.fullmatch(r"([a-z]+\.schema\.json)?(#/\$defs/[a-z-]+)?", schema["$ref"])
            resolve(schema["$ref"], file)


@pytest.mark.parametrize("file", schemas())
def test_every_property_has_a_description(file: str) -> None:
    for pointer, schema in subschemas(schemas()[file]):
        for name, field in schema.get("properties", {}).items():
            text = note("description", field, file)
            assert text is not None, f"{file}#{pointer}: {name} has no description"
            assert text.endswith("."), f"{file}#{pointer}: the description of {name} is no sentence"


@pytest.mark.parametrize("file", schemas())
def test_every_definition_has_a_title_and_a_description(file: str) -> None:
    root = schemas()[file]
    for name, schema in {file: root, **root.get("$defs", {})}.items():
        assert schema.get("title"), name
        assert note("description", schema, file), name


@pytest.mark.parametrize("file", schemas())
def test_every_object_is_closed(file: str) -> None:
    for pointer, schema in subschemas(schemas()[file]):
        if schema.get("type") == "object" and "properties" in schema:
            closed = schema.get("unevaluatedProperties", schema.get("additionalProperties"))
            assert closed is False, f"{file}#{pointer} is open"


def test_every_pattern_refuses_a_newline_at_the_end() -> None:
    patterns = {schema["pattern"] for _, _, schema in SUBSCHEMAS if "pattern" in schema}
    assert patterns
    for pattern in patterns:
        assert pattern.startswith("^"), pattern
        assert pattern.endswith(r"$(?!\n)"), pattern


@pytest.mark.parametrize(("file", "pointer"), [(file, pointer) for file, pointer, schema in SUBSCHEMAS if schema.get("examples")])
def test_every_example_validates(file: str, pointer: str) -> None:
    schema, _ = resolve(f"#{pointer}", file)
    for example in schema["examples"]:
        assert slow_mistakes(f"{file}#{pointer}", example) == set()
        assert fast_mistakes(f"{file}#{pointer}", example) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_example(kind: str) -> None:
    assert schemas()[f"{kind}.schema.json"]["$defs"][kind]["examples"]


@pytest.mark.parametrize("name", QUESTION_TYPES)
def test_every_example_of_a_question_type_is_a_question(name: str) -> None:
    examples = schemas()["question.schema.json"]["$defs"][name]["examples"]
    assert examples
    for example in examples:
        assert example["type"] == name
        assert slow_mistakes(definition("question"), example) == set()


# -- the files beside this one


def test_there_are_files_for_every_schema_and_every_question_type() -> None:
    names = {name.removesuffix(".schema.json") for name in schemas()} - {"common"}
    assert {kind_of(path) for path in files(VALID)} == names
    assert {kind_of(path) for path in files(INVALID)} == names
    for folder in (VALID, INVALID):
        found = {value.get("type") for path in files(folder) if kind_of(path) == "question" for _, value in values(path)}
        assert found >= set(QUESTION_TYPES)


@pytest.mark.parametrize("path", files(VALID), ids=_label)
def test_accepts_what_is_right(path: Path) -> None:
    for _, value in values(path):
        assert slow_mistakes(definition(kind_of(path)), value) == set()
        assert fast_mistakes(definition(kind_of(path)), value) == set()
    assert not slow_mistakes(f"{kind_of(path)}.schema.json", read(path)), "the file as a whole"
    assert not fast_mistakes(f"{kind_of(path)}.schema.json", read(path)), "the file as a whole"


@pytest.mark.parametrize("path", files(INVALID), ids=_label)
def test_names_the_one_mistake(path: Path) -> None:
    kind = kind_of(path)
    for find in (slow_mistakes, fast_mistakes):
        found = {
            Mistake(place + below, keyword) for place, value in values(path) for below, keyword in causes(find(definition(kind), value))
        }
        assert found == {expected(path)}
        assert find(f"{kind}.schema.json", read(path)), "the file as a whole"


# -- both validators, on files that went wrong

ENTITIES = [(kind_of(path), value) for path in files(VALID) for _, value in values(path)]
FIELDS = sorted({name for _, _, schema in SUBSCHEMAS for name in schema.get("properties", {})})
OTHER_VALUES = st.sampled_from(
    [None, True, False, 0, 1, -1, 2.0, 2.5, 10**20, "", "a", "1.5", "1/3", "2024-05-01", "term:a", [], ["a"], {}, {"a": "b"}]
).map(copy.deepcopy)


def _containers(value: Any) -> Iterator[dict[str, Any] | list[Any]]:
    if isinstance(value, dict | list):
        yield value
        for below in value.values() if isinstance(value, dict) else value:
            yield from _containers(below)


def _delete(draw: st.DrawFn, container: Any, key: Any) -> None:
    del container[key]


def _replace(draw: st.DrawFn, container: Any, key: Any) -> None:
    container[key] = draw(OTHER_VALUES)


def _add(draw: st.DrawFn, container: Any, key: Any) -> None:
    if isinstance(container, dict):
        container[draw(st.sampled_from([*FIELDS, f"{key}\n", f"{key}s"]))] = draw(OTHER_VALUES)
    else:
        container.append(draw(OTHER_VALUES))


def _end_with_newline(draw: st.DrawFn, container: Any, key: Any) -> None:
    if isinstance(container[key], str):
        container[key] += "\n"


@st.composite
def _gone_wrong(draw: st.DrawFn) -> tuple[str, Any]:
    kind, entity = draw(st.sampled_from(ENTITIES))
    entity = copy.deepcopy(entity)
    for _ in range(draw(st.integers(1, 3))):
        full = [container for container in _containers(entity) if container]
        if not full:
            break
        container = draw(st.sampled_from(full))
        key = draw(st.sampled_from(list(container) if isinstance(container, dict) else range(len(container))))
        draw(st.sampled_from([_delete, _replace, _add, _end_with_newline]))(draw, container, key)
    return kind, entity


@settings(max_examples=400, deadline=None)
@given(_gone_wrong())
def test_both_validators_agree(case: tuple[str, Any]) -> None:
    kind, value = case
    assert slow_mistakes(definition(kind), value) == fast_mistakes(definition(kind), value)
