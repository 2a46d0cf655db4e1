"""dangling-reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizkit.errors import suggestion
from quizkit.finding import Problem
from quizkit.lint.analysis.parts import DANGLING_PARTS, PARTS
from quizkit.lint.analysis.references import REFERENCES
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
        for row, references in index.facts(REFERENCES):
            for path, kind, text in references:
                target = parse_reference(text, kind)
                if target is not None and (message := _missing(target, index, parts)):
                    yield row, Problem(message, path)
        for row, dangling in index.facts(DANGLING_PARTS):
            for path, text, known, noun in dangling:
                yield row, Problem(f"There is no {noun} '{text}' here{suggestion(text, known)}.", path)


def _missing(target: Target, index: BankIndex, parts: Mapping[tuple[str, str | None], Mapping[str, tuple[str, ...]]]) -> str | None:
    holder, plural = NESTED.get(target.kind, (target.kind, None))
    if holder not in KINDS:
        return f"There is no kind '{target.kind}'{suggestion(target.kind, [*KINDS, *NESTED])}."
    rows = index.rows_by_id[holder]
    if target.id not in rows:
        if holder in index.unknown_kinds:
            return None
        return f"There is no {holder} '{target.id}'{suggestion(target.id, rows)}."
    if plural is None or (holder, target.id) not in parts:
        return None
    known = parts[holder, target.id].get(plural, ())
    if target.child in known:
        return None
    return f"The {holder} '{target.id}' has no {target.kind} '{target.child}'{suggestion(str(target.child), known)}."
