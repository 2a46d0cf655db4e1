"""Identifiers and the order of parts."""

from __future__ import annotations

from collections.abc import Sequence

from quizkit.finding import DataPath
from quizkit.formats.identifiers import fingerprint
from quizkit.formats.xml import Element, Node

from .export import identifier
from .item import Item


def part_identifier(name: str, item: Item, path: DataPath) -> str:
    """The identifier of a part. One that had to be changed is reported."""
    changed = identifier(name)
    if changed != name:
        item.export.lose("part-id-changed", path, f"'{name}' became '{changed}'")
    return changed


def as_one_run(children: Sequence[Node]) -> Sequence[Node]:
    """The content of a simple choice as one element: a player lays out each piece of markup as a box, without the spaces between them."""
    if len(children) == 1 and "<" not in str(children[0]):
        return children
    return (Element("span", children),)


def scattered(names: Sequence[str], question: str) -> list[int]:
    """The places of neighbours in an order that says nothing of the key, for readers that do not shuffle.

    It hangs on the identifiers of the question and of the parts, so that it is the same in every export.
    """
    order = sorted(range(len(names)), key=lambda index: fingerprint(f"{question} {names[index]}"))
    return [*order[1:], *order[:1]] if order == list(range(len(names))) else order
