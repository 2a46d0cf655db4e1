"""superlative-without-source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkit.finding import DataPath, Problem
from quizkit.lint.analysis.asserted import asserted_texts
from quizkit.lint.analysis.quotations import blank_quoted
from quizkit.lint.analysis.references import links_of
from quizkit.lint.analysis.sentence_spans import sentence_spans
from quizkit.lint.lexicon.superlatives import SUPERLATIVES
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.card import Card
from quizkit.model.claim import Claim
from quizkit.model.comparison import Comparison
from quizkit.model.debate import Debate
from quizkit.model.entity import Entity
from quizkit.model.exemplar import Exemplar
from quizkit.model.lesson import Lesson
from quizkit.model.term import Term
from quizkit.patterns import regex

Stating = Claim | Term | Exemplar | Lesson | Card | Comparison | Debate

_PATTERNS = {language: regex(words, re.IGNORECASE) for language, words in SUPERLATIVES.items()}
_READ = 20_000


class SuperlativeWithoutSource(EntityRule[Stating]):
    """A text says that something is the best, the largest or the first, and nothing says who found that.

    ## What it does
    Looks for superlatives in claims, terms, exemplars, lessons, cards, comparisons and debates. A text has a source if its entity names
    `sources` or (a card) what it is `derived_from`, if an attribute of the exemplar names one, if the cell or the argument names `claims`,
    or if the paragraph holds a link. Quotations, hooks and takeaways are passed over. English texts only.

    ## Why it matters
    A superlative is the first sentence to become false: one more thing in the world is enough. Without a source nobody can tell by which
    measure it was ever true.

    ## What to write instead
    Name the source, the measure and the date, or say less: "large", "one of the first".

    ## References
    This rule is quizkit's own.
    """

    code = "CLM014"
    name = "superlative-without-source"
    since = "0.1"
    enabled = False
    languages = tuple(SUPERLATIVES)
    requires = ("claim-without-source",)
    applies_to = (Claim, Term, Exemplar, Lesson, Card, Comparison, Debate)
    bad = (
        """\
# file: exemplars/example.yaml
- id: model-a
  title: Model A
  kind: release
  summary: The most capable open model.  # expect: CLM014
# file: comparisons/example.yaml
- id: hosting
  title: Where to run a model
  columns:
    - {id: own, title: Own server}
  rows:
    - factor: Quality
      cells:
        own: {rating: worse, text: The best models cannot be had.}  # expect: CLM014
""",
    )
    good = (
        """\
# file: exemplars/example.yaml
- id: model-a
  title: Model A
  kind: release
  summary: The most capable open model.
  sources: [index]
- id: model-b
  title: Model B
  kind: release
  summary: A capable model, at most as large as others; most of the data are public.
# file: lessons/example.yaml
- id: lesson
  title: Openness
  blocks:
    - kind: prose
      text: The largest open model has [405 billion parameters](claim:largest).
# file: claims/example.yaml
- id: largest
  statement: The largest open model has 405 billion parameters.
  kind: fact
  as_of: 2024-07-23
  sources: [index]
# file: sources/example.yaml
- id: index
  type: report
  title: An index of models
""",
    )

    def check(self, entity: Stating, view: EntityView) -> Iterator[Problem]:
        if view.language not in _PATTERNS or _names_sources(entity):
            return
        pattern = _PATTERNS[view.language]
        for text in asserted_texts(view):
            words = blank_quoted(text.plain.prose()[:_READ])
            if text.path[0] in ("hook", "takeaway", "objectives") or _rests_on_claims(entity, text.path) or pattern.search(words) is None:
                continue
            linked = _linked(text)
            for start, end in sentence_spans(words):
                found = pattern.search(words, start, end)
                if found is not None and not any(first < end and start < last for first, last in linked):
                    message = f"Nothing says who found that this is {found[0]}: name the source, the measure and the date, or say less."
                    yield text.problem(message, *found.span())


def _names_sources(entity: Stating) -> bool:
    if isinstance(entity, Exemplar) and any(attribute.source for attribute in entity.attributes.values()):
        return True
    return bool(entity.sources or (isinstance(entity, Card) and entity.derived_from))


def _rests_on_claims(entity: Entity, path: DataPath) -> bool:
    """Whether the cell or the argument that a text belongs to names claims."""
    match entity, path:
        case Comparison(), ("rows", int(at), "cells", str(name), *_):
            return bool(entity.rows[at].cells[name].claims)
        case Debate(), ("arguments", int(at), *_):
            return bool(entity.arguments[at].claims)
        case _:
            return False


def _linked(text: TextField) -> list[tuple[int, int]]:
    """The lines of the plain text that hold a link: what a source is named for."""
    if "](" not in text.source:
        return []
    links = [(link.start, link.end) for link in links_of(text)]
    found, start = [], 0
    for line in text.plain.text.split("\n"):
        first, last = text.plain.source_span(start, start + len(line))
        if any(begin < last and first < end for begin, end in links):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found
