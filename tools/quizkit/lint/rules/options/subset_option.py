"""subset-option."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import permutations

from quizkit.finding import Problem
from quizkit.lint.analysis.content_words import content_words
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.analysis.quantities import quantity_of
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex

_WORD = regex(r"\w+")
_NEGATIVE = regex(r"\b(?:not|no|never|without|un\w+|non\w+|only)\b", re.IGNORECASE)
_MOST = 10
_FEWEST = 3


class SubsetOption(EntityRule[MultipleChoice]):
    """One option says what another says, and more.

    ## What it does
    Looks for one pair of options of which the shorter is part of the longer, word by word ("memory" and "memory and speed"). Lists in which
    several options are put together are passed over, and so are numbers. English only.

    ## Why it matters
    Where the longer one is right, the shorter is not wrong. Who sees that strikes out the shorter, for there can be only one key.

    ## What to write instead
    Make the two exclude each other ("memory alone"), or replace one of them.

    ## References
    NBME item-writing guide: logical cues.
    """

    code = "OPT017"
    name = "subset-option"
    languages = ("en",)
    since = "0.1"
    enabled = False
    status = "preview"
    requires = ("duplicate-option", "k-type", "opposite-pair")
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: saves
  type: multiple-choice
  stem: What is saved by storing weights in four bits?
  options:
    - text: Memory  # expect: OPT017
    - text: Memory and electricity
      correct: true
    - text: A licence
  rationale: Less has to be moved.
""",
    )
    good = (
        """\
- id: saves
  type: multiple-choice
  stem: What is saved by storing weights in four bits?
  options:
    - text: Memory alone
    - text: Memory and electricity
      correct: true
    - text: A licence
  rationale: Less has to be moved.
""",
        """\
- id: both
  type: multiple-choice
  stem: What does the tier ask for?
  options:
    - text: Code
    - text: Code and data
      correct: true
    - text: Data
    - text: Data and code of others
  rationale: Both must be there.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        own = [option for option in own_options(view) if not option.has_verbatim]
        if not _FEWEST <= len(own) <= _MOST:
            return
        words = [set(_WORD.findall(option.text.lower())) for option in own]
        pairs = [(one, other) for one, other in permutations(range(len(own)), 2) if words[one] and words[one] < words[other]]
        if len(pairs) != 1:
            return
        short, long = (own[at] for at in pairs[0])
        if not content_words(short.text) or _NEGATIVE.search(long.text) or quantity_of(short.field) is not None:
            return
        message = f"'{long.text[:60]}' holds all of this option, so both can be right: make them exclude each other, or replace one."
        yield Problem(message, short.path, related=(here("says the same and more", long.path),))
