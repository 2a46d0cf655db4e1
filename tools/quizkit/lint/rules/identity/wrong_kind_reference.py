"""wrong-kind-reference."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.errors import suggestion
from quizkit.finding import DataPath, Problem
from quizkit.lint.analysis.nameable import cannot_name
from quizkit.lint.analysis.references import REFERENCES
from quizkit.lint.analysis.referrers import Referrers
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule
from quizkit.model.bank import KINDS
from quizkit.model.reference import NESTED, parse_reference


class WrongKindReference(BankRule):
    """A reference is of a form or a kind that cannot stand in its place.

    ## What it does
    Looks at the references that say their kind themselves. Those to a part name the whole and the part (`tier:release/open-weights`), those
    to anything else have no slash. A step's `check` is a question or a quiz; its `target` is something to read or look at, not a source, a
    question, a quiz, an objective or a step. A question `tests` terms, tiers, exemplars, claims, objectives, callouts or steps, not
    sources, questions, pictures, whole lessons or whole paths. A claim is `about` things, not about questions, lessons, paths or parts of
    them. A column of a comparison is `about` a thing too, and a card is not `derived_from` a source or a picture.

    ## Why it matters
    Pages and statistics that are built from such a reference have nothing to show, or count the wrong thing.

    ## What to write instead
    Follow the message; it names the form or the field that was meant.

    ## References
    This rule is quizkit's own.
    """

    code = "REF003"
    name = "wrong-kind-reference"
    since = "0.1"
    severity = "error"
    facts = (REFERENCES,)
    own_facts = (REFERENCES,)
    look_up = Referrers
    bad = (
        """\
- id: tier
  type: true-false
  stem: Weights can be read in [a lesson on tiers](tier:open-weights).  # expect: REF003
  answer: true
  rationale: They are numbers.
  tests:
    - term:weights/open  # expect: REF003
    - source:manual  # expect: REF003
# file: paths/example.yaml
- id: steps
  title: Two steps
  steps:
    - id: weights
      target: question:tier  # expect: REF003
      check: term:weights  # expect: REF003
""",
    )
    good = (
        """\
- id: tier
  type: true-false
  stem: Weights can be [downloaded](tier:release/weights), see [the manual](https://example.org/a/b).
  answer: true
  rationale: They are numbers.
  tests: [term:weights, tier:release/weights, objective:steps/name-them, step:steps/weights]
# file: paths/example.yaml
- id: steps
  title: One step
  objectives:
    - {id: name-them, text: Name the tiers.}
  steps:
    - id: weights
      target: term:weights
      check: question:tier
""",
    )

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        # Many questions refer to few things.
        known: dict[tuple[str, DataPath, str], str | None] = {}
        for row, references in index.facts(REFERENCES):
            for path, kind, text in references:
                if kind is not None:
                    continue
                named = index.kind(row), path, text
                if named not in known:
                    known[named] = _wrong(*named)
                if (message := known[named]) is not None:
                    yield row, Problem(message, path)


def _wrong(holder: str, path: DataPath, text: str) -> str | None:
    kind = text.partition(":")[0]
    if parse_reference(text) is None:
        return _wrong_form(kind, text)
    name = next(part for part in reversed(path) if isinstance(part, str))
    return cannot_name(holder, name, kind)


def _wrong_form(kind: str, text: str) -> str:
    if kind in NESTED:
        wholes = NESTED[kind][0]
        return f"'{text}' does not say which {' or '.join(wholes)} the {kind} belongs to: write {kind}:{wholes[0]}/{kind}."
    if kind in KINDS:
        return f"'{text}' names a part, but a {kind} has none that a reference could name: write {kind}:id."
    return f"'{text}' is no reference: there is no kind '{kind}'{suggestion(kind, [*KINDS, *NESTED])}. An address starts with https://."
