"""second-person-opinion."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from quizkit.finding import Problem
from quizkit.lint.analysis.asking import asking_sentence
from quizkit.lint.lexicon.opinion import OPINION
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse, Numeric, ShortAnswer, TrueFalse
from quizkit.patterns import regex

Keyed = MultipleChoice | MultipleResponse | TrueFalse | ShortAnswer | Numeric
_READ = 4_000
# A question with as much behind it is part of what is told.
_BEHIND = 100


class SecondPersonOpinion(EntityRule[Keyed]):
    """The question asks for the learner's opinion, and has a key.

    ## What it does
    Looks in the sentence that asks for "do you think", "in your opinion", "what is your favourite" and their like. Quotations, code and
    maths are passed over, and so are essays. English stems only.

    ## Why it matters
    Whoever is asked what they think is right whatever they say. A learner who has another view, and reasons for it, is marked wrong.

    ## What to write instead
    What can be right or wrong: "Which reason does the report give …", "According to the licence, …". For an opinion, `type: essay`.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid opinion-based items.
    """

    code = "STM035"
    name = "second-person-opinion"
    since = "0.1"
    languages = tuple(OPINION)
    applies_to = (MultipleChoice, MultipleResponse, TrueFalse, ShortAnswer, Numeric)
    bad = (
        """\
- id: withheld
  type: multiple-choice
  stem: Why do you think makers withhold their training data?  # expect: STM035
  options:
    - text: For fear of lawsuits
      correct: true
    - text: For lack of disk space
    - text: For no reason
  rationale: Much of the data belongs to others.
- id: best
  type: short-answer
  stem: In your opinion, which licence is the best?  # expect: STM035
  answers:
    - text: MIT
  rationale: It is short.
""",
    )
    good = (
        """\
- id: withheld
  type: multiple-choice
  stem: Which reason did the makers give for withholding their training data?
  options:
    - text: The fear of lawsuits
      correct: true
    - text: The lack of disk space
    - text: None at all
  rationale: It stands in their report.
- id: quoted
  type: multiple-choice
  stem: A survey asked "Which licence do you prefer?" How many answered it?
  options:
    - text: About a tenth
      correct: true
    - text: About a half
    - text: All
  rationale: The report gives the numbers.
- id: essay
  type: essay
  stem: What do you think of open weights? Give two reasons.
  max_words: 200
  model_answer: Both views can be defended.
""",
    )

    def check(self, entity: Keyed, view: EntityView) -> Iterable[Problem]:
        # Nearly no question speaks to the learner.
        if "you" not in entity.stem[-_READ:] or view.language is None or view.language not in OPINION:
            return ()
        stem = view.texts["stem",]
        begin, sentence = asking_sentence(view)
        match = _pattern(view.language).search(sentence) if len(stem.plain.text) - begin - len(sentence) < _BEHIND else None
        if match is None:
            return ()
        words = match[0] if len(match[0]) <= 40 else f"…{match[0][-39:]}"
        message = f"'{words}' asks for an opinion, of which none is wrong: ask for what can be right or wrong, or make it an essay."
        return (stem.problem(message, begin + match.start(), begin + match.end()),)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return regex(rf"(?<!\w)(?:{'|'.join(OPINION[language])})", re.IGNORECASE)
