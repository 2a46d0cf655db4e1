"""The schemas of the checkout, and two validators that say alike what is wrong with a value and where."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import jsonschema_rs
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from quizkit.model.bank import KINDS

SCHEMAS = Path(__file__).parents[2] / "schemas"

Schema = dict[str, Any]


class Mistake(NamedTuple):
    """Where a value fails, as a JSON Pointer, and the keyword that says so."""

    place: str
    keyword: str


@cache
def schemas() -> Mapping[str, Schema]:
    """Every schema by the name of its file."""
    return {path.name: json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob("*.json"))}


@cache
def definition(kind: str) -> str:
    """The reference to what one entity of a kind, or the whole file of anything else, must be."""
    return f"{kind}.schema.json#/$defs/{kind}" if kind in KINDS else f"{kind}.schema.json"


def subschemas(schema: Schema, pointer: str = "") -> Iterator[tuple[str, Schema]]:
    """A schema and the schemas within it that say what a value must be, each with its JSON Pointer; conditions (`if`) are left out."""
    yield pointer, schema
    for keyword in ("$defs", "properties", "patternProperties"):
        for name, below in schema.get(keyword, {}).items():
            yield from subschemas(below, f"{pointer}/{keyword}/{name}")
    for keyword in ("items", "additionalProperties", "propertyNames", "then"):
        if isinstance(below := schema.get(keyword), dict):
            yield from subschemas(below, f"{pointer}/{keyword}")
    for keyword in ("allOf", "anyOf", "oneOf"):
        for index, below in enumerate(schema.get(keyword, [])):
            yield from subschemas(below, f"{pointer}/{keyword}/{index}")


def resolve(ref: str, file: str) -> tuple[Schema, str]:
    """What a reference in a file leads to, and the file it lies in."""
    name, _, pointer = ref.partition("#")
    found: Any = schemas()[name or file]
    for part in pointer.split("/")[1:]:
        found = found[int(part)] if isinstance(found, list) else found[part]
    return found, name or file


def chain(schema: Schema, file: str) -> Iterator[tuple[Schema, str]]:
    """A schema, what it refers to, what that refers to, and so on, each with the file it lies in."""
    yield schema, file
    while "$ref" in schema:
        schema, file = resolve(schema["$ref"], file)
        yield schema, file


def last(schema: Schema, file: str) -> tuple[Schema, str]:
    """The end of the chain of references: a schema that refers to no other, and its file."""
    *_, end = chain(schema, file)
    return end


def note(keyword: str, schema: Schema, file: str) -> Any:
    """What a schema says of itself under a keyword, or else what it refers to; None where nothing is said."""
    return next((link[keyword] for link, _ in chain(schema, file) if keyword in link), None)


def slow_mistakes(ref: str, value: Any) -> set[Mistake]:
    """What the Python package jsonschema finds."""
    return {_slow_mistake(error) for error in _slow_validator(ref).iter_errors(value)}


def fast_mistakes(ref: str, value: Any) -> set[Mistake]:
    """What the Rust package jsonschema-rs finds."""
    return {_fast_mistake(error) for error in _fast_validator(ref).iter_errors(value)}


def causes(mistakes: set[Mistake]) -> set[Mistake]:
    """The mistakes without their echoes: a field that fails counts as unevaluated too, in its object and in all objects around it."""
    return {
        mistake
        for mistake in mistakes
        if mistake.keyword != "unevaluatedProperties"
        or not any(other != mistake and f"{other.place}/".startswith(f"{mistake.place}/") for other in mistakes)
    }


@cache
def _slow_validator(ref: str) -> jsonschema.Draft202012Validator:
    resources = [(name, DRAFT202012.create_resource(schema)) for name, schema in schemas().items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return jsonschema.Draft202012Validator({"$ref": ref}, registry=registry, format_checker=jsonschema.FormatChecker(["date"]))


@cache
def _fast_validator(ref: str) -> jsonschema_rs.Draft202012Validator:
    registry = jsonschema_rs.Registry(list(schemas().items()))
    return jsonschema_rs.Draft202012Validator({"$ref": ref}, registry=registry, validate_formats=True)


def _slow_mistake(error: jsonschema.ValidationError) -> Mistake:
    keyword = "propertyNames" if "propertyNames" in error.absolute_schema_path else str(error.validator)
    return Mistake(_pointer(error.absolute_path), keyword)


def _fast_mistake(error: jsonschema_rs.ValidationError) -> Mistake:
    names = isinstance(error.kind, jsonschema_rs.ValidationErrorKind.PropertyNames)
    return Mistake(_pointer(error.instance_path), "propertyNames" if names else str(error.schema_path[-1]))


def _pointer(path: Any) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
