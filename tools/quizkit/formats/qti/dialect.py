"""Elements under the names that a version gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizkit.formats.xml import Element, Node

from .versions import Version

_CAPITAL = re.compile("[A-Z]")
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


class Dialect:
    """Builds elements of QTI. Names are given as QTI 2 spells them, and each is turned once into those of the version."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self._tags: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def element(self, name: str, children: Sequence[Node] = (), /, **attributes: str | None) -> Element:
        """An element of QTI. An attribute that is None is not there."""
        tag = self._tags.get(name) or self._new_tag(name)
        if not attributes:
            return Element(tag, children)
        names = self._names
        return Element(
            tag, children, tuple([(names.get(key) or self._new_name(key), value) for key, value in attributes.items() if value is not None])
        )

    def root(self, name: str, children: Sequence[Node], /, language: str | None = None, **attributes: str | None) -> Element:
        """An element that begins a file, with its namespace and the address of its schema."""
        element = self.element(name, children, **attributes)
        version = self.version
        head = (
            ("xmlns", version.namespace),
            ("xmlns:xsi", _XSI),
            ("xsi:schemaLocation", f"{version.namespace} {version.schema}"),
        )
        spoken = (("xml:lang", language),) if language else ()
        return Element(element.tag, children, (*head, *element.attributes, *spoken))

    def body(self, children: Sequence[Node]) -> Sequence[Node]:
        """The content of a feedback or a rubric, which 3.0 wraps."""
        return (self.element("contentBody", children),) if self.version.content_body else children

    def _new_tag(self, name: str) -> str:
        self._tags[name] = f"qti-{_with_hyphens(name)}" if self.version.kebab else name
        return self._tags[name]

    def _new_name(self, name: str) -> str:
        self._names[name] = _with_hyphens(name) if self.version.kebab else name
        return self._names[name]


def _with_hyphens(name: str) -> str:
    return _CAPITAL.sub(lambda found: f"-{found[0].lower()}", name)
