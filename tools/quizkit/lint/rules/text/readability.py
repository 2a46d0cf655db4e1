"""readability."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.read_texts import is_answer, read_texts
from quizkit.lint.analysis.reading_grade import reading_grade
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.entity import Entity


class Readability(EntityRule[Entity]):
    """A text is harder to read than its readers are used to.

    ## What it does
    Works out the Flesch-Kincaid grade of every text from the length of its sentences and words, and compares it with `audience` of
    bank.yaml; where that is not given, with `grade`, which is 12. It speaks where a text is more than `margin` grades above, for the
    formula knows nothing of what the words mean, and points at the longest sentence. A text of fewer than `words` words is left alone.
    Code and maths do not count. English only.

    ## Why it matters
    A question is to measure what a learner knows of its subject. Where the sentence is the hard part, it measures reading instead, and
    those who learn in a second language pay for it.

    ## What to write instead
    Cut the longest sentence in two, and put plain words where the long ones are no terms of the subject.

    ## References
    Kincaid, Fishburne, Rogers & Chissom (1975), "Derivation of New Readability Formulas … for Navy Enlisted Personnel".
    """

    code = "TXT018"
    name = "readability"
    since = "0.1"
    enabled = False
    languages = ("en",)
    options = {"grade": 12, "margin": 2, "words": 30}
    applies_to = (Entity,)
    bad = (
        """\
- id: licence
  type: true-false
  stem: >-
    Notwithstanding considerable terminological disagreement concerning permissibility,  # expect: TXT018
    organisations distributing intermediate representations alongside comprehensive documentation nevertheless occasionally characterise
    accompanying contractual restrictions as fundamentally compatible with established international definitions of openness,
    interoperability and responsibility.
  answer: false
  rationale: The licence forbids some uses.
""",
        """\
- id: weights
  type: true-false
  stem: Is it open?
  answer: true
  rationale: >-
    The weights of this model can be downloaded by everybody who agrees to the licence of  # expect: TXT018
    its maker, which says what they may be used for and that every copy has to carry the same notice as the original.
# file: bank.yaml
schema: 1
title: For the sixth grade
language: en
licence: CC-BY-4.0
audience: 6
""",
    )
    good = (
        """\
- id: licence
  type: true-false
  stem: >-
    A maker puts the weights of a model on a public site. The licence lets you use them at work and change them. It does not let you build
    a rival with them. Is this an open licence by the usual rules?
  answer: false
  rationale: Notwithstanding terminological disagreement, discrimination contradicts internationally established definitions.
""",
    )

    def check(self, entity: Entity, view: EntityView) -> Iterable[Problem]:
        audience = view.manifest.audience if view.manifest is not None else None
        wanted = audience if isinstance(audience, int) else view.option(self.name, "grade")
        most, fewest = wanted + view.option(self.name, "margin"), view.option(self.name, "words")
        for text in read_texts(view):
            if is_answer(text.path) or len(text.source) < 2 * fewest:
                continue
            found = reading_grade(text.plain.prose())
            if found is not None and found.words >= fewest and found.grade > most:
                message = (
                    f"This text is for grade {found.grade:.0f} by its sentences and words, and the readers are in grade {wanted}: "
                    f"shorten its longest sentence ({found.longest_words} words), or use plainer words."
                )
                yield text.problem(message, *found.longest)
