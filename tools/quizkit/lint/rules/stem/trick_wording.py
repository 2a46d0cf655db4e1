"""trick-wording."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from quizkit.finding import Problem
from quizkit.lint.analysis.glance import holds_any
from quizkit.lint.lexicon.tricks import TRICK_WORDS, TRICKS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import BaseQuestion
from quizkit.patterns import regex
from quizkit.text.vocabulary import hint_words

_READ = 20_000
_LIKELY = ("trick", "hint", "clue", "tip:", "tips:", "careful", "fooled", "misled", "attention", "not as")


class TrickWording(EntityRule[BaseQuestion]):
    """The stem warns of a trick, or gives a hint.

    ## What it does
    Looks for "trick question", "read carefully", "don't be fooled", "hint:" and their like. Code, maths and quotations in quotation marks
    are passed over. English stems only.

    ## Why it matters
    A question that needs the warning is answered by reading closely, not by knowing. A hint in the stem is read by all, also by those who
    need none.

    ## What to write instead
    Words that cannot be misread. What helps on request goes into `hints`.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid trick items.
    """

    code = "STM036"
    name = "trick-wording"
    since = "0.1"
    severity = "info"
    languages = tuple(TRICKS)
    applies_to = (BaseQuestion,)
    hints = hint_words(frozenset().union(*TRICK_WORDS.values()))
    bad = (
        """\
- id: careful
  type: multiple-choice
  stem: Read the question carefully. How many weights does a model of 7 billion parameters have?  # expect: STM036
  options:
    - text: 3 billion
    - text: 7 billion
      correct: true
    - text: 70 billion
  rationale: Parameters and weights are the same here.
- id: hint
  type: short-answer
  stem: "Which company made Llama? (Hint: it has four letters.)"  # expect: STM036
  answers:
    - text: Meta
  rationale: The card says so.
""",
    )
    good = (
        """\
- id: carefully
  type: multiple-choice
  stem: Why must a licence be read before the weights are used?
  options:
    - text: It may forbid the use
      correct: true
    - text: It names the makers
    - text: It holds a hint to the data
  rationale: Some licences rule out sale.
- id: hint
  type: short-answer
  stem: Which company made Llama?
  hints:
    - It has four letters.
  answers:
    - text: Meta
  rationale: The card says so.
""",
    )

    def check(self, entity: BaseQuestion, view: EntityView) -> Iterable[Problem]:
        if view.vocabulary.isdisjoint(self.hints):
            return ()
        stem = view.stem
        if stem is None or view.language not in TRICKS or not holds_any(stem.small[:_READ], _LIKELY):
            return ()
        match = _pattern(view.language).search(stem.plain.prose()[:_READ])
        if match is None:
            return ()
        message = f"'{match[0]}' turns the question into a riddle: say plainly what is asked, and put what helps under 'hints'."
        return (stem.problem(message, *match.span()),)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return regex(rf"(?<![\w\"“‘'])(?:{'|'.join(TRICKS[language])})", re.IGNORECASE)
