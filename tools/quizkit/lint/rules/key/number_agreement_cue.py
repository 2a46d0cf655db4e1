"""number-agreement-cue."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.number import is_plural
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex

_LONGEST = 60
_ENDS = regex(r"\b(?P<word>is|was|has|this|are|were|these|those)\s*[:…_.]*\s*$", re.IGNORECASE)
_ASKS = regex(r"\b(?:what|who|which)\s+(?P<word>is|was|are|were)\s+(?:the|a|an|called|known)\b[^?]*\?\s*$", re.IGNORECASE)
_SINGULAR = ("is", "was", "has", "this")
_FEWEST = 3


class NumberAgreementCue(EntityRule[MultipleChoice]):
    """Only the key goes with the singular or plural of the stem.

    ## What it does
    Looks at a stem that ends in "is", "are", "was", "were", "these" and the like, or that asks "What are the …?", and at the form of the
    options. The key is reported where it alone goes with the verb, and a distractor where it alone does not. English only.

    ## Why it matters
    A learner who knows nothing of the matter hears which option fits.

    ## What to write instead
    Put all options into the same number, or leave the verb to the options.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid grammatical inconsistencies that cue the test-taker. Tarrant et al. (2006): grammatical
    clues.
    """

    code = "KEY013"
    name = "number-agreement-cue"
    languages = ("en",)
    since = "0.1"
    enabled = False
    status = "preview"
    requires = ("no-key", "several-keys", "too-few-parts")
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: parts
  type: multiple-choice
  stem: What a model has learnt from its data are
  options:
    - text: parameters  # expect: KEY013
      correct: true
    - text: licence
    - text: card
  rationale: They are numbers.
""",
    )
    good = (
        """\
- id: parts
  type: multiple-choice
  stem: What a model has learnt from its data are
  options:
    - text: parameters
      correct: true
    - text: licences
    - text: cards
  rationale: They are numbers.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        tail = view.texts["stem",].plain.prose()[-200:]
        match = _ENDS.search(tail) or _ASKS.search(tail)
        own = own_options(view)
        if match is None or len(own) < _FEWEST or any(len(option.text) > _LONGEST or option.has_verbatim for option in own):
            return
        wanted = match["word"].lower() not in _SINGULAR
        fits = [plural == wanted if (plural := is_plural(option.text)) is not None else None for option in own]
        if None in fits:
            return
        agreeing = [option for option, fit in zip(own, fits, strict=True) if fit]
        if len(agreeing) == 1 and agreeing[0].correct:
            message = f"Only the key goes with '{match['word']}' in the stem: put all options into the same number."
            yield agreeing[0].problem(message)
        elif len(agreeing) == len(own) - 1:
            odd = next(option for option, fit in zip(own, fits, strict=True) if not fit)
            if not odd.correct:
                yield odd.problem(
                    f"This option alone does not go with '{match['word']}' in the stem: put it into the number of the others."
                )
