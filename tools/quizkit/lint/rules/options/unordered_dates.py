"""unordered-dates."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from quizkit.finding import Problem
from quizkit.lint.analysis.calendar_days import days
from quizkit.lint.analysis.moving import put_in_order
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.lexicon.calendar import MONTHS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse

_FEWEST = 3


class UnorderedDates(EntityRule[MultipleChoice | MultipleResponse]):
    """Options that are dates, months or weekdays stand in no order.

    ## What it does
    Reads a date from each of three or more options: "4 July 1776", "July 4", "May 2024", a month, a weekday, or 2024-05-01, all written in
    the same way. They must go from the earlier to the later; a week begins on Monday or Sunday. Years alone are numbers, and belong to
    `unordered-numeric`. The fix moves each option with all that belongs to it; there is none where a text names an option by its letter or
    place, or where one is pinned.

    ## Why it matters
    A learner who knows the date has to search for it, and one who does not looks for a meaning in the order.

    ## What to write instead
    Put the earliest date first. Set `shuffle: false` as well, if learners are to see that order.

    ## References
    Haladyna, Downing and Rodriguez (2002): place choices in logical or numerical order.
    """

    code = "OPT013"
    name = "unordered-dates"
    languages = tuple(MONTHS)
    since = "0.1"
    enabled = False
    fix = "safe"
    requires = ("duplicate-option",)
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: release
  type: multiple-choice
  stem: When were the weights published?
  options:  # expect: OPT013
    - text: May 2024
    - text: July 2023
      correct: true
    - text: June 2024
  rationale: The card says so.
""",
    )
    good = (
        """\
- id: release
  type: multiple-choice
  stem: When were the weights published?
  options:
    - text: 4 July 2023
      correct: true
    - text: 2 May 2024
    - text: 1 June 2024
  rationale: The card says so.
""",
        """\
- id: day
  type: multiple-choice
  stem: On which day does the shop close?
  options:
    - text: Sunday
      correct: true
    - text: Monday
    - text: Saturday
  rationale: It is the day of rest.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        own = own_options(view)
        if len(own) < _FEWEST:
            return
        found = days([option.text for option in own])
        if found is None or any(all(one <= other for one, other in pairwise(values)) for values in found):
            return
        values = found[0]
        ranked = [own[at].index for at in sorted(range(len(own)), key=values.__getitem__)]
        remedy = put_in_order(view, [option.index for option in own], ranked, "Put the options from the earliest to the latest")
        yield Problem("These dates stand in no order: put the earliest first.", ("options",), on_key=True, remedy=remedy)
