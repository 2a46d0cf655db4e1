"""The schemas as a reader meets them: objects with their fields, what they lead to, and the model's class that stands behind each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from quizkit.model.field import Ref
from quizkit.records import dataclass
from quizkit.resources import schema_file


@dataclass(frozen=True)
class Node:
    """A schema within a file, which is named without its ending, and the classes of the model whose values it describes."""

    schema: Mapping[str, Any]
    file: str
    models: tuple[type, ...] = ()

    @property
    def key(self) -> int:
        """What two nodes with the same schema share."""
        return id(self.schema)

    def note(self, keyword: str) -> Any:
        """What is said here under a keyword, or else where the reference leads."""
        return next((node.schema[keyword] for node in self.chain() if keyword in node.schema), None)

    def chain(self) -> Iterator[Node]:
        """This node, what it refers to, and so on."""
        yield self
        if "$ref" in self.schema:
            yield from resolve(self.schema["$ref"], self).chain()

    @property
    def end(self) -> Node:
        """The end of the chain: a schema that refers to no other."""
        *_, last = self.chain()
        return last

    @property
    def is_object(self) -> bool:
        """Whether it has fields of its own, which a page shows as a section."""
        return "properties" in self.schema

    def fields(self) -> Iterator[Field]:
        """Its own fields, without those of every entity and of the members of a union."""
        for name, schema in self.schema.get("properties", {}).items():
            hints = [hint for model in self.models if (hint := _hints(model).get(name)) is not None]
            models = dict.fromkeys(
                leaf for hint in hints for leaf in _leaves(hint) if isinstance(leaf, type) and dataclasses.is_dataclass(leaf)
            )
            kinds = [leaf.__metadata__[0].kind for hint in hints for leaf in _leaves(hint) if _is_reference(leaf)]
            yield Field(name, Node(schema, self.file, tuple(models)), name in self.schema.get("required", ()), kinds[0] if kinds else None)

    def members(self) -> Iterator[Member]:
        """The members of a union, each with the field and the word that tell it apart."""
        for branch in self.schema.get("allOf", ()):
            if "if" in branch:
                ((tag, wanted),) = branch["if"]["properties"].items()
                models = tuple(model for model in self.models if getattr(model, tag, None) == wanted["const"])
                target = resolve(branch["then"]["$ref"], self)
                yield Member(tag, wanted["const"], dataclasses.replace(target, models=models))


@dataclass(frozen=True)
class Field:
    """A field of an object. `kind` is the kind that its references can point at, "same" for the entity's own."""

    name: str
    node: Node
    is_required: bool
    kind: str | None

    def parts(self) -> Iterator[Part]:
        """The field's value, and what it holds where it is a list or a map, each as far as the references lead."""
        yield from _parts(self.node, is_below=False)


@dataclass(frozen=True)
class Part:
    """What a field holds. `is_unsaid` where the field's description is another than the part's own."""

    node: Node
    is_unsaid: bool


@dataclass(frozen=True)
class Member:
    """A member of a union."""

    tag: str
    word: str
    node: Node


def resolve(ref: str, origin: Node) -> Node:
    """What a reference in a node's file leads to."""
    name, _, pointer = ref.partition("#")
    file = name.removesuffix(".schema.json") or origin.file
    found: Any = schema_file(file)
    for part in pointer.split("/")[1:]:
        found = found[part]
    return Node(found, file, origin.models)


def root(name: str) -> Node:
    """A schema file as a whole."""
    return Node(schema_file(name), name)


def definition(file: str, name: str, models: Iterable[type] = ()) -> Node:
    """A definition of a schema file."""
    return Node(schema_file(file)["$defs"][name], file, tuple(models))


def is_definition(node: Node) -> bool:
    """Whether a node is one of its file's definitions."""
    return any(schema is node.schema for schema in schema_file(node.file).get("$defs", {}).values())


def _parts(node: Node, *, is_below: bool) -> Iterator[Part]:
    end = node.end
    yield Part(end, is_below or "description" in node.schema)
    for keyword in ("items", "additionalProperties"):
        if isinstance(below := end.schema.get(keyword), dict):
            yield from _parts(Node(below, end.file, end.models), is_below=True)


def _hints(model: type) -> Mapping[str, Any]:
    return get_type_hints(model, include_extras=True)


def _is_reference(hint: Any) -> bool:
    return get_origin(hint) is Annotated and isinstance(hint.__metadata__[0], Ref)


def _leaves(hint: Any) -> Iterator[Any]:
    """The types that a type hint is made of; what is annotated stays whole."""
    if get_origin(hint) in (Annotated, Literal) or not get_args(hint):
        yield hint
    else:
        for argument in get_args(hint):
            yield from _leaves(argument)
