"""none-of-the-above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.meta_options import LONGEST, NONE_WORDS, UNDETERMINED_WORDS, is_none_of_the_above, is_undetermined
from quizkit.lint.analysis.option_texts import all_options, option_texts
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex
from quizkit.text.vocabulary import hint_words

# One of these letters is in every such option, and in few words of others.
_MAY_BE = regex(r"\b(?:n[oe]|cannot|can['’ ]|could|insuff|imposs|data (?:is |are )?in)", re.IGNORECASE)
# "None" beside "one" and "some of them" is an amount.
_BARE = regex(r"none(?: of (?:them|those))?[.!]?", re.IGNORECASE)
_AMOUNT = regex(r"(?:all|both|some|most|many|few|half|one|two|three|several|about|almost|nearly|only|a)\b", re.IGNORECASE)
_HOW_MANY = regex(r"\bhow (?:many|much|often)\b", re.IGNORECASE)


class NoneOfTheAbove(EntityRule[MultipleChoice | MultipleResponse]):
    """An option says that none of the others is right.

    ## What it does
    Looks for options that read "none of the above", "none of these", "none", "neither", "cannot be determined" or "not enough information"
    as a whole. "None" as an amount, beside "one" and "two", is no such option, and nor is "there is no solution". Where such an option is a
    key beside another key, the message says so: both cannot be. English options only.

    ## Why it matters
    Where it is the key, a learner is right who knows nothing but that the others are wrong, and never shows that they know what is right.
    Where it never is the key, it is a distractor that nobody takes. In either case good learners waste thought on exceptions that the
    author did not think of.

    ## What to write instead
    Write another distractor, or leave the option out: three good options are enough.

    ## References
    Haladyna, Downing and Rodriguez (2002): use "none of the above" carefully. Tarrant et al. (2006) count it among the flaws.
    """

    code = "OPT010"
    name = "none-of-the-above"
    languages = ("en",)
    since = "0.1"
    applies_to = (MultipleChoice, MultipleResponse)
    hints = hint_words((*NONE_WORDS, *UNDETERMINED_WORDS))
    bad = (
        """\
- id: uses
  type: multiple-choice
  stem: What can be done with downloaded weights, but not through an API?
  options:
    - text: Asking questions
    - text: Quantization
      correct: true
    - text: None of the above  # expect: OPT010
  rationale: It changes the weights themselves.
""",
        """\
- id: both
  type: multiple-response
  stem: Which of these metals rust?
  options:
    - text: Iron
      correct: true
    - text: Gold
    - text: None of these  # expect: OPT010
      correct: true
  rationale: Rust is an oxide of iron.
""",
        """\
- id: speed
  type: multiple-choice
  stem: A model writes 40 tokens in two seconds. How fast is it?
  options:
    - text: 20 tokens per second
      correct: true
    - text: 80 tokens per second
    - text: It cannot be determined from the information given.  # expect: OPT010
  rationale: Forty divided by two is twenty.
""",
    )
    good = (
        """\
- id: amounts
  type: multiple-choice
  stem: How many of its weights does a lab publish behind a closed API?
  options:
    - text: None
      correct: true
    - text: Half of them
    - text: All of them
  rationale: The weights stay with the lab.
""",
        """\
- id: roots
  type: multiple-choice
  stem: Which numbers solve $x^2 = -1$ among the reals?
  options:
    - text: There is no solution.
      correct: true
    - text: "1"
    - text: "-1"
  rationale: A square is never negative.
""",
        """\
- id: prose
  type: multiple-choice
  stem: What does a closed API give away?
  options:
    - text: None of the weights, and answers only
      correct: true
    - text: Neither weights nor answers
    - text: Nothing of what it is asked
  rationale: Answers are what it sells.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        return () if option_texts(view).vocabulary.isdisjoint(self.hints) else _problems(entity, view)


def _problems(entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterator[Problem]:
    options = all_options(view)
    for option in options:
        if len(option.text) > LONGEST or not _MAY_BE.search(option.text):
            continue
        if is_none_of_the_above(option.text):
            if _BARE.fullmatch(option.text) and _is_amount(option.text, view):
                continue
            if option.correct and isinstance(entity, MultipleResponse) and sum(other.correct for other in options) > 1:
                message = f"'{option.text}' and another option are both marked as right, and cannot be: take the mark from one of them."
                yield option.problem(message)
                continue
            what = "takes learners away from the matter: whoever takes it shows at most that they know what is wrong"
        elif is_undetermined(option.text):
            what = "is right or wrong whatever the matter is, and tells you little of what a learner knows"
        else:
            continue
        yield option.problem(f"'{option.text}' {what}. Write another distractor, or leave it out.")


def _is_amount(text: str, view: EntityView) -> bool:
    if _HOW_MANY.search(view.texts["stem",].plain.text[-500:]):
        return True
    return any(_AMOUNT.match(option.text) for option in all_options(view) if option.text != text)
