"""Which elements and attributes a version of a format knows: read from tables that people write, one line for an element.

A line has three parts with colons between them, the last two of which may be missing:

    choice-interaction: response-identifier=name! shuffle=boolean : prompt? simple-choice+

First the element, or several that are alike; then its attributes, each with the kind of its value (`values.KINDS`, or words with `|`),
with an exclamation mark where it is required (`data-*` stands for all that begin so); then its content, as in a document type definition:
`?`, `*`, `+`, `(a | b)`, and `TEXT` where text may stand between the children. `ANY` lets everything in. A word in capitals stands for a
group of the table. `~21` after an element, an attribute or a child says that only the version 2.1 has it; several versions may be named.
A line that begins with blanks goes on with the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from quizkit.errors import suggestion
from quizkit.patterns import regex
from quizkit.records import dataclass, field

from .tree import Node
from .values import expectation

_TOKEN = regex(r"\)[?*+]?|[(|]|[^\s()|]+")
# Of alternatives only one may be left in a version.
_ALONE = regex(r"\( ([^\s?*+]+) \)(?=[?*+]?(?:\s|$))")
_GROUP = regex(r"[A-Z][A-Z0-9-]*")
_LOCATION = frozenset(f"http://www.w3.org/2001/XMLSchema-instance {name}" for name in ("schemaLocation", "noNamespaceSchemaLocation"))
# A Content too long to be shown helps nobody.
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Content:
    """What may stand in an element. `model` is None where anything may."""

    model: re.Pattern[str] | None
    allowed: frozenset[str]
    is_mixed: bool
    shown: str


@dataclass(frozen=True, slots=True)
class Kind:
    """An element of a vocabulary: its name in the tables, and its attributes and content by the names of the version.

    `attributes` are by name, each with its name in the tables and the kind of its value; `prefixes` begin the names of any others.
    """

    name: str
    attributes: Mapping[str, tuple[str, str]]
    prefixes: tuple[str, ...]
    required: frozenset[str]
    content: Content


@dataclass(slots=True, eq=False)
class Vocabulary:
    """The elements of one namespace of one version, by their names there.

    Args:
        version: the word that marks a version in the tables.
        tables: the lines.
        groups: what words in capitals stand for, in the attributes and in the content.
        element: how the version spells the name of an element in the tables.
        attribute: likewise for attributes.
    """

    version: str
    tables: Iterable[str]
    groups: Mapping[str, str] = field(default_factory=dict)
    element: Callable[[str], str] = str
    attribute: Callable[[str], str] = str
    kinds: dict[str, Kind] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for table in self.tables:
            for line in re.sub(r"\n +", " ", table).splitlines():
                if line.strip() and not line.startswith("#"):
                    self._read(line)

    def _read(self, line: str) -> None:
        heads, _, rest = line.partition(":")
        attributes, _, content = re.sub(r"xml:", "xml\0", rest).partition(":")
        for head in heads.split():
            name, *versions = head.split("~")
            if not versions or self.version in versions:
                self.kinds[self.element(name)] = self._kind(name, attributes.replace("\0", ":"), content)

    def _words(self, text: str, words_of: Callable[[str], list[str]]) -> Iterator[str]:
        """The words of this version, groups spelled out."""
        for word in words_of(text):
            name, *versions = word.split("~")
            occurs = ""
            if versions and versions[-1][-1] in "?*+!":
                occurs, versions[-1] = versions[-1][-1], versions[-1][:-1]
            if versions and self.version not in versions:
                continue
            group = name.rstrip("?*+")
            if not _GROUP.fullmatch(group) or group not in self.groups:
                yield name + occurs
                continue
            occurs = name[len(group) :] + occurs
            inner = self._words(self.groups[group], words_of)
            yield from ("(", *inner, f"){occurs}") if occurs else inner

    def _kind(self, name: str, attributes: str, content: str) -> Kind:
        known: dict[str, tuple[str, str]] = {}
        required = set()
        for word in self._words(attributes, str.split):
            key, _, kind = word.partition("=")
            spelled = key if key.startswith("xml:") else self.attribute(key)
            known[spelled] = (key, kind.rstrip("!") or "text")
            if kind.endswith("!"):
                required.add(spelled)
        prefixes = tuple(key[:-1] for key in known if key.endswith("*"))
        return Kind(name, known, prefixes, frozenset(required), self._content(content))

    def _content(self, text: str) -> Content:
        words = list(self._words(text, _TOKEN.findall))
        if words == ["ANY"]:
            return Content(None, frozenset(), is_mixed=True, shown="")
        is_mixed = "TEXT" in words
        words = _without_empty([word for word in words if word != "TEXT"])
        out, allowed, shown = [], set(), []
        for word in words:
            base, occurs = re.fullmatch(r"([^?*+]*)([?*+]?)", word).groups()  # type: ignore[union-attr]
            if base in ("(", "|", ")"):
                out.append("(?:" if base == "(" else base + occurs)
                shown.append(word)
            else:
                spelled = self.element(base)
                allowed.add(spelled)
                out.append(f"(?:{re.escape(spelled)} ){occurs}")
                shown.append(spelled + occurs)
        text = _ALONE.sub(r"\1", " ".join(shown)).replace("( ", "(").replace(" )", ")")
        return Content(re.compile("".join(out)), frozenset(allowed), is_mixed, text)

    def problems(self, node: Node) -> Iterator[tuple[int, str]]:
        """What this one element has that the version does not know, with the line."""
        kind = self.kinds.get(node.name)
        if kind is None:
            yield node.line, f"The element <{node.name}> is unknown{suggestion(node.name, self.kinds)}."
            return
        for name, value in node.attributes.items():
            known = kind.attributes.get(name)
            if known is None:
                if name in _LOCATION or name.startswith(kind.prefixes):
                    continue
                yield node.line, f"<{node.name}> has no attribute '{name}'{suggestion(name, kind.attributes)}."
            elif (expected := expectation(known[1], value)) is not None:
                yield node.line, f"The attribute {name} of <{node.name}> is '{value}', but must be {expected}."
        for name in sorted(kind.required - node.attributes.keys()):
            yield node.line, f"<{node.name}> lacks the attribute '{name}'."
        yield from self._content_problems(node, kind.content)

    def _content_problems(self, node: Node, content: Content) -> Iterator[tuple[int, str]]:
        if content.model is None:
            return
        if not content.is_mixed and node.text.strip():
            yield node.line, f"Text stands directly in <{node.name}>, which takes none: '{node.text.strip()[:40]}'."
        strangers = [child for child in node.children if child.name not in content.allowed]
        for child in strangers:
            # An element that is nowhere known is reported where it stands.
            if child.name in self.kinds:
                yield child.line, f"<{child.name}> must not stand in <{node.name}>."
        if not strangers and not content.model.fullmatch("".join([f"{child.name} " for child in node.children])):
            wanted = content.shown if len(content.shown) <= _SHOWN else content.shown[:_SHOWN] + "…"
            held = " ".join(child.name for child in node.children) or "nothing"
            yield node.line, f"The content of <{node.name}> must be {wanted or 'empty'}; it is {held}."

    def canonical(self, node: Node) -> None:
        """Give an element and its attributes the names of the tables; what is unknown keeps its own."""
        kind = self.kinds.get(node.name)
        if kind is None:
            return
        node.attributes = {kind.attributes[key][0] if key in kind.attributes else key: value for key, value in node.attributes.items()}
        node.name = kind.name


def _without_empty(words: list[str]) -> list[str]:
    """Alternatives without those that the version does not have: no bar at an end, none beside another."""
    kept: list[str] = []
    for word in words:
        if word == "|" and kept and kept[-1] in ("(", "|"):
            continue
        if word.startswith(")") and kept and kept[-1] == "|":
            kept.pop()
        kept.append(word)
    return kept
