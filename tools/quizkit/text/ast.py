"""The nodes of a text: a closed union, so that the type checker names every writer that a new node breaks.

`start` and `end` are code points in the Markdown source.
"""

from __future__ import annotations

from typing import Literal

from quizkit.records import dataclass

Align = Literal["left", "center", "right"] | None


@dataclass(frozen=True, slots=True)
class Str:
    """Words."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Code:
    """Code within a line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Math:
    """TeX without its dollars; `display` where it stands on its own."""

    text: str
    display: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Html:
    """Raw HTML. The subset has none: a rule refuses it, and writers show it as the characters it is."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author asked for (`hard`), or the end of a source line."""

    hard: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """Words with a meaning: emphasis, strong, subscript, superscript."""

    style: Literal["em", "strong", "sub", "sup"]
    children: tuple[Inline, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address, or to an entity: `term:open-weights`."""

    target: str
    title: str
    children: tuple[Inline, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Image:
    """An image, by its media id: `media:release-scale`."""

    target: str
    title: str
    alt: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `tight` in a list whose items stand close together."""

    children: tuple[Inline, ...]
    start: int
    end: int
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    children: tuple[Inline, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of code in a language, or in none."""

    text: str
    language: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    children: tuple[Block, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    children: tuple[Block, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class List:
    """A list; `first` is the number of an ordered list's first item."""

    first: int | None
    items: tuple[Item, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the cells of its head, then those of each row."""

    align: tuple[Align, ...]
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    start: int
    end: int


Inline = Str | Code | Math | Html | Break | Span | Link | Image
Block = Paragraph | Heading | CodeBlock | Quote | List | Table | Rule | Html


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text. Inline and plain texts have `inlines`, block texts `blocks`; the other one is empty."""

    source: str
    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = ()
