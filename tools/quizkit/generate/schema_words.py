"""What a field holds, in words, and its description as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from quizkit.model.bank import KINDS

from .schema_nodes import Field, Node, resolve

# The address of a node's section from the page in hand; None where it has none.
Place = Callable[[Node], str | None]

_TYPES = {
    "string": ("text", "texts"),
    "integer": ("whole number", "whole numbers"),
    "number": ("number", "numbers"),
    "boolean": ("`true` or `false`", "`true` or `false`"),
    "null": ("`null`", "`null`"),
    "array": ("list", "lists"),
    "object": ("map", "maps"),
}
_BOUNDS = (("minimum", "from {}"), ("exclusiveMinimum", "above {}"), ("maximum", "to {}"))


def holds(field: Field, place: Place) -> str:
    """What a field holds: `list of ids of terms`, `inline text`, `one of …`."""
    return _holds(field.node, place, _of_kind(field.kind, field.node), is_plural=False)


def _of_kind(kind: str | None, node: Node) -> str:
    """The kind that an id names; a tier and a reference name theirs themselves."""
    if kind == "same":
        return " of the same kind"
    if kind is None or kind not in KINDS:
        return ""
    if node.end.schema.get("type") == "array":
        return f" of [{KINDS[kind].plural}]({kind}.md)"
    title = kind if kind != KINDS[kind].plural else f"{kind} entry"
    return f" of {'an' if title[0] in 'aeiou' else 'a'} [{title}]({kind}.md)"


def _holds(node: Node, place: Place, of_kind: str, *, is_plural: bool) -> str:
    schema = node.schema
    if address := place(node):
        title = str(node.note("title"))
        title = title if title.isupper() else title.lower()
        return f"[{plural(title) if is_plural else title}]({address}){of_kind}"
    if "$ref" in schema:
        return _holds(resolve(schema["$ref"], node), place, of_kind, is_plural=is_plural)
    if "const" in schema:
        return code(schema["const"])
    if "enum" in schema:
        return alternatives([code(word) for word in schema["enum"]])
    if "oneOf" in schema:
        return " or ".join(_holds(Node(branch, node.file), place, "", is_plural=False) for branch in schema["oneOf"])
    if isinstance(items := schema.get("items"), dict):
        return f"list of {_holds(Node(items, node.file), place, of_kind, is_plural=True)}"
    if isinstance(values := schema.get("additionalProperties"), dict):
        names = schema.get("propertyNames")
        key = _holds(Node(names, node.file), place, "", is_plural=True) if names else "names"
        return f"map from {key} to {_holds(Node(values, node.file), place, of_kind, is_plural=True)}"
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    words = alternatives([_TYPES[name][is_plural] for name in types])
    return " ".join([words, *(phrase.format(schema[bound]) for bound, phrase in _BOUNDS if bound in schema)])


def alternatives(words: list[str]) -> str:
    """Words with commas between them, and "or" before the last."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def plural(title: str) -> str:
    """The title of a section as a plural: `answers in words`, `criteria`."""
    head, *rest = re.split(r"( (?:in|with|for|from|to|of)\b.*|,.*)", title, maxsplit=1)
    irregular = {"criterion": "criteria", **{kind.name: kind.plural for kind in KINDS.values()}}
    if head in irregular:
        head = irregular[head]
    elif head.endswith("y") and head[-2] not in "aeiou":
        head = f"{head[:-1]}ies"
    else:
        head += "es" if head.endswith(("s", "x", "ch")) else "s"
    return head + "".join(rest)


def code(value: Any) -> str:
    """A value of a file as code."""
    return f"`{inline_yaml(value)}`"


def inline_yaml(value: Any) -> str:
    """A small value on one line, as an author would write it."""
    if isinstance(value, list):
        return f"[{', '.join(map(inline_yaml, value))}]"
    return value if isinstance(value, str) else json.dumps(value)


def description(node: Node) -> str:
    """The description as Markdown, in which the words that the node may hold are code."""
    return markdown(str(node.note("description") or ""), _words_of(node.end))


def such_as(node: Node) -> str:
    """The examples of a value in a sentence; none where they are whole objects, or where the description has them."""
    shown = [code(example) for example in node.schema.get("examples", ()) if not isinstance(example, dict)]
    known = description(node)
    return f"Such as {alternatives(shown)}." if shown and not all(word.strip("`") in known for word in shown) else ""


def _words_of(node: Node) -> list[str]:
    words = [word for branch in (node.schema, *node.schema.get("oneOf", ())) for word in branch.get("enum", ()) if isinstance(word, str)]
    types = node.schema.get("type", ())
    branches = [branch.get("type") for branch in node.schema.get("oneOf", ())]
    words += (
        ["null"] if "null" in (*branches, *([types] if isinstance(types, str) else types)) or None in node.schema.get("enum", ()) else []
    )
    return ["true", "false"] if types == "boolean" else words


def markdown(text: str, words: list[str] | None = None) -> str:
    """Plain text as Markdown of a table cell: gaps, images and those of the words that a meaning follows become code."""
    parts = re.split(r"(`[^`]*`|\{\{\w*(?:\}\})?|!\[[^\]]*\]\([^)]*\))", text)
    for index, part in enumerate(parts):
        if part.startswith(("{{", "![")):
            parts[index] = f"`{part}`"
        elif index % 2 == 0:
            escaped = re.sub(r"([\\*|])", r"\\\1", part).replace("<", "&lt;")
            for word in words or ():
                escaped = re.sub(rf"(?<![\w/-]){re.escape(word)}(?=: |, (?:\w+, )*[\w/]+: |:| where )", f"`{word}`", escaped)
            parts[index] = escaped
    return "".join(parts)
