"""What the questions of a bank test."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.lint.index import BankIndex

from .profiles import PROFILES, all_questions_known
from .references import REFERENCES

# What a rule declares that asks for `tested`.
TESTED_FACTS = (REFERENCES, PROFILES)


def tested(index: BankIndex) -> Mapping[str, int] | None:
    """Everything that published questions name under `tests`, each with the row of the first one that does.

    None where a question could not be read: it may test anything.
    """
    if not all_questions_known(index):
        return None
    unpublished = {row for row, profile in index.facts(PROFILES) if profile.status != "published"}
    found: dict[str, int] = {}
    for row, references in index.facts(REFERENCES):
        if index.kind(row) == "question" and row not in unpublished:
            for path, _, text in references:
                if path[0] == "tests":
                    found.setdefault(text, row)
    return found
