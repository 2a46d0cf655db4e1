"""claim-without-source."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.claim import Claim


class ClaimWithoutSource(EntityRule[Claim]):
    """A claim names no source.

    ## What it does
    Looks for `sources` in every claim that is not retired. An opinion may do without: that somebody holds it is all it says.

    ## Why it matters
    Nobody can check the claim, and the key of every question that rests on it stands on hearsay.

    ## What to write instead
    Name the source in `sources` and declare it in sources/. If it is a view that people hold, say `kind: opinion`.

    ## References
    This rule is quizkit's own.
    """

    code = "CLM001"
    name = "claim-without-source"
    since = "0.1"
    applies_to = (Claim,)
    bad = (
        """\
# file: claims/example.yaml
- id: weights-are-not-source
  statement: Published weights alone do not meet the Open Source AI Definition.  # expect: CLM001
  kind: definition
""",
    )
    good = (
        """\
# file: claims/example.yaml
- id: weights-are-not-source
  statement: Published weights alone do not meet the Open Source AI Definition.
  kind: definition
  sources: [osaid]
- id: open-is-better
  statement: Openness is worth its risks.
  kind: opinion
- id: old
  status: retired
  statement: There are three tiers.
  kind: fact
# file: sources/example.yaml
- id: osaid
  type: webpage
  title: The Open Source AI Definition
""",
    )

    def check(self, entity: Claim, view: EntityView) -> Iterable[Problem]:
        if entity.sources or entity.kind == "opinion" or entity.status == "retired":
            return
        message = f"Nobody can check this {entity.kind} without a source: name one in 'sources', or say 'kind: opinion' if it is one."
        yield Problem(message, ("statement",))
