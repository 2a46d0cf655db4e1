"""What the questions of a bank test."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.lint.index import BankIndex
from quizkit.model.bank import KINDS
from quizkit.model.reference import NESTED, parse_reference
from quizkit.records import dataclass

from .parts import PARTS
from .profiles import PROFILES, all_questions_known
from .references import REFERENCES

# What a rule declares that asks for `tested`.
TESTED_FACTS = (REFERENCES, PROFILES, PARTS)

# Kinds that a question cannot test, which is a mistake of its own.
NOT_TESTED = frozenset(("source", "question", "media", "path", "lesson", "quiz", "stimulus"))


@dataclass(frozen=True, slots=True)
class Tested:
    """Everything that published questions name under `tests`, each with the row of the first one that does.

    `doubtful` are the kinds of which some question names one that is not there, or not in a form that can be read: any of the kind may be
    meant. A reference of the wrong kind altogether makes every kind doubtful.
    """

    first: Mapping[str, int]
    doubtful: frozenset[str]


def tested(index: BankIndex) -> Tested | None:
    """What published questions test, or None where a question could not be read: it may test anything."""
    if not all_questions_known(index):
        return None
    unpublished = {row for row, profile in index.facts(PROFILES) if profile.status != "published"}
    first: dict[str, int] = {}
    for row, references in index.facts(REFERENCES):
        if index.kind(row) == "question" and row not in unpublished:
            for path, _, text in references:
                if path[0] == "tests":
                    first.setdefault(text, row)
    parts = {(index.kind(row), index.id(row)): ids for row, ids in index.facts(PARTS)}
    doubtful: set[str] = set()
    for text in first:
        kind = text.partition(":")[0]
        if kind in NOT_TESTED or (kind not in KINDS and kind not in NESTED):
            doubtful.update(KINDS, NESTED)
        elif not _is_there(text, index, parts):
            doubtful.add(kind)
    return Tested(first, frozenset(doubtful))


def _is_there(text: str, index: BankIndex, parts: Mapping[tuple[str, str | None], Mapping[str, tuple[str, ...]]]) -> bool:
    target = parse_reference(text)
    if target is None:
        return False
    if target.child is None:
        return target.id in index.rows_by_id[target.kind]
    return any(target.child in parts.get((holder, target.id), {}).get(NESTED[target.kind][1], ()) for holder in target.holders)
