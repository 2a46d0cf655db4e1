"""Elements under the names that a version gives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizkit.formats.xml import Element, Node
from quizkit.patterns import regex

from .versions import Version

_CAPITAL = regex("[A-Z]")
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


class _Names(dict[str, str]):
    """Names of QTI 2 as a version spells them, each worked out once."""

    def __init__(self, spell: Callable[[str], str]) -> None:
        super().__init__()
        self._spell = spell

    def __missing__(self, name: str) -> str:
        found = self[name] = self._spell(name)
        return found


class Dialect:
    """Builds elements of QTI. Names are given as QTI 2 spells them."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self._tags = _Names(_prefixed if version.kebab else str)
        self._names = _Names(_with_hyphens if version.kebab else str)
        # The elements of which an item has most, in a third of the time.
        self._value, self._entry = self._tags["value"], self._tags["mapEntry"]
        self._key, self._mapped, self._cased = (self._names[name] for name in ("mapKey", "mappedValue", "caseSensitive"))
        self._identifier = self._names["identifier"]
        self._head = (("xmlns", version.namespace), ("xmlns:xsi", _XSI), ("xsi:schemaLocation", f"{version.namespace} {version.schema}"))

    def element(self, name: str, children: Sequence[Node] = (), /, **attributes: str | None) -> Element:
        """An element of QTI. An attribute that is None is not there."""
        if not attributes:
            return Element(self._tags[name], children)
        names = self._names
        return Element(self._tags[name], children, tuple([(names[key], value) for key, value in attributes.items() if value is not None]))

    def value(self, text: str) -> Element:
        """A value of a response or an outcome."""
        return Element(self._value, (text,))

    def entry(self, key: str, worth: str, case_sensitive: bool | None = None) -> Element:
        """What a mapping makes of a value."""
        attributes = ((self._key, key), (self._mapped, worth))
        if case_sensitive is None:
            return Element(self._entry, (), attributes)
        return Element(self._entry, (), (*attributes, (self._cased, "true" if case_sensitive else "false")))

    def choice(self, name: str, children: Sequence[Node], identifier: str) -> Element:
        """A choice that has nothing but an identifier."""
        return Element(self._tags[name], children, ((self._identifier, identifier),))

    def root(self, name: str, children: Sequence[Node], /, language: str | None = None, **attributes: str | None) -> Element:
        """An element that begins a file, with its namespace and the address of its schema."""
        element = self.element(name, children, **attributes)
        spoken = (("xml:lang", language),) if language else ()
        element.attributes = (*self._head, *element.attributes, *spoken)
        return element

    def body(self, children: Sequence[Node]) -> Sequence[Node]:
        """The content of a feedback or a rubric, which 3.0 wraps."""
        return (self.element("contentBody", children),) if self.version.content_body else children


def _prefixed(name: str) -> str:
    return f"qti-{_with_hyphens(name)}"


def _with_hyphens(name: str) -> str:
    return _CAPITAL.sub(lambda found: f"-{found[0].lower()}", name)
