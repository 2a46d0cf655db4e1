"""Checks the shape of an entity: jsonschema-rs decides, jsonschema explains what it rejected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from quizkit.errors import suggestion
from quizkit.finding import DataPath, Problem
from quizkit.model.bank import QUESTION_TYPES
from quizkit.patterns import regex
from quizkit.resources import schema_file

if TYPE_CHECKING:
    from jsonschema import ValidationError

# The definitions whose values are numbers.
NUMBERS = ("number", "weight")
# Where a definition fails that has a rule of its own, the failure goes under that rule's name.
_RULE_OF_DEFINITION = {"id": "bad-id", "part-id": "bad-id", **dict.fromkeys(NUMBERS, "bad-number")}


def check_shape(kind: str, data: Any) -> list[tuple[str, Problem]]:
    """What is wrong with the shape of an entity, each with the name of its rule; nothing where the schema accepts it.

    A question's `type` is looked at first: an unknown one is the only problem that is reported.
    """
    name = kind
    if kind == "question" and isinstance(data, dict):
        given = data.get("type")
        if not isinstance(given, str) or given not in QUESTION_TYPES:
            return [("schema", _unknown_type(data))]
        name = given
    if _is_valid(name)(data):
        return []
    return list(_explain(name, data))


@cache
def _is_valid(name: str) -> Callable[[Any], bool]:
    import jsonschema_rs

    validator = jsonschema_rs.Draft202012Validator(closed_schema(name), validate_formats=True)
    return validator.is_valid


@cache
def closed_schema(name: str) -> dict[str, Any]:
    """The schema of a kind, or of a question type, as one closed object without references: quick, and its errors name the cause."""
    if name in QUESTION_TYPES:
        kind, discriminated = "question", name
    else:
        kind, discriminated = name, None
    file = schema_file(kind)
    return _closed(file.get("$defs", {}).get(kind, file), kind, discriminated)


def _closed(schema: Mapping[str, Any], file: str, tag: str | None) -> dict[str, Any]:
    """Merge what `allOf` brings in into the object itself, keeping of the branches on `type` only the one of `tag`."""
    merged: dict[str, Any] = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
    for part, origin in _parts(schema, file, tag):
        for name, value in part.get("properties", {}).items():
            merged["properties"].setdefault(name, _inline(value, origin))
        merged["required"] += [name for name in part.get("required", ()) if name not in merged["required"]]
    return merged


def _parts(schema: Mapping[str, Any], file: str, tag: str | None) -> Iterator[tuple[Mapping[str, Any], str]]:
    for part in schema.get("allOf", ()):
        if "$ref" in part:
            target, origin = _resolve(part["$ref"], file)
            yield from _parts(target, origin, tag)
        elif part["if"]["properties"]["type"]["const"] == tag:
            target, origin = _resolve(part["then"]["$ref"], file)
            yield target, origin
    yield schema, file


def _resolve(ref: str, file: str) -> tuple[Mapping[str, Any], str]:
    name, _, pointer = ref.partition("#")
    origin = name.removesuffix(".schema.json") or file
    target = schema_file(origin)
    for part in pointer.strip("/").split("/"):
        target = target[part] if part else target
    return target, origin


_NOTES = frozenset(("description", "title", "examples", "default", "$comment"))
_CHECKED_FORMATS = frozenset(("date",))


def _inline(schema: Any, file: str) -> Any:
    """A schema with its references written out and its words for readers left away; a definition's name stays as `$comment`."""
    if isinstance(schema, list):
        return [_inline(item, file) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        target, origin = _resolve(schema["$ref"], file)
        inlined = _inline(target, origin)
        narrower = {key: value for key, value in schema.items() if key not in _NOTES and key != "$ref"}
        return {"$comment": schema["$ref"].rsplit("/", 1)[-1], **inlined, **narrower}
    if "properties" in schema:
        kept = {key: _inline(value, file) for key, value in schema.items() if key not in _NOTES and key != "properties"}
        return {**kept, "properties": {name: _inline(value, file) for name, value in schema["properties"].items()}}
    kept = {key: _inline(value, file) for key, value in schema.items() if key not in _NOTES}
    if kept.get("format") not in _CHECKED_FORMATS:
        kept.pop("format", None)
    return kept


def definition_at(name: str, path: DataPath) -> str | None:
    """The name of the definition (`inline`, `date`) that a data path of a kind or question type falls under."""
    schema: Any = closed_schema(name)
    found = None
    for part in path:
        schema = _step(schema, part)
        if schema is None:
            return None
    found = schema.get("$comment") if isinstance(schema, dict) else None
    return found if isinstance(found, str) else None


def _step(schema: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return schema.get("items")
    if part in schema.get("properties", {}):
        return schema["properties"][part]
    for branch in (*schema.get("allOf", ()), *schema.get("anyOf", ()), *schema.get("oneOf", ())):
        found = _step(branch.get("then", branch), part)
        if found is not None:
            return found
    extra = schema.get("additionalProperties")
    return extra if isinstance(extra, dict) else None


def _unknown_type(data: dict[str, Any]) -> Problem:
    if "type" not in data:
        return Problem(f"The field 'type' is missing: one of {', '.join(QUESTION_TYPES)}.")
    given = data["type"]
    near = suggestion(str(given), QUESTION_TYPES) or f": one of {', '.join(QUESTION_TYPES)}"
    return Problem(f"There is no question type {given!r}{near}.", ("type",))


def _explain(name: str, data: Any) -> Iterator[tuple[str, Problem]]:
    from jsonschema import Draft202012Validator, FormatChecker

    if not isinstance(data, dict):
        yield "schema", Problem("This should be a list of fields, each with its value, such as `id: my-question`.")
        return
    errors = Draft202012Validator(closed_schema(name), format_checker=FormatChecker(["date"])).iter_errors(data)
    found = list(
        {(rule, problem.path, problem.message): (rule, problem) for error in errors for rule, problem in _problems(error)}.values()
    )
    misspelt = {(problem.path[:-1], near) for _, problem in found if problem.on_key and (near := _meant_instead(problem.message))}
    for rule, problem in sorted(found, key=lambda pair: [str(part) for part in pair[1].path]):
        missing = _missing_field(problem.message)
        if missing is None or (problem.path, missing) not in misspelt:
            yield rule, problem
    if not found:
        yield "schema", Problem("The schema rejects this entity.")


# A misspelt field is one cause, though the schema sees an unknown field and a missing one.
_MEANT = regex(r"^There is no field .*\(did you mean '(.+)'\?\)\.$")
_MISSING = regex(r"^The field '(.+)' is missing\.$")


def _meant_instead(message: str) -> str | None:
    return found[1] if (found := _MEANT.match(message)) else None


def _missing_field(message: str) -> str | None:
    return found[1] if (found := _MISSING.match(message)) else None


def _problems(error: ValidationError) -> Iterator[tuple[str, Problem]]:
    path: DataPath = tuple(error.absolute_path)
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    definition = schema.get("$comment", "")
    instance: Any = error.instance
    if "propertyNames" in error.absolute_schema_path:
        message = f"{_shown(instance)} cannot be a name here: use lower-case letters, digits and hyphens, starting with a letter."
        yield "schema", Problem(message, (*path, instance), on_key=True)
    elif definition in NUMBERS and instance is not None:
        from .numbers import explain_number

        yield _RULE_OF_DEFINITION[definition], Problem(explain_number(instance, schema, path), path)
    else:
        yield from _by_keyword(error, path, schema)


def _by_keyword(error: ValidationError, path: DataPath, schema: Mapping[str, Any]) -> Iterator[tuple[str, Problem]]:
    validator: Any = error.validator
    value: Any = error.validator_value
    instance: Any = error.instance
    definition = schema.get("$comment", "")
    match validator:
        case "additionalProperties" | "unevaluatedProperties":
            known = _known_fields(schema, instance)
            for name in instance:
                if name not in known:
                    yield "schema", Problem(_unknown_field(name, known, path), (*path, name), on_key=True)
        case "required":
            missing = next(name for name in value if name not in instance and f"'{name}'" in error.message)
            yield "schema", Problem(f"The field '{missing}' is missing.", path)
        case "type":
            fields = schema.get("required") or schema.get("properties", ())
            yield _wrong_type(path, value, instance, [name for name in fields if name != "id"])
        case "minProperties" | "maxProperties":
            yield "schema", Problem(_one_of(list(schema["properties"]), instance), path)
        case "enum":
            words = ", ".join(map(str, value))
            yield "schema", Problem(f"{_shown(instance)} is not one of {words}{suggestion(str(instance), map(str, value))}.", path)
        case "pattern" | "maxLength" | "minimum" | "maximum" | "exclusiveMinimum" | "format" if definition or validator:
            rule = _RULE_OF_DEFINITION.get(definition, "schema")
            yield rule, Problem(_misfit(definition, error), path)
        case _:
            yield from _of_branches(error, path)


def _one_of(known: list[str], given: Collection[str]) -> str:
    *others, last = known
    if not given:
        return f"This holds nothing: give it one of {', '.join(others)} or {last}."
    return f"Only one of {', '.join(others)} and {last} can hold: delete {' or '.join(given)}."


def _unknown_field(name: str, known: list[str], path: DataPath) -> str:
    owners = [other for other in QUESTION_TYPES if name in closed_schema(other)["properties"]]
    if not path and owners and "stem" in known:
        return f"There is no field '{name}' here: it belongs to {', '.join(owners)}."
    meant = suggestion(name, known)
    own = [field for field in known if field not in schema_file("common")["$defs"]["entity"]["properties"]]
    besides = "besides what all entities have " if len(own) < len(known) else ""
    others = f": {besides}there {'are' if len(own) > 1 else 'is only'} {', '.join(own)}" if own else ""
    return f"There is no field '{name}' here{meant or others}."


def _of_branches(error: ValidationError, path: DataPath) -> Iterator[tuple[str, Problem]]:
    """An error that holds others: those of the branch that was meant, or one sentence."""
    inner = [child for child in error.context or () if child.validator != "type" or len(child.absolute_path) > len(path)]
    if len(inner) and error.validator in ("allOf", "then"):
        for child in inner:
            yield from _problems(child)
    else:
        definition = error.schema.get("$comment", "") if isinstance(error.schema, dict) else ""
        yield _RULE_OF_DEFINITION.get(definition, "schema"), Problem(_misfit(definition, error), path)


def _wrong_type(path: DataPath, wanted: str | list[str], instance: Any, fields: Sequence[str] = ()) -> tuple[str, Problem]:
    names = [wanted] if isinstance(wanted, str) else wanted
    if instance is None:
        return "schema", Problem(f"The field is empty: give {_TYPES[names[0]]}, or delete it.", path, on_key=True)
    is_scalar = not isinstance(instance, (dict, list))
    if "string" in names and is_scalar and not isinstance(instance, str):
        return "quoted-scalar", Problem(f"YAML reads this as {_kind_of(instance)}, not as text: put it in quotes.", path)
    if names == ["object"] and is_scalar and fields:
        return "schema", Problem(f"{_shown(instance)} is no field with a value: write it under its name, as in '{fields[0]}: …'.", path)
    if names == ["boolean"] and str(instance).lower() in ("yes", "no", "on", "off"):
        return "schema", Problem(f"{_shown(instance)} is a word here: write true or false.", path)
    quotes = " A text that starts with { or [ must be quoted." if names == ["string"] and isinstance(instance, (dict, list)) else ""
    return "schema", Problem(f"This should be {' or '.join(_TYPES[name] for name in names)}, not {_kind_of(instance)}.{quotes}", path)


_TYPES = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "nothing",
}

_MEANINGS = {
    "id": "is no id: use lower-case letters, digits and single hyphens, starting with a letter, at most 100 characters",
    "part-id": "is no id of a part: use lower-case letters, digits and single hyphens, starting with a letter",
    "reference": "is no reference: write kind:id, or kind:parent/child, such as term:open-weights",
    "tier-id": "is no tier: write scale/tier",
    "date": "is no day: write it as 2026-11-01",
    "partial-date": "is no date: write a day, a month or a year, as 2026-11-01, 2026-11 or 2026",
    "language": "is no language tag: write it as en or pt-BR",
}


def _misfit(definition: str, error: ValidationError) -> str:
    meaning = _MEANINGS.get(definition)
    if definition == "id" and isinstance(error.instance, str) and ":" in error.instance:
        kind, _, bare = error.instance.partition(":")
        return f"{_shown(error.instance)} says its kind, and this field can point at one kind only: leave '{kind}:' out ('{bare}')."
    if meaning is not None:
        return f"{_shown(error.instance)} {meaning}."
    if error.validator == "maxLength":
        return f"The text has {len(str(error.instance))} characters, and at most {error.validator_value} are allowed."
    if error.validator in ("minimum", "maximum", "exclusiveMinimum"):
        bound = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than"}[str(error.validator)]
        return f"{_shown(error.instance)} should be {bound} {error.validator_value}."
    return f"{_shown(error.instance)} does not fit here ({error.validator}: {error.validator_value})."


def _known_fields(schema: Any, instance: Mapping[str, Any]) -> list[str]:
    """The fields of an object: of a union, those of the branch that it belongs to."""
    known = list(schema.get("properties", {}))
    for branch in schema.get("allOf", ()):
        tags = branch.get("if", {}).get("properties", {})
        if all(instance.get(name) == tag["const"] for name, tag in tags.items()):
            known += _known_fields(branch.get("then", branch), instance)
    return known


def _shown(value: Any) -> str:
    text = f"'{value}'" if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _kind_of(value: Any) -> str:
    match value:
        case bool():
            return f"the truth value {str(value).lower()}"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case str():
            return "a text"
        case None:
            return "nothing"
        case _:
            return f"the number {value}"
