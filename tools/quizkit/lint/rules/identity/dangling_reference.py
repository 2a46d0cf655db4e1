"""dangling-reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quizkit.errors import suggestion
from quizkit.finding import Problem
from quizkit.lint.analysis.parts import DANGLING_PARTS, PARTS
from quizkit.lint.analysis.references import REFERENCES
from quizkit.lint.analysis.referrers import Referrers
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule
from quizkit.model.bank import KINDS
from quizkit.model.reference import NESTED, Target, parse_reference


class DanglingReference(BankRule):
    """A reference names something that is not in the bank.

    ## What it does
    Looks up every reference: bare ids in fields that can point at one kind only, `kind:id` and `kind:parent/child` elsewhere, links in
    Markdown, the steps that a step requires, the category of an item. Where a file could not be read, ids of its kind are taken on trust.

    ## Why it matters
    A question that tests a term which nobody holds measures nothing, and a link that leads nowhere lets a reader down.

    ## What to write instead
    Correct the id (the message names the nearest one), or write the entity that is missing.

    ## References
    This rule is quizkit's own.
    """

    code = "REF002"
    name = "dangling-reference"
    since = "0.1"
    severity = "error"
    facts = (REFERENCES, PARTS, DANGLING_PARTS)
    own_facts = (REFERENCES, DANGLING_PARTS)
    look_up = Referrers
    bad = (
        """\
- id: q
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tests:
    - term:weigths  # expect: REF002
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
""",
    )
    good = (
        """\
- id: q
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tests:
    - term:weights
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        parts = {(index.kind(row), index.id(row)): ids for row, ids in index.facts(PARTS)}
        # Many questions refer to few things.
        answers: dict[tuple[str | None, str], str | None] = {}
        for row, references in index.facts(REFERENCES):
            for path, kind, text in references:
                named = kind, text
                if named not in answers:
                    target = parse_reference(text, kind)
                    answers[named] = None if target is None else _missing(target, index, parts)
                if (message := answers[named]) is not None:
                    yield row, Problem(message, path)
        for row, dangling in index.facts(DANGLING_PARTS):
            for path, text, known, noun in dangling:
                yield row, Problem(f"There is no {noun} '{text}' here{suggestion(text, known)}.", path)


_Parts = Mapping[tuple[str, str | None], Mapping[str, tuple[str, ...]]]


def _missing(target: Target, index: BankIndex, parts: _Parts) -> str | None:
    holders = [holder for holder in target.holders if holder in KINDS]
    if not holders:
        return f"There is no kind '{target.kind}'{suggestion(target.kind, [*KINDS, *NESTED])}."
    found = [holder for holder in holders if target.id in index.rows_by_id[holder]]
    if not found:
        if not index.unknown_kinds.isdisjoint(holders):
            return None
        return f"There is no {' or '.join(holders)} '{target.id}'{suggestion(target.id, _ids(holders, index))}."
    if target.child is None or any((holder, target.id) not in parts for holder in found):
        return None
    known = [child for holder in found for child in parts[holder, target.id].get(NESTED[target.kind][1], ())]
    if target.child in known:
        return None
    return f"The {found[0]} '{target.id}' has no {target.kind} '{target.child}'{suggestion(str(target.child), known)}."


def _ids(kinds: list[str], index: BankIndex) -> Iterable[str]:
    return index.rows_by_id[kinds[0]] if len(kinds) == 1 else [name for kind in kinds for name in index.rows_by_id[kind]]
