"""What was meant for a gap marker and is none: `{{Name}}`, `{{ name }}`, `{{name}`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from quizkit.patterns import regex
from quizkit.records import dataclass
from quizkit.text import Document, GapMarker, ast
from quizkit.text.gaps import GAP
from quizkit.text.walk import nodes_of

# Two braces on one side at least. A backslash within says that no marker is meant.
_BRACES = regex(r"\{\{(?P<whole>[^{}\\\n]*)\}\}|\{\{(?P<open>[^{}\\\n]*)\}(?![}\\])|(?<!\{)\{(?P<closed>[^{}\\\n]*)\}\}")
_WORD = regex(r" *[A-Za-z][\w-]* *")

# parameter: {{=…}}; empty: {{}}; name: what stands between the braces; brace: one is missing; torn: Markdown takes a part of it for markup.
Fault = Literal["parameter", "empty", "name", "brace", "torn"]


@dataclass(frozen=True, slots=True)
class MisspeltMarker:
    """Where it stands in the source, what is wrong with it, and the name that it would have if it were spelt rightly, if any."""

    start: int
    end: int
    fault: Fault
    name: str | None


def misspelt_markers(document: Document, markers: tuple[GapMarker, ...]) -> Iterator[MisspeltMarker]:
    """What stands in a text like a marker, where one could stand, and is not among its `markers`."""
    source = document.source
    if source.count("{{") == len(markers) == source.count("}}"):
        return
    sound = {(marker.start, marker.end) for marker in markers}
    words = [node for node in nodes_of(document) if isinstance(node, ast.Str) and len(node.text) == node.end - node.start]
    starts = [node.start for node in words]

    def is_shown(at: int) -> bool:
        """Whether a character stands among words that a reader sees, and not behind a backslash."""
        node = words[max(bisect_right(starts, at) - 1, 0)]
        return node.start <= at < node.end and (at > node.start or source[at - 1 : at] != "\\")

    for found in _BRACES.finditer(source) if words else ():
        start, end = found.span()
        fault = _fault(found) if (start, end) not in sound else None
        if fault is not None and is_shown(start) and is_shown(end - 1):
            yield MisspeltMarker(start, end, fault, _name(found))


def _fault(found: re.Match[str]) -> Fault | None:
    if (whole := found["whole"]) is not None:
        if GAP.fullmatch(found[0]):
            return "torn"
        return "empty" if not whole.strip() else "parameter" if whole.startswith("=") else "name"
    # A set in a set, {{a}, {b}}, lacks no brace.
    beside = (
        found.string[found.end() : found.end() + 2].strip() if found["open"] is not None else found.string[: found.start()][-2:].strip()
    )
    return "brace" if _WORD.fullmatch(_within(found)) and "," not in beside else None


def _within(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group is not None)


def _name(found: re.Match[str]) -> str | None:
    name = re.sub(r"[^a-z0-9_-]+", "-", _within(found).lower()).strip("-").lstrip("-_0123456789")
    return name or None
