"""qti-identifier."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Mention, Problem
from quizkit.lint.analysis.status import RETIRED
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

from .forecast import FORECAST, IDENTIFIER, REQUIRES, foreseen, listed


class QtiIdentifier(BankRule):
    """An id cannot be an identifier in QTI, or is not the only one there.

    ## What it does
    For each target of bank.yaml that is a QTI format, writes the question as an export would. Reports the id of the question or of a part
    that arrives as another for any reason but its length, and two questions that get one identifier. Retired questions are passed over.

    An export is not kept from its work by this rule: to another format the id goes as it is, and an export to the target lists it among its
    losses. `--strict` refuses that.

    ## Why it matters
    An answer in the results of a test is known by its identifiers alone. If they are not yours, or stand for two things, nobody can tell
    what was answered.

    ## What to write instead
    Choose another id, before anything is published under this one: letters, digits and single hyphens, with a letter first, and not one
    that differs from another by its punctuation alone.

    ## References
    1EdTech, QTI 2.1, 2.2 and 3.0: an identifier is an `NCName` of XML (Namespaces in XML 1.0, section 3), and a package has each only once.
    """

    code = "EXP006"
    name = IDENTIFIER
    since = "0.1"
    severity = "error"
    requires = REQUIRES
    facts = (FORECAST, RETIRED)

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        yield from foreseen(index, self.name)
        yield from _same_names(index)


def _same_names(index: BankIndex) -> Iterator[tuple[int, Problem]]:
    """Questions that a target calls by the name of another: of one that it has renamed as well, or of one that has it as its id."""
    named = [(row, target, native) for row, forecast in index.facts(FORECAST) for target, native in forecast.natives]
    retired = {row for row, _ in index.facts(RETIRED)} if named else set()
    renamed = {(row, target) for row, target, _ in named}
    first: dict[tuple[str, str], int] = {}
    found: dict[tuple[int, int, str], list[str]] = {}
    for row, target, native in named:
        other = index.rows_by_id["question"].get(native)
        if other is None or other in retired or (other, target) in renamed:
            other = first.setdefault((target, native), row)
        if index.id(other) != index.id(row):
            found.setdefault((row, other, native), []).append(target)
    for (row, other, native), targets in found.items():
        message = f"For {listed(targets)}: the question would be called '{native}', and so would '{index.id(other)}': give one another id."
        yield row, Problem(message, ("id",), related=(Mention(other, "the other question", ("id",)),))
