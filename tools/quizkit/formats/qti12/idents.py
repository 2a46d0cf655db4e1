"""Identifiers of parts: from the part's own id or its text, as a profile wants them, and never by position unless the reader counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from quizkit.finding import DataPath
from quizkit.formats.identifiers import parts_of
from quizkit.model.question import BaseQuestion
from quizkit.patterns import regex

from .profile import Idents

_NAME = regex(r"[A-Za-z_][A-Za-z0-9_-]*")
# XML would take a full stop; but what converts QTI 1.2 for Canvas changes it in some places and not in others.
_UNFIT = regex(r"[^A-Za-z0-9_-]")
_DIGITS = 8
# Canvas knows by these what a feedback is for, wherever they stand in its name.
_TELLING = regex("wrong|correct|solution|general_|_all", re.IGNORECASE)
# What feedback on the whole answer is called.
_RESERVED = ("correct", "partially", "incorrect", "hints", "solution", "general", "general_incorrect", "nowhere")


def idents_of(question: BaseQuestion, form: Idents) -> Mapping[DataPath, str]:
    """The identifier of each part by its place, no two alike within the question."""
    found: dict[DataPath, str] = {}
    taken = set(_RESERVED)
    lists: Counter[DataPath] = Counter()
    for part in parts_of(question):
        if form == "letters":
            # The reader names what is listed by itself, in the same way.
            found[part.path] = chr(ord("A") + lists[part.path[:-1]])
            lists[part.path[:-1]] += 1
            continue
        name = part.id if form == "names" or part.path[-2:-1] == ("gaps",) else _digitless(part.id)
        found[part.path] = _unique(name_token(name), taken)
    return found


def name_token(text: str) -> str:
    """A text as a name that XML takes for an identifier: it begins with a letter, and what is unfit becomes `_`."""
    name = _UNFIT.sub("_", text)
    return name if _NAME.fullmatch(name) else f"p{name}"


def _digitless(name: str) -> str:
    """A name without digits that tells nothing, or else one of eight digits that no other name shares."""
    if not any(map(str.isdigit, name)) and _TELLING.search(name) is None:
        return name
    return f"p{int(sha256(name.encode('utf-8', 'surrogatepass')).hexdigest(), 16) % 10**_DIGITS:0{_DIGITS}}"


def _unique(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name
