"""Holds every element of a file against the vocabularies of a version, and gives all of them the names of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.checking.tree import Node

from .versions import vocabularies


def recognise(root: Node, version: str) -> Iterator[tuple[int, str]]:
    """What the version does not know in a file, with its line. Once all has been asked for, names are those of the tables."""
    known = vocabularies(version)
    identifiers: dict[str, int] = {}
    # Each with the line of the link that it stands in; browsers close one link where the next begins.
    waiting: list[tuple[Node, int]] = [(root, 0)]
    while waiting:
        node, link = waiting.pop()
        vocabulary = known.get(node.space)
        if vocabulary is None:
            yield node.line, f"<{node.name}> is in {_named(node.space)}, which QTI {version} does not know here."
            continue
        yield from vocabulary.problems(node)
        identifier = node.attributes.get("id")
        if identifier is not None:
            if identifier in identifiers:
                yield node.line, f"The id '{identifier}' stands on line {identifiers[identifier]} already."
            identifiers.setdefault(identifier, node.line)
        vocabulary.canonical(node)
        if node.name == "a":
            if link:
                yield node.line, f"The link stands within that of line {link}, and no link may hold another."
            link = link or node.line
        waiting += [(child, link) for child in reversed(node.children)]


def _named(space: str) -> str:
    return f"the namespace {space}" if space else "no namespace"
