"""vague-quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.asserted import asserted_texts
from quizkit.lint.analysis.quotations import blank_quoted
from quizkit.lint.analysis.sentence_spans import sentence_spans
from quizkit.lint.lexicon.vague_quantities import VAGUE_QUANTITIES
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.card import Card
from quizkit.model.claim import Claim
from quizkit.model.comparison import Comparison
from quizkit.model.debate import Debate
from quizkit.model.exemplar import Exemplar
from quizkit.model.lesson import Lesson
from quizkit.model.scale import Scale
from quizkit.model.term import Term
from quizkit.patterns import regex

Stating = Claim | Term | Scale | Exemplar | Lesson | Card | Comparison | Debate

_PATTERNS = {language: (regex(t.vague, re.IGNORECASE), regex(t.measured, re.IGNORECASE)) for language, t in VAGUE_QUANTITIES.items()}
_READ = 20_000


class VagueQuantity(EntityRule[Stating]):
    """A text says how much without saying how much.

    ## What it does
    Looks for "most companies", "above a certain size", "a large number of", "significantly better", "nearly caught up" and their like in
    claims, terms, scales, exemplars, lessons, cards, comparisons and debates. A sentence with a number in it is left alone, and so are
    quotations. English texts only.

    ## Why it matters
    Nobody can check such a sentence: it fits one per cent as well as forty. "Restrictions above a certain size" leaves the reader to guess
    what is counted, and most guess wrong.

    ## What to write instead
    Give the number with its unit, and say what was counted, when, and by whom. If nobody knows the number, say what is known: "three of the
    five firms that were asked".

    ## References
    This rule is quizkit's own.
    """

    code = "CLM013"
    name = "vague-quantity"
    since = "0.1"
    enabled = False
    languages = tuple(VAGUE_QUANTITIES)
    applies_to = (Claim, Term, Scale, Exemplar, Lesson, Card, Comparison, Debate)
    bad = (
        """\
# file: claims/example.yaml
- id: companies
  statement: Most companies use closed models.  # expect: CLM013
  kind: fact
- id: size
  statement: The licence has restrictions above a certain size.  # expect: CLM013
  kind: policy
- id: better
  statement: Closed models are significantly better.  # expect: CLM013
  kind: comparison
""",
    )
    good = (
        """\
# file: claims/example.yaml
- id: companies
  statement: Most companies, 62 % of those that were asked in 2025, use closed models.
  kind: fact
- id: size
  statement: A licensee with more than 700 million monthly users must ask.
  kind: policy
- id: most-capable
  statement: The most capable model of each maker can be called through an API.
  kind: fact
- id: opinion
  statement: Most people overrate openness.
  kind: opinion
""",
    )

    def check(self, entity: Stating, view: EntityView) -> Iterator[Problem]:
        if view.language not in _PATTERNS:
            return
        vague, measured = _PATTERNS[view.language]
        for text in asserted_texts(view):
            words = blank_quoted(text.plain.prose()[:_READ])
            if vague.search(words) is None:
                continue
            for start, end in sentence_spans(words):
                found = vague.search(words, start, end)
                if found is not None and measured.search(words, start, end) is None:
                    message = f"'{found[0]}' says no amount that could be checked: give the number and what is counted."
                    yield text.problem(message, *found.span())
