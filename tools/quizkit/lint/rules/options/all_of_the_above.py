"""all-of-the-above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quizkit.finding import Problem
from quizkit.lint.analysis.meta_options import is_all_of_the_above, is_none_of_the_above
from quizkit.lint.analysis.option_texts import may_speak_of_others
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

# "All of them" beside "Some of them" is an amount, and speaks of no other option.
_AMONG = ("them", "these", "those")
_AMOUNT = regex(r"\s*(?:some|most|many|few|half|one|two|three|several|about|almost|nearly|only)\b.*\bof\b", re.IGNORECASE)
# "Both" speaks of the others where there are two.
_BOTH = regex(r"\W*both\W*", re.IGNORECASE)
_TWO = 2


class AllOfTheAbove(EntityRule[MultipleChoice | MultipleResponse]):
    """An option says that all the others are right.

    ## What it does
    Looks for options that read "all of the above", "all of these", "both", "both of the above" or "all are correct" as a whole. "All of the
    weights" names something and is no such option. English options only.

    ## Why it matters
    A learner who knows that two options are right takes it without knowing the third, and one who knows that a single option is wrong can
    rule out two. Where options are shuffled, nothing is above.

    ## What to write instead
    Make the question `type: multiple-response` and mark each option that is right, or write another distractor in its place.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid the option "all of the above". Tarrant et al. (2006) count it among the flaws.
    """

    code = "OPT002"
    name = "all-of-the-above"
    languages = ("en",)
    since = "0.1"
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: uses
  type: multiple-choice
  stem: What can be done with downloaded weights?
  options:
    - text: Fine-tuning
    - text: Quantization
    - text: All of the above  # expect: OPT002
      correct: true
  rationale: Both change the weights, which are at hand.
""",
        """\
- id: uses
  type: multiple-response
  stem: What can be done with downloaded weights?
  options:
    - text: Fine-tuning
      correct: true
    - text: Quantization
      correct: true
    - text: All these answers are correct.  # expect: OPT002
  rationale: Both change the weights, which are at hand.
""",
        """\
- id: changes
  type: multiple-choice
  stem: Which of the two changes the weights?
  options:
    - text: Fine-tuning
    - text: Quantization
    - text: Both  # expect: OPT002
      correct: true
    - text: Neither
  rationale: One trains them, the other rounds them.
""",
    )
    good = (
        """\
- id: word
  type: multiple-choice
  stem: Which word comes last in the licence?
  options:
    - text: Both
      correct: true
    - text: Waived
    - text: Fee
    - text: Neither
    - text: Sold
  rationale: It is about parties.
""",
        """\
- id: uses
  type: multiple-response
  stem: What can be done with downloaded weights?
  options:
    - text: Fine-tuning
      correct: true
    - text: Quantization
      correct: true
    - text: Repeating the training
  rationale: Repeating the training needs the data as well.
""",
        """\
- id: amounts
  type: multiple-choice
  stem: How many of the parameters does quantization touch?
  options:
    - text: None of them
    - text: Some of them
    - text: All of them
      correct: true
  rationale: Every number is stored in fewer bits.
""",
        """\
- id: prose
  type: multiple-choice
  stem: What must be published for the tier *fully open*?
  options:
    - text: All of the above-average checkpoints
    - text: All of the training data and code
      correct: true
    - text: All of these weights, but no code
  rationale: The tier asks for data and code.
""",
        """\
- id: deutsch
  language: de
  type: multiple-choice
  stem: Was heißt „alle“?
  options:
    - text: all of these
    - text: none
      correct: true
  rationale: Nur Englisch wird gelesen.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        return _problems(view.options) if may_speak_of_others(view) else ()


def _problems(texts: Sequence[TextField]) -> Iterator[Problem]:
    for index, text in enumerate(texts):
        plain = text.plain
        if not is_all_of_the_above(plain.text) or plain.verbatim:
            continue
        if plain.text.rstrip(" .").endswith(_AMONG) and any(_AMOUNT.match(other.plain.text) for other in texts):
            continue
        if _BOTH.fullmatch(plain.text) and sum(not is_none_of_the_above(other.plain.text) for other in texts) != _TWO + 1:
            continue
        message = (
            f"'{plain.text.strip()}' is answered by knowing two of the other options, or ruled out by knowing one that is wrong: "
            "let learners tick what is right (multiple-response), or write another option."
        )
        yield Problem(message, ("options", index, "text"))
