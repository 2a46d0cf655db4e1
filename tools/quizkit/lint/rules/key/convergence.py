"""convergence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.analysis.ranges import ranges_of
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex

_WORD = regex(r"\w+")
_FEWEST = 3


class Convergence(EntityRule[MultipleChoice]):
    """The key has more in common with the other options than any of them.

    ## What it does
    Counts for each option how often its words stand in the others, words that all share aside. The key is reported where its count is the
    highest, and at least two. Ranges of numbers are passed over.

    ## Why it matters
    Writers make distractors by changing one thing of the key at a time. So the key is the option that most resembles all others, and it can
    be found without reading the stem.

    ## What to write instead
    Let the parts of the options appear equally often, or write distractors that are wrong in ways of their own.

    ## References
    Tarrant et al. (2006): convergence strategy. NBME item-writing guide: convergence.
    """

    code = "KEY011"
    name = "convergence"
    languages = ("en",)
    since = "0.1"
    enabled = False
    status = "preview"
    requires = ("no-key", "several-keys", "too-few-parts", "k-type")
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: tier
  type: multiple-choice
  stem: What does the tier ask for?
  options:
    - text: weights and code
    - text: weights and data
    - text: weights, code and data  # expect: KEY011
      correct: true
    - text: a licence
  rationale: It is the highest.
""",
    )
    good = (
        """\
- id: tier
  type: multiple-choice
  stem: What does the tier ask for?
  options:
    - text: weights and code
    - text: weights and data
      correct: true
    - text: code and licence
    - text: data and licence
  rationale: It is in the middle.
- id: tail
  type: multiple-choice
  stem: How long is the tail of a grown fox?
  options:
    - text: 15 to 30 cm
    - text: 30 to 50 cm
      correct: true
    - text: 50 to 70 cm
  rationale: The ends of a range stand in the ranges beside it.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        own = own_options(view)
        if len(own) < _FEWEST or not any(option.correct for option in own):
            return
        if ranges_of([option.text for option in own]) is not None:
            return
        words = [set(_WORD.findall(option.text.lower())) for option in own]
        frequency = Counter(word for of_one in words for word in of_one)
        scores = [sum(frequency[word] - 1 for word in of_one if frequency[word] < len(own)) for of_one in words]
        key = next(at for at, option in enumerate(own) if option.correct)
        if scores[key] >= 2 and all(scores[key] > score for at, score in enumerate(scores) if at != key):
            message = "The key has most in common with the other options, which gives it away: let all parts appear equally often."
            yield own[key].problem(message)
