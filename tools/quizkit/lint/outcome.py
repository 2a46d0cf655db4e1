"""What the check of one file leaves behind: all that the bank as a whole has to know of it, and nothing of any other file."""

from __future__ import annotations

from typing import Any

from quizkit.finding import Finding
from quizkit.records import dataclass, field

from .suppress import Suppression


@dataclass(slots=True)
class Outcome:
    """The check of one file.

    `found` holds every finding of the rules that were asked, silenced or not. `ids` has the id of each entity, one for each of the file's
    roots, `failed` the rules that spoke of an entity, by its number. `facts` are what bank rules must know, by the name of the sort,
    each with the number of its entity. `unreadable` is the sentence for a file that cannot be read, and `is_whole` says whether all that
    the file holds is known; `inside` is its path in the bank, and `blob_id` tells the content that was checked from any other.
    `depends_on_day` says that a rule asked which day it is. `texts` has a digest of the text of each entity of a file of questions.
    """

    inside: str = ""
    blob_id: bytes = b""
    ids: list[str | None] = field(default_factory=list)
    facts: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)
    texts: bytes = b""
    found: list[Finding] = field(default_factory=list)
    failed: dict[int, set[str]] = field(default_factory=dict)
    suppressions: list[Suppression] = field(default_factory=list)
    unreadable: str | None = None
    is_whole: bool = True
    depends_on_day: bool = False
