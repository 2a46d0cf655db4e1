"""id-too-long."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

from .forecast import FORECAST, ID_LENGTH, REQUIRES, foreseen


class IdTooLong(BankRule):
    """An id is longer than a target can hold.

    ## What it does
    For each target of bank.yaml, writes the question as an export would, and reports the id of the question or of a part that is lost, or
    changed, because it is longer than the longest that the target holds. Ids have at most 100 characters, so a target that holds these,
    as Moodle does, never gets this finding. Retired questions are passed over.

    An export is not kept from its work by this rule: to another format the id goes as it is, and an export to the target lists it among its
    losses. `--strict` refuses that.

    ## Why it matters
    By its id a question is found again: when a newer version is imported, and when results come back. Without it there are two questions
    where there was one, and results that belong to nothing.

    ## What to write instead
    Choose a shorter id, before anything is published under the long one.

    ## References
    The longest id of a target is the one that its format declares, and comes from the documentation or the database of its readers. That
    an id must survive is quizkit's own rule.
    """

    code = "EXP003"
    name = ID_LENGTH
    since = "0.1"
    severity = "error"
    requires = REQUIRES
    facts = (FORECAST,)

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        return foreseen(index, self.name)
