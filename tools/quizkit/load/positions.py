"""From a data path, or a span within a text, to places in the file: worked out late, for findings only."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Any

from quizkit.finding import DataPath
from quizkit.patterns import regex
from quizkit.records import dataclass

from .dialect import Defect
from .yaml import Tree

_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


@dataclass
class Lines:
    """Offsets of a text as lines and columns, both in code points from 1."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) for line in self.text.split("\n")), lambda at, length: at + length + 1, initial=0))

    def at(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        line = min(bisect_right(self._starts, offset), max(len(self._starts) - 1, 1))
        return line, offset - self._starts[line - 1] + 1

    def start(self, number: int) -> int:
        """Where a line begins."""
        return self._starts[number - 1]

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        start = self.start(number)
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)].rstrip("\r")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its own span, the span of the field's name before it (None in a list), and the value itself."""

    start: int
    end: int
    key: tuple[int, int] | None
    value: Any


def locate(tree: Tree, root: int, path: DataPath) -> Place:
    """Find a data path in an entity; a path that leads nowhere (a field that is missing) ends at the last thing that is there."""
    data, node, key = tree.roots[root], tree.first_node[root], None
    children = children_of(tree, root)
    for part in path:
        if isinstance(data, dict) and part in data:
            node = children[id(data)][list(data).index(part)]
            key = tree.span(node)
            node, data = node + 1, data[part]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            node = children[id(data)][part]
            data, key = data[part], None
        else:
            break
    start, end = tree.span(node)
    if isinstance(data, (dict, list)):
        start, end = _first_line(tree.text, start, end)
    return Place(start, end, key, data)


def children_of(tree: Tree, root: int) -> dict[int, list[int]]:
    """The nodes of what each collection of an entity holds (of a mapping: of its keys), worked out once for an entity."""
    if root not in tree.numbered:
        tree.numbered.add(root)
        _number(tree.children, tree.roots[root], tree.first_node[root])
    return tree.children


def _number(children: dict[int, list[int]], data: Any, node: int) -> int:
    """Note the nodes within a value that begins at `node`; the node behind it."""
    node += 1
    if isinstance(data, dict):
        nodes = children[id(data)] = []
        for value in data.values():
            nodes.append(node)
            node = _number(children, value, node + 1)
    elif isinstance(data, list):
        nodes = children[id(data)] = []
        for value in data:
            nodes.append(node)
            node = _number(children, value, node)
    return node


def _first_line(text: str, start: int, end: int) -> tuple[int, int]:
    line_end = text.find("\n", start, end)
    shown = text[start : line_end if line_end >= 0 else end].rstrip()
    return start, start + max(len(shown), 1)


def path_of_node(tree: Tree, wanted: int) -> tuple[int, DataPath, bool]:
    """The root, the path and whether it is a key, of a node's number."""
    root = bisect_right(tree.first_node, wanted) - 1
    node, data = tree.first_node[root], tree.roots[root]
    path: list[str | int] = []
    children = children_of(tree, root)
    while node != wanted:
        nodes = children[id(data)]
        at = bisect_right(nodes, wanted) - 1
        if isinstance(data, list):
            path.append(at)
            node, data = nodes[at], data[at]
            continue
        key = list(data)[at]
        path.append(key)
        if nodes[at] == wanted:
            return root, tuple(path), True
        node, data = nodes[at] + 1, data[key]
    return root, tuple(path), False


def offset_in_scalar(text: str, start: int, value: str, offset: int) -> int:
    """Where the code point `offset` of a scalar's value stands in the file; `start` is where the scalar begins.

    Walks the source and the value side by side: quotes, escapes, folding and indentation are what the source has more.
    """
    style = text[start : start + 1]
    at = start
    if style in ("'", '"'):
        at += 1
    elif style in ("|", ">"):
        at = text.find("\n", start) + 1
    done = 0
    while at < len(text):
        char, wanted = text[at], value[done] if done < len(value) else ""
        is_escape = (style == '"' and char == "\\") or (style == "'" and text.startswith("''", at))
        if not is_escape and char.isspace() and char != wanted and not (char == "\n" and wanted == " "):
            at += 1
            continue
        if style == '"' and text.startswith("\\\n", at):
            at += 2
            continue
        if done >= offset:
            break
        at += _escape_length(text, at) if style == '"' and is_escape else 2 if is_escape else 1
        done += 1
    return at


def _escape_length(text: str, at: int) -> int:
    return _ESCAPE_LENGTH.get(text[at + 1 : at + 2], 2)


# A comment that begins without a space behind its sign, as `#` within a text does.
_TIGHT_COMMENT = regex(r" #(?![#\s!]|quizkit:)")


def lost_texts(tree: Tree) -> list[Defect]:
    """Where a text ends before ` #` and goes on as what YAML takes for a comment: `C #sharp` is `C`."""
    defects: list[Defect] = []
    if "#" not in tree.text or " #" not in tree.text:
        return defects
    for found in _TIGHT_COMMENT.finditer(tree.text):
        at = found.start() + 1
        node = _last_node_before(tree, at)
        if node < 0 or is_in_scalar(tree, at):
            continue
        start, end = tree.span(node)
        text_end = at - len(tree.text[start:at]) + len(tree.text[start:at].rstrip(" "))
        if start < end == text_end and tree.text[start] not in "'\"":
            message = "The text ends here: YAML takes what follows for a comment. Put the text in quotes, or write `# ` with a space."
            defects.append(Defect("yaml-dialect", message, at, at + 1, "warning"))
    return defects


def _last_node_before(tree: Tree, offset: int) -> int:
    return bisect_right(range(len(tree.nodes)), offset, key=lambda node: tree.span(node)[0]) - 1


def is_in_scalar(tree: Tree, offset: int) -> bool:
    """Whether an offset lies within a key or a scalar: the last node that begins before it ends after it and is no collection."""
    node = _last_node_before(tree, offset)
    if node < 0:
        return False
    start, end = tree.span(node)
    if end <= offset:
        return False
    opening = tree.text[start]
    if opening in "|>":
        return tree.text.find("\n", start) < offset
    # In a plain scalar " #" always begins a comment.
    return opening in "'\""
