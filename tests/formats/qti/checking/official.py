"""Reads the official schemas for the words that they know: what our vocabularies are held against."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

XS = "{http://www.w3.org/2001/XMLSchema}"


def schema_folder() -> Path:
    """The folder that QUIZKIT_XSD names; where it names none, the test is skipped."""
    folder = os.environ.get("QUIZKIT_XSD")
    if not folder:
        pytest.skip("QUIZKIT_XSD does not name the folder of the official schemas")
    return Path(folder)


@dataclass
class Words:
    """What a schema says of one element."""

    attributes: set[str] = field(default_factory=set)
    required: set[str] = field(default_factory=set)
    children: set[str] = field(default_factory=set)
    is_mixed: bool = False
    takes_any: bool = False


class Schema:
    """The elements of one schema file, with what it includes of itself; what it imports is known by its name alone."""

    def __init__(self, path: Path) -> None:
        from lxml import etree

        root = etree.parse(path).getroot()
        self._named: dict[tuple[str, str], Any] = {}
        for node in root:
            if isinstance(node.tag, str) and (name := node.get("name")):
                self._named[node.tag.removeprefix(XS), name] = node
        # An element may be declared where it stands, and mean another thing in another place: `qti-content-body` does.
        self.elements: dict[str, list[Any]] = {}
        for node in root.iter(XS + "element"):
            if name := node.get("name"):
                self.elements.setdefault(name, []).append(node)

    def words(self, name: str) -> Words | None:
        """What the schema says of an element; None where it has none of that name."""
        if name not in self.elements:
            return None
        words = Words()
        for element in self.elements[name]:
            start = self._type(element.get("type")) if element.get("type") else element.find(XS + "complexType")
            if start is not None:
                words.is_mixed |= start.get("mixed") == "true" or start.find(f"{XS}complexContent[@mixed='true']") is not None
                self._gather(start, words)
        return words

    def _type(self, name: str) -> Any:
        return self._named.get(("complexType", name.split(":")[-1]))

    def _gather(self, node: Any, words: Words) -> None:
        for below in self._pieces(node):
            match below.tag.removeprefix(XS):
                case "attribute":
                    name = (below.get("name") or below.get("ref")).replace("w3:", "xml:")
                    words.attributes.add(name)
                    if below.get("use") == "required":
                        words.required.add(name)
                case "anyAttribute":
                    words.takes_any = True
                case "element":
                    words.children.add((below.get("ref") or below.get("name")).split(":")[-1])

    def _pieces(self, node: Any) -> Iterator[Any]:
        for below in node:
            if not isinstance(below.tag, str):
                continue
            tag, reference = below.tag.removeprefix(XS), below.get("ref") or below.get("base")
            if tag in ("attribute", "element", "anyAttribute"):
                yield below
                continue
            if tag in ("attributeGroup", "group") and reference:
                yield from self._pieces(self._named[tag, reference.split(":")[-1]])
            if tag == "extension" and (base := self._type(reference)) is not None:
                yield from self._pieces(base)
            yield from self._pieces(below)


@cache
def schema_of(path: Path) -> Schema:
    """A schema file, read once."""
    return Schema(path)
