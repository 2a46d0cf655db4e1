"""Which comments a file has, and what each of them belongs to: what must be the same before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from quizkit.load.yaml import Tree

from .nodes import Collection, Document, Entry, Remarks, is_modeline, is_suppression

_Path = tuple[str | int, ...]
Relation = tuple[_Path, str, str]


def relations(document: Document) -> Counter[Relation]:
    """Each comment with the data path that it belongs to and how it stands to it: above, beside, behind, at the end."""
    found: Counter[Relation] = Counter()
    for remark in document.head:
        _note(found, (), "head", remark)
    for remark in document.tail:
        _note(found, (), "tail", remark)
    if document.root is not None:
        _of_entry(found, (), document.root)
    return found


def _note(found: Counter[Relation], path: _Path, role: str, remark: str) -> None:
    text = remark.strip(" ")
    if text and is_modeline(text):
        found[(), "top", text] += 1
    elif text:
        found[path, role, text] += 1


def _of_entry(found: Counter[Relation], path: _Path, entry: Entry) -> None:
    value = entry.value
    _above(found, path, entry.above, value)
    _note(found, path, "beside", entry.beside)
    _note(found, path, "behind", entry.tail)
    for remark in entry.between:
        _note(found, path, "between", remark)
    if isinstance(value, Collection):
        _note(found, path, "opening", value.opening)
        for remark in value.end:
            _note(found, path, "end", remark)
        for number, child in enumerate(value.entries):
            _of_entry(found, (*path, number if child.key is None else child.key), child)


def _above(found: Counter[Relation], path: _Path, remarks: Remarks, value: Any) -> None:
    """What silences a rule on the first line of an item belongs to the field on that line."""
    is_item = isinstance(value, Collection) and value.is_mapping and not value.is_flow and path and isinstance(path[-1], int)
    for remark in remarks:
        if is_item and is_suppression(remark):
            _note(found, (*path, value.entries[0].key), "above", remark)
        else:
            _note(found, path, "above", remark)


def comments(tree: Tree) -> Counter[str]:
    """The text of each comment of a file, found in the source between its scalars, without a look at its layout."""
    text = tree.text
    found: Counter[str] = Counter()
    if "#" not in text:
        return found
    at = 0
    for start, end in [*_scalars(tree), (len(text), len(text))]:
        if "#" in (gap := text[at:start]):
            found.update(line[line.index("#") :].rstrip(" ") for line in gap.split("\n") if "#" in line)
        at = end
    return found


def _scalars(tree: Tree) -> Iterator[tuple[int, int]]:
    """Where each key and scalar begins and ends; of a block scalar, its header and its lines."""
    for node in _scalar_nodes(tree):
        start, end = tree.span(node)
        if tree.text[start : start + 1] not in ("|", ">"):
            yield start, end
            continue
        line_end = tree.text.find("\n", start, end)
        yield start, start + 1
        yield (line_end + 1, end) if line_end >= 0 else (end, end)


def _scalar_nodes(tree: Tree) -> list[int]:
    nodes: list[int] = []
    following = 0

    def walk(data: Any) -> None:
        nonlocal following
        node = following
        following += 1
        if isinstance(data, dict):
            for value in data.values():
                nodes.append(following)
                following += 1
                walk(value)
        elif isinstance(data, list):
            for value in data:
                walk(value)
        else:
            nodes.append(node)

    for root in tree.roots:
        walk(root)
    return nodes
