"""overlong-stem."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import BaseQuestion, Cloze, DragWords, Essay
from quizkit.patterns import regex
from quizkit.text import ast

_SPACE = regex(r"\s+")


class OverlongStem(EntityRule[BaseQuestion]):
    """The stem is long.

    ## What it does
    Counts the words of a stem; those in code and maths, in tables, lists and quotations do not count. A vignette is passed over: a case in
    paragraphs of its own with the question in the last one, or a question with one of the `vignette_tags`. So are essays and questions
    whose stem is the text with the gaps.

    ## Why it matters
    Slow readers lose time that others have for thinking, and what is asked drowns in what is told.

    ## What to write instead
    What is needed for the answer, and the question last. A text that is to be worked with goes into a paragraph of its own, or becomes a
    stimulus that several questions share.

    ## References
    Haladyna, Downing and Rodriguez (2002): minimise the amount of reading in each item; avoid window dressing.
    """

    code = "STM034"
    name = "overlong-stem"
    requires = ("text-too-large",)
    since = "0.1"
    severity = "info"
    options = {"max_words": 90, "vignette_tags": ["vignette", "scenario", "case", "case-study"]}
    applies_to = (BaseQuestion,)
    bad = (
        f"""\
- id: long
  type: true-false
  stem: {"A lab that had long thought about it published the weights of its model on a Monday in spring. " * 6}  # expect: STM034
  answer: false
  rationale: Data and code are missing.
""",
    )
    good = (
        f"""\
- id: vignette
  type: true-false
  stem: |
    {"A lab that had long thought about it published the weights of its model on a Monday in spring. " * 6}

    The model is fully open.
  answer: false
  rationale: Data and code are missing.
- id: tagged
  type: true-false
  tags: [case-study]
  stem: >-
    {"A lab that had long thought about it published the weights of its model on a Monday in spring. " * 6}
    The model is fully open.
  answer: false
  rationale: Data and code are missing.
# file: bank.yaml
title: Example
schema: 1
language: en
licence: CC-BY-4.0
tags:
  case-study: A case
""",
    )

    def check(self, entity: BaseQuestion, view: EntityView) -> Iterable[Problem]:
        most = view.option(self.name, "max_words")
        # A word takes two characters with the space behind it.
        if len(entity.stem) < 2 * most or len(entity.stem.split()) <= most or isinstance(entity, Cloze | DragWords | Essay):
            return ()
        if not set(view.option(self.name, "vignette_tags")).isdisjoint(entity.tags):
            return ()
        blocks = view.texts["stem",].document.blocks
        prose = [(block.start, block.end) for block in blocks if isinstance(block, ast.Paragraph | ast.Heading)]
        if not prose:
            return ()
        amount = sum(len(_SPACE.split(entity.stem[start:end].strip())) for start, end in prose)
        if amount <= most or (len(blocks) > 1 and len(_SPACE.split(entity.stem[slice(*prose[-1])].strip())) <= most // 2):
            return ()
        message = (
            f"The stem has {amount} words, and {most} is much to read: leave out what the answer does not need, set the case apart "
            "in paragraphs of its own, or make it a stimulus."
        )
        return (Problem(message, ("stem",)),)
