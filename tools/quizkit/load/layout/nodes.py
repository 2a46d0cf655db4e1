"""The pieces that a file is taken apart into. They hold source text, never values: what is written again is what the author wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from quizkit.patterns import regex
from quizkit.records import dataclass, field

# Comment lines without their indentation, and "" for a blank line.
Remarks = Sequence[str]


@dataclass(slots=True)
class Scalar:
    """A plain or quoted scalar, or nothing. Of several lines those after the first stand without their indentation."""

    source: str


@dataclass(slots=True)
class BlockScalar:
    """A scalar after `|` or `>`: its lines without their common indentation. With `keeps`, blank lines at its end are part of the text."""

    header: str
    lines: list[str]
    keeps: bool


@dataclass(slots=True)
class Entry:
    """A field of a mapping, or an item of a list (whose `key` is None and whose `name` is empty).

    `above` stands on lines of its own above it. `beside` is a comment behind the key or the dash where the value begins on a later line
    (`below`), `between` stands on the lines between them. `tail` is a comment behind the value. Both begin with the spaces before them.
    Within braces or brackets `breaks` says that it begins on a line of its own, and `has_colon` that its key has one.
    """

    key: str | None
    name: str
    value: Node
    above: Remarks = ()
    beside: str = ""
    between: Remarks = ()
    below: bool = False
    tail: str = ""
    breaks: bool = False
    has_colon: bool = True


@dataclass(slots=True)
class Collection:
    """A mapping or a list; `data` is what the loader makes of it. `end` are the comments behind the last entry.

    A flow collection stands in `brackets` (none where a single pair stands in a list, as in `[a: 1]`). `opening` is a comment behind its
    opening bracket; `closes_below` says that the closing one stands on a line of its own, `has_comma` that a comma precedes it there.
    """

    data: Any
    entries: list[Entry]
    end: Remarks = ()
    is_flow: bool = False
    brackets: str = ""
    opening: str = ""
    closes_below: bool = False
    has_comma: bool = False

    @property
    def is_mapping(self) -> bool:
        """Whether its entries have keys."""
        return isinstance(self.data, dict)


Node = Scalar | BlockScalar | Collection


@dataclass(slots=True)
class Document:
    """A file: the lines before its content (with `---`, where that is written), the content, and the lines behind it.

    `root` holds the file's one collection; it is None in a file of comments only.
    """

    head: list[str] = field(default_factory=list)
    root: Entry | None = None
    tail: list[str] = field(default_factory=list)


# The same comments that `lint/suppress.py` reads: they act on their line, or on the next one that holds anything.
_SUPPRESSION = regex(r"#[ \t]*quizkit:", re.IGNORECASE)
_MODELINE = regex(r"# *(?:yaml-language-server:|vim?:|-\*-)")


def is_suppression(remark: str) -> bool:
    """Whether a comment addresses quizkit, so that it must stay on, or above, the line that it stands at."""
    return _SUPPRESSION.match(remark.lstrip(" ")) is not None


def is_modeline(remark: str) -> bool:
    """Whether a comment tells an editor how to read the file; editors look for it at the top."""
    return _MODELINE.match(remark) is not None


def indented(source: str, pad: str) -> str:
    """A scalar with an indentation for the lines after its first."""
    if "\n" not in source:
        return source
    first, *rest = source.split("\n")
    return "\n".join([first, *[pad + line if line else "" for line in rest]])
