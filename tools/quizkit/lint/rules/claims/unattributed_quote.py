"""unattributed-quote."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.quotations import block_quotes
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.card import Card
from quizkit.model.exemplar import Exemplar
from quizkit.model.lesson import Lesson, Quote
from quizkit.model.term import Term


class UnattributedQuote(EntityRule[Lesson | Card | Term | Exemplar]):
    """A quotation does not say whose words it gives.

    ## What it does
    Looks at the quotes of lessons, which have fields for it (`attribution` and `source`; either will do), and at block quotations (`>`) in
    lessons, cards, terms and exemplars. A block quotation is attributed by a link, by a line of its own that begins with a dash, or by the
    paragraph before it, where that ends in a colon. Drafts and retired entities are passed over.

    ## Why it matters
    Nobody can look the words up, and readers take for the bank's own opinion what somebody else said. Most licences and the law of many
    countries ask for the name as well.

    ## What to write instead
    Give the speaker, the work and the date under `attribution`, and the source under `source`. Below a block quotation write
    `— Name, *Work*, 2024`.

    ## References
    This rule is quizkit's own.
    """

    code = "CLM015"
    name = "unattributed-quote"
    since = "0.1"
    applies_to = (Lesson, Card, Term, Exemplar)
    bad = (
        """\
# file: lessons/example.yaml
id: openness
title: Openness
blocks:
  - kind: quote
    text: Openness is worth its risks.  # expect: CLM015
  - kind: prose
    text: |-
      One of the makers put it in a few words.

      > Openness is worth its risks.  # expect: CLM015

      Others differ.
""",
    )
    good = (
        """\
# file: lessons/example.yaml
id: openness
title: Openness
blocks:
  - kind: quote
    text: Openness is worth its risks.
    attribution: A. Maker, *Letters*, 2024
  - kind: quote
    text: It is not.
    source: letters
  - kind: prose
    text: |-
      A. Maker wrote in 2024:

      > Openness is worth its risks.

      Others differ, as the table shows.

      > Openness is a word.
      >
      > — B. Reader, *Answers*, 2025
  - kind: prose
    text: |-
      > Openness is worth [its risks](https://example.org/letters).
# file: sources/example.yaml
- id: letters
  type: book
  title: Letters
""",
    )

    def check(self, entity: Lesson | Card | Term | Exemplar, view: EntityView) -> Iterator[Problem]:
        if entity.status in ("draft", "retired"):
            return
        own = set()
        for at, block in enumerate(entity.blocks if isinstance(entity, Lesson) else ()):
            if isinstance(block, Quote):
                own.add(path := ("blocks", at, "text"))
                if not (block.attribution or "").strip() and block.source is None:
                    yield Problem("Nobody can tell whose words these are: name the speaker and the work under 'attribution'.", path)
        for text in view.texts.values():
            if ">" in text.source and text.level == "block" and text.path not in own and text.path != ("notes",):
                for quote in block_quotes(text):
                    if not quote.attributed:
                        message = (
                            "Nobody can tell whose words these are: write '— Name, Work, year' below them, or name the speaker before."
                        )
                        yield Problem(message, text.path, span=(quote.start, quote.end))
