"""The schemas and the model name the same fields, ask for the same ones and offer the same words: neither drifts from the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import pytest

from quizkit.model.bank import KINDS, QUESTION_TYPES, Manifest
from quizkit.model.entity import Entity
from quizkit.model.field import Local, Ref, Text

from .shapes import Schema, chain, last, note, schemas

# Readers meet these by their titles, so a file must give one; the model does not ask, for a question or a claim has none.
TITLED = {"term", "scale", "exemplar", "source", "path", "comparison", "debate", "lesson", "quiz"}

# What a union is told apart by is a field of the file and a class variable of the model.
TAGS = ("type", "kind")


class Pairing(NamedTuple):
    """A class of the model and the schema that stands for it."""

    model: type
    schema: Schema
    file: str

    def __str__(self) -> str:
        return f"{self.file.partition('.')[0]}:{self.model.__name__}"


def _parts(schema: Schema, file: str, model: type) -> Iterator[tuple[Schema, str]]:
    """A schema, what it includes by `allOf`, and of the branches of a union the one for the model's class."""
    schema, file = last(schema, file)
    yield schema, file
    for part in schema.get("allOf", []):
        if "if" not in part:
            yield from _parts(part, file, model)
        else:
            ((tag, wanted),) = part["if"]["properties"].items()
            if getattr(model, tag) == wanted["const"]:
                yield from _parts(part["then"], file, model)


def _properties(pairing: Pairing) -> dict[str, tuple[Schema, str]]:
    return {
        name: (field, file)
        for part, file in _parts(pairing.schema, pairing.file, pairing.model)
        for name, field in part.get("properties", {}).items()
    }


def _required(pairing: Pairing) -> set[str]:
    return {name for part, _ in _parts(pairing.schema, pairing.file, pairing.model) for name in part.get("required", [])}


def _tag(model: type) -> set[str]:
    return {tag for tag in TAGS if tag not in _fields(model) and isinstance(getattr(model, tag, None), str)}


def _fields(model: type) -> dict[str, dataclasses.Field[Any]]:
    return {field.name: field for field in dataclasses.fields(model)}


def _leaves(hint: Any) -> Iterator[Any]:
    """The types that a type hint is made of."""
    arguments = get_args(hint)
    if not arguments or get_origin(hint) is Literal:
        yield hint
    for argument in arguments if get_origin(hint) is not Literal else ():
        yield from _leaves(argument)


def _value_of(schema: Schema, file: str) -> tuple[Schema, str]:
    """The schema of what a list or a map holds, or of the value itself."""
    schema, file = last(schema, file)
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            return last(schema[keyword], file)
    return schema, file


def _pairings(pairing: Pairing) -> Iterator[Pairing]:
    yield pairing
    properties = _properties(pairing)
    for name, hint in get_type_hints(pairing.model).items():
        for leaf in _leaves(hint):
            if dataclasses.is_dataclass(leaf) and isinstance(leaf, type) and name in properties:
                yield from _pairings(Pairing(leaf, *_value_of(*properties[name])))


def _all_pairings() -> Iterator[Pairing]:
    yield Pairing(Manifest, schemas()["bank.schema.json"], "bank.schema.json")
    for kind in KINDS.values():
        file = f"{kind.name}.schema.json"
        for model in QUESTION_TYPES.values() if kind.name == "question" else (kind.entity,):
            yield from _pairings(Pairing(model, schemas()[file]["$defs"][kind.name], file))


PAIRINGS = list({str(pairing): pairing for pairing in _all_pairings()}.values())


def test_the_export_has_the_bank_and_a_list_for_every_kind() -> None:
    export = schemas()["export.schema.json"]["$defs"]["export"]
    assert set(export["properties"]) == set(export["required"]) == {"bank", *(kind.plural for kind in KINDS.values())}


def test_every_kind_and_every_question_type_has_a_schema() -> None:
    assert {f"{name}.schema.json" for name in KINDS} <= set(schemas())
    question = schemas()["question.schema.json"]["$defs"]
    assert question["question"]["properties"]["type"]["enum"] == list(QUESTION_TYPES)
    assert set(QUESTION_TYPES) <= set(question)


@pytest.mark.parametrize("pairing", PAIRINGS, ids=str)
def test_names_the_fields_of_the_model(pairing: Pairing) -> None:
    assert set(_properties(pairing)) == set(_fields(pairing.model)) | _tag(pairing.model)


@pytest.mark.parametrize("pairing", PAIRINGS, ids=str)
def test_asks_for_what_the_model_has_no_default_for(pairing: Pairing) -> None:
    needed = {
        name
        for name, field in _fields(pairing.model).items()
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    is_titled = issubclass(pairing.model, Entity) and pairing.model.entity_kind in TITLED
    assert _required(pairing) == needed | _tag(pairing.model) | ({"title"} if is_titled else set())


@pytest.mark.parametrize("pairing", PAIRINGS, ids=str)
def test_offers_the_words_of_the_model(pairing: Pairing) -> None:
    properties = _properties(pairing)
    for name, hint in get_type_hints(pairing.model).items():
        if name not in properties:
            continue
        leaves = list(_leaves(hint))
        words = [word for leaf in leaves if get_origin(leaf) is Literal for word in get_args(leaf)]
        schema, _ = _value_of(*properties[name])
        branches = [schema, *schema.get("oneOf", [])]
        offered = [word for branch in branches for word in branch.get("enum", [])]
        if name not in _tag(pairing.model):
            assert offered == words, name


@pytest.mark.parametrize("pairing", PAIRINGS, ids=str)
def test_tells_the_default_of_the_model(pairing: Pairing) -> None:
    """Empty lists and maps are not told: an editor would write them into the file."""
    for name, (field, file) in _properties(pairing).items():
        if name in _fields(pairing.model):
            default = _fields(pairing.model)[name].default
            is_silent = default is dataclasses.MISSING or default is None or default == ()
            assert note("default", field, file) == (None if is_silent else default), name


@pytest.mark.parametrize("pairing", PAIRINGS, ids=str)
def test_holds_text_references_and_numbers_where_the_model_does(pairing: Pairing) -> None:
    for name, hint in get_type_hints(pairing.model, include_extras=True).items():
        if name in _fields(pairing.model) and (wanted := _definition(hint)):
            assert any(name in wanted for name in _definitions(*_properties(pairing)[name])), name


def _definition(hint: Any) -> set[str]:
    """The definitions that may stand for what a type hint holds; none where its annotation asks for none."""
    if get_origin(hint) is Annotated:
        match hint.__metadata__[0]:
            case Text(level):
                return {level}
            case Ref(kind):
                return {{None: "reference", "tier": "tier-id"}.get(kind, "id")}
            case Local():
                return {"id", "part-id"}
    if isinstance(hint, type) and hint in _DEFINITIONS:
        return {_DEFINITIONS[hint]}
    arguments = get_args(hint) if get_origin(hint) is not Literal else ()
    return set().union(*map(_definition, arguments[1:] if get_origin(hint) is Mapping else arguments))


_DEFINITIONS: Mapping[type, str] = {Decimal: "number", Fraction: "weight", date: "date"}


def _definitions(schema: Schema, file: str) -> Iterator[str]:
    """The names of the definitions that a schema refers to, of the value itself and of what it holds."""
    for link, where in chain(schema, file):
        if "$ref" in link:
            yield link["$ref"].rpartition("/")[2]
        for keyword in ("items", "additionalProperties"):
            if isinstance(link.get(keyword), dict):
                yield from _definitions(link[keyword], where)
