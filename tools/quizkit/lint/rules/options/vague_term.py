"""vague-term."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.giving_words import giving_words
from quizkit.lint.lexicon.vague_terms import MADE_EXACT, VAGUE_TERMS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

_EXACT = regex(rf"\s*(?:\d|{'|'.join(MADE_EXACT['en'])})", re.IGNORECASE)


class VagueTerm(EntityRule[MultipleChoice | MultipleResponse]):
    """An option says how often or how much in a word that everybody understands in their own way.

    ## What it does
    Looks in the options for "often", "usually", "sometimes", "rarely", "many", "very" and their like. They are passed over where a number
    makes them exact, and where they stand in the stem or in all options. "May", "might" and "can" are no such words. English only.

    ## Why it matters
    Readers put very different numbers to "often". A learner who knows the matter has to guess what the author meant by it, and one who does
    not takes the cautious option, for that is mostly the key.

    ## What to write instead
    Say how often or how much ("in every second case", "more than half"), or leave the word out.

    ## References
    Tarrant et al. (2006): vague terms. NBME item-writing guide: vague terms such as "usually" and "often".
    """

    code = "OPT020"
    name = "vague-term"
    languages = tuple(VAGUE_TERMS)
    since = "0.1"
    enabled = False
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: licence
  type: multiple-choice
  stem: What does a licence of the family OpenRAIL add to an open one?
  options:
    - text: It often costs a fee.  # expect: OPT020
    - text: It forbids some uses.  # expect: OPT020
      correct: true
    - text: It names the hardware.
  rationale: Its list of uses is what it is known for.
""",
    )
    good = (
        """\
- id: licence
  type: multiple-choice
  stem: What does a licence of the family OpenRAIL add to an open one?
  options:
    - text: It may cost a fee.
    - text: It forbids the uses of a list.
      correct: true
    - text: It is renewed as often as 12 times a year.
  rationale: Its list of uses is what it is known for.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        for standing in giving_words(view, VAGUE_TERMS["en"]):
            text = standing.option.field
            if _EXACT.match(text.plain.text, standing.end):
                continue
            message = f"'{standing.word}' means something else to every reader: say how often or how much, or leave it out."
            yield text.problem(message, standing.start, standing.end)
