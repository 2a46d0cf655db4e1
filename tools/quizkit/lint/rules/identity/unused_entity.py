"""unused-entity."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.images import IMAGES
from quizkit.lint.analysis.references import REFERENCES
from quizkit.lint.analysis.status import RETIRED
from quizkit.lint.analysis.used import used_entities
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

# Media have a rule of their own.
_KINDS = ("term", "claim", "source", "exemplar", "stimulus", "comparison", "debate")


class UnusedEntity(BankRule):
    """Nothing in the bank refers to an entity.

    ## What it does
    Looks for references to every term, claim, source, exemplar, stimulus, comparison and debate: from fields and links of other entities.
    Retired entities are passed over, and nothing is reported while some file cannot be read. Media are the business of unused-media.

    ## Why it matters
    Nobody comes upon it: no question tests the term, nothing rests on the claim. It may be a leftover, or what refers to it was forgotten.

    ## What to write instead
    Refer to it where it belongs, or retire or delete it.

    ## References
    This rule is quizkit's own.
    """

    code = "REF007"
    name = "unused-entity"
    since = "0.1"
    severity = "info"
    enabled = False
    facts = (REFERENCES, IMAGES, RETIRED)
    bad = (
        """\
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
  related: [tokens]
- id: data  # expect: REF007
  title: Data
  definition: What a model has learnt from, see [data](term:data).
- id: tokens
  title: Tokens
  definition: Pieces of words, see [weights](term:weights).
""",
    )
    good = (
        """\
- id: weights-are-numbers
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are parameters.
  tests: [term:weights]
# file: terms/example.yaml
- id: weights
  title: Weights
  definition: The numbers that a model has learnt.
- id: weighs
  status: retired
  title: Weighs
  definition: A misprint.
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        if index.unknown_kinds:
            return
        used = index.once(used_entities)
        retired = {row for row, _ in index.facts(RETIRED)}
        for kind in _KINDS:
            for name, row in index.rows_by_id[kind].items():
                if (kind, name) not in used and row not in retired:
                    yield (
                        row,
                        Problem(
                            f"Nothing refers to this {kind}: refer to {kind}:{name} where it belongs, or retire or delete it.", ("id",)
                        ),
                    )
