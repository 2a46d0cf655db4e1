"""specific-key."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex

_READ = 2_000

# What makes an option more precise than others, and what it is called.
_DETAILS = (
    (regex(r"\([^()]{3,200}\)"), "a parenthesis"),
    (regex(r"[^\W\d_][,;]?\s+(?:because|since|due to|so that|in order to)\s", re.IGNORECASE), "a reason"),
    (regex(r"\d"), "a number"),
    (regex(r",\s+(?:which|who|where|but|even if|unless|except|especially|provided)\s", re.IGNORECASE), "a qualification"),
    (regex(r"\b(?:for example|such as|e\.g\.|i\.e\.|namely|according to)", re.IGNORECASE), "an example or a source"),
)


class SpecificKey(EntityRule[MultipleChoice]):
    """The key is more precise than every other option.

    ## What it does
    Looks for what only the key has, where there are at least two other options and all have words: a parenthesis, a reason ("because …"),
    a number, a qualification ("…, but not …"), an example or a source. What all options of a question have in their own way, no option is
    given away by. English words.

    ## Why it matters
    The truth needs qualifications, and inventions do not. Learners who know nothing else take the option that took most trouble.

    ## What to write instead
    Move the detail into the rationale, or give the distractors as much.

    ## References
    Tarrant et al. (2006) count a key that is longer, more detailed or more complete among the flaws.
    """

    code = "KEY030"
    name = "specific-key"
    since = "0.1"
    enabled = False
    languages = ("en",)
    requires = ("no-key", "several-keys", "too-few-parts", "longest-key")
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: four-bits
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: The licence of its weights
    - text: The precision (bits) of weights  # expect: KEY030
      correct: true
    - text: The length of its context
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
    )
    good = (
        """\
- id: four-bits
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: The licence (terms) of weights
    - text: The precision (bits) of weights
      correct: true
    - text: The length of its context
  rationale: Weights of four bits take a quarter of the memory of sixteen.
- id: year
  type: multiple-choice
  stem: When were the weights published?
  options:
    - text: "2023"
      correct: true
    - text: Never
    - text: Nobody knows
  rationale: The announcement is dated.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        key = next(at for at, option in enumerate(entity.options) if option.correct)
        texts = [view.texts["options", at, "text"].plain.prose()[:_READ] for at in range(len(entity.options))]
        others = texts[:key] + texts[key + 1 :]
        if len(others) < 2 or len(texts[key].split()) < 3 or not all(any(map(str.isalpha, text)) for text in others):
            return
        for pattern, name in _DETAILS:
            match = pattern.search(texts[key])
            if match is not None and not any(pattern.search(text) for text in others):
                message = f"Only the key has {name}, and gives itself away: move it into the rationale, or give the others as much."
                yield view.texts["options", key, "text"].problem(message, *match.span())
                return
