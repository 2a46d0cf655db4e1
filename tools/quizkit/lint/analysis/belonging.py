"""Which questions belong together: those of a quiz, and those that test parts of one lesson or path."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.lint.index import BankIndex

from .pools import POOL_FACTS, Pools
from .profiles import PLANS
from .references import REFERENCES
from .row_sets import rows_of

# What a rule declares that asks for `groups`.
GROUP_FACTS = POOL_FACTS

_POOL = 1_000
_PARTS = ("objective:", "callout:", "step:")


def groups(index: BankIndex) -> dict[int, list[int]]:
    """The rows of questions by that of their quiz, lesson or path, in the order of the bank.

    A draw has all that it may take, unless that is so much that nobody would speak of one quiz.
    """
    found: dict[int, set[int]] = {}
    for row, plan in index.facts(PLANS):
        if plan.status == "retired":
            continue
        known = index.rows_by_id["question"]
        listed = (known.get(name) for section in plan.sections for name in section.questions)
        found.setdefault(row, set()).update(each for each in listed if each is not None)
        if plan.draws_any:
            for draw in index.once(Pools).draws(plan):
                if draw.pool.bit_count() <= _POOL:
                    found[row].update(each for each in rows_of(draw.pool) if each < len(index))
    for row, references in index.facts(REFERENCES):
        if index.kind(row) == "question":
            for holder in _holders(index, (text for path, _, text in references if path[0] == "tests")):
                found.setdefault(holder, set()).add(row)
    return {holder: sorted(rows) for holder, rows in found.items()}


def _holders(index: BankIndex, tests: Iterable[str]) -> set[int]:
    """The lessons and paths of whose parts some are tested."""
    names = {text.partition(":")[2].partition("/")[0] for text in tests if text.startswith(_PARTS)}
    return {row for name in names for kind in ("lesson", "path") if (row := index.rows_by_id[kind].get(name)) is not None}
