"""Plain scalars that some readers of YAML take for something else than text, where text is what the field holds."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.model.bank import QUESTION_TYPES

from .positions import path_of_node
from .schema import NUMBERS, definition_at
from .yaml import Tree

_TEXTS = ("block", "inline", "plain")
# Days and numbers stand plain, and what the schema does not know is not ours to judge.
_OTHERS = ("date", "partial-date", *NUMBERS, None)


def ambiguous_texts(tree: Tree, kind: str) -> Iterator[tuple[int, int, DataPath]]:
    """The node, the root and the data path of each such scalar in a file of a kind."""
    for node in tree.ambiguous:
        root, path, _ = path_of_node(tree, node)
        data = tree.roots[root]
        name = data.get("type") if kind == "question" and isinstance(data, dict) else kind
        definition = definition_at(name, path) if name == kind or (isinstance(name, str) and name in QUESTION_TYPES) else None
        if definition in _OTHERS:
            continue
        start, end = tree.span(node)
        # As ids the letters y and n are common (the parts of a long list), and no reader in use takes them for truth values.
        if end - start == 1 and definition not in _TEXTS:
            continue
        yield node, root, path
