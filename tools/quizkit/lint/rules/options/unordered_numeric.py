"""unordered-numeric."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from operator import itemgetter

from quizkit.finding import Problem
from quizkit.lint.analysis.meta_options import UNDETERMINED_WORDS, is_undetermined
from quizkit.lint.analysis.moving import put_in_order
from quizkit.lint.analysis.option_texts import Offered, OptionTexts, option_texts, own_options
from quizkit.lint.analysis.quantities import may_hold_number, may_hold_numbers, quantities
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex
from quizkit.text.vocabulary import hint_words

_FEWEST = 3

# What stands beside numbers, says something of its own, and has no place among them.
_NO_NUMBER = regex(
    r"(?:there (?:is|are) )?(?:no (?:real )?solutions?|infinitely many(?: solutions?)?|undefined|unknown|infinity|∞"
    r"|(?:it )?(?:cannot|can't|can not) be calculated)\W*",
    re.IGNORECASE,
)
_NO_NUMBER_WORDS = hint_words((*UNDETERMINED_WORDS, "infinitely", "undefined", "unknown", "infinity"))


class UnorderedNumeric(EntityRule[MultipleChoice | MultipleResponse]):
    """Options that are numbers stand in no order.

    ## What it does
    Reads one number from each of three or more options: digits, fractions, powers of ten, numerals, with a unit, a currency or a per cent
    sign. Times may have different units, ranges ("5 to 10") go by where they begin, and ratios ("3 : 4") by their value. Where nothing else
    tells the options apart, the numbers must rise; with `descending = true` they may fall as well. One option of four or more may be no
    such number, and "none of these" counts for nothing. Options with code, and with several numbers, are passed over. The fix moves each
    option with all that belongs to it; there is none where an option is no number, where a text names an option by its letter or place, or
    where one is pinned.

    ## Why it matters
    A learner who knows the number has to search for it. Without an order one also begins to look for a meaning in the places: a key that
    was written first, or a number that was put in last.

    ## What to write instead
    Put the smallest number first. Set `shuffle: false` as well, if learners are to see that order.

    ## References
    Haladyna, Downing and Rodriguez (2002): place choices in logical or numerical order.
    """

    code = "OPT012"
    name = "unordered-numeric"
    languages = ("en",)
    since = "0.1"
    fix = "safe"
    options = {"descending": False}
    requires = ("duplicate-option",)
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: bits
  type: multiple-choice
  stem: How many bits does a weight take after the usual quantization?
  options:  # expect: OPT012
    - text: "4"
      correct: true
    - text: "16"
    - text: "8"
  rationale: Four bits are a quarter of sixteen.
""",
        """\
- id: price
  type: multiple-choice
  stem: What do three million tokens cost at a dollar for two million?
  options:  # expect: OPT012
    - text: \\$2
    - text: \\$1.50
      correct: true
    - text: \\$12.50
    - text: None of these
  rationale: Half as much again as two million.
""",
        """\
- id: share
  type: multiple-choice
  stem: Which share of a cake is left after a half and a quarter are eaten?
  options:  # expect: OPT012
    - text: $\\frac{1}{2}$
    - text: $\\frac{1}{4}$
      correct: true
    - text: $\\frac{3}{4}$
  rationale: A half and a quarter make three quarters.
""",
        """\
- id: range
  type: multiple-choice
  stem: How long does an oak live?
  options:  # expect: OPT012
    - text: 50 to 80 years
    - text: 10 to 20 years
    - text: 300 to 500 years
      correct: true
  rationale: It bears its first acorns with fifty.
""",
        """\
- id: no-number
  type: multiple-choice
  stem: How many moons does Mars have?
  options:  # expect: OPT012
    - text: "3"
    - text: "2"
      correct: true
    - text: As many as the Earth
    - text: "8"
  rationale: Phobos and Deimos.
""",
        """\
- id: ratio
  type: multiple-choice
  stem: At what ratio of flour to water is the dough stiff?
  options:  # expect: OPT012
    - text: "1 : 1"
    - text: "2 : 1"
      correct: true
    - text: "2 : 3"
  rationale: Twice as much flour as water.
""",
    )
    good = (
        """\
- id: wait
  type: multiple-choice
  stem: How long did the training take?
  options:
    - text: half an hour
    - text: 45 minutes
    - text: a day
      correct: true
    - text: 36 hours
  rationale: The card says so.
""",
        """\
- id: bits
  type: multiple-choice
  stem: How many bits does a weight take after the usual quantization?
  options:
    - text: 4 bits
      correct: true
    - text: 8 bits
    - text: 16 bits
    - text: None of these
  rationale: Four bits are a quarter of sixteen.
""",
        """\
- id: names
  type: multiple-choice
  stem: Which release came first?
  options:
    - text: Windows 95
      correct: true
    - text: System 7
    - text: OS 9
  rationale: Each has a number, but they are no quantities of one thing.
""",
        """\
- id: code
  type: multiple-choice
  stem: What does `print(2 ** 3)` show?
  options:
    - text: "`9`"
    - text: "`6`"
    - text: "`8`"
      correct: true
  rationale: It is a power.
""",
        """\
- id: scale
  type: multiple-choice
  stem: About how many parameters does the model have?
  options:
    - text: 7 million
    - text: 1 billion
    - text: 7 billion
      correct: true
    - text: a trillion
  rationale: Its name says so.
""",
        """\
- id: pairs
  type: multiple-choice
  stem: Which two numbers have the product 12, and the sum 7?
  options:
    - text: 6 and 2
    - text: 4 and 3
      correct: true
    - text: 12 and 1
  rationale: Pairs have no order of their own, and nor have times such as 3:15.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        texts = option_texts(view)
        return self._problems(texts, view) if may_hold_numbers(texts.lines, texts.vocabulary) else ()

    def _problems(self, texts: OptionTexts, view: EntityView) -> Iterator[Problem]:
        own = own_options(view)
        if len(own) < _FEWEST or not (may_hold_number(own[0].text) or may_hold_number(own[1].text)):
            return
        own = tuple([option for option in own if any(map(str.isalnum, option.text))])
        if not texts.vocabulary.isdisjoint(_NO_NUMBER_WORDS):
            own = tuple([option for option in own if not _is_no_number(option.text)])
        if len(own) < _FEWEST:
            return
        values = quantities([option.field for option in own])
        numbers = [value for value in values if value is not None]
        if len(numbers) < _FEWEST or all(one <= other for one, other in pairwise(numbers)):
            return
        if view.option(self.name, "descending") and all(one >= other for one, other in pairwise(numbers)):
            return
        ranked = [option for _, option in sorted(_ranked(values, own), key=itemgetter(0))]
        shown = ", ".join(option.text if len(option.text) <= 20 else "…" for option in ranked[:4])
        message = f"These numbers stand in no order: put the smallest first ({shown}{', …' if len(ranked) > 4 else ''})."
        remedy = None
        if len(ranked) < len(own):
            other = next(option.text for value, option in zip(values, own, strict=True) if value is None)
            message = f"{message[:-1]}; '{other if len(other) <= 40 else other[:39] + '…'}' is not read as a number like these."
        else:
            remedy = put_in_order(
                view, [option.index for option in own], [option.index for option in ranked], "Put the options in rising order"
            )
        yield Problem(message, ("options",), on_key=True, remedy=remedy)


def _is_no_number(text: str) -> bool:
    return _NO_NUMBER.fullmatch(text) is not None or is_undetermined(text)


def _ranked(values: Iterable[Fraction | None], options: Iterable[Offered]) -> Iterator[tuple[Fraction, Offered]]:
    for value, option in zip(values, options, strict=True):
        if value is not None:
            yield value, option
