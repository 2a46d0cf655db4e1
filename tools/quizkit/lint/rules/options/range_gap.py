"""range-gap."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.meta_options import speaks_of_others
from quizkit.lint.analysis.option_texts import may_speak_of_others
from quizkit.lint.analysis.ranges import gaps, meetings, ranges_of
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice


class RangeGap(EntityRule[MultipleChoice]):
    """There are numbers between two ranges that no option holds.

    ## What it does
    Looks at questions of which every option is a range of numbers, and at those only where most neighbours leave nothing out: then a gap is
    a slip. Whole numbers go on with the next whole number (10–19, 20–29), decimals with the next of their last digit.

    ## Why it matters
    Who works out a number in the gap finds no answer, though the work may be right; and a gap tells that the answer is not near it.

    ## What to write instead
    Ranges that go on where the one before ends: 10–19, 20–29, 30 or more.

    ## References
    This rule is quizkit's own.
    """

    code = "OPT032"
    name = "range-gap"
    since = "0.1"
    enabled = False
    requires = ("overlapping-ranges",)
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: memory
  type: multiple-choice
  stem: How much memory do 7 billion weights of 16 bits take?
  options:
    - text: 0–9 GB
    - text: 10–19 GB
      correct: true
    - text: 21–29 GB  # expect: OPT032
    - text: 30 GB or more
  rationale: Two bytes each make 14 GB.
""",
    )
    good = (
        """\
- id: memory
  type: multiple-choice
  stem: How much memory do 7 billion weights of 16 bits take?
  options:
    - text: less than 10 GB
    - text: 10–19 GB
      correct: true
    - text: 20–29 GB
  rationale: Two bytes each make 14 GB.
- id: share
  type: multiple-choice
  stem: Which share of the training is the last step?
  options:
    - text: 1–2 %
      correct: true
    - text: 10–12 %
    - text: 30–35 %
  rationale: It is short.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        texts = [view.texts["options", at, "text"].plain.text for at in range(len(entity.options))]
        may_speak = may_speak_of_others(view)
        places = [at for at, text in enumerate(texts) if not (may_speak and speaks_of_others(text))]
        ranges = ranges_of([texts[at] for at in places])
        if ranges is None or len(ranges) < 3 or meetings(ranges):
            return
        found = gaps(ranges)
        if len(found) > 1 or 2 * len(found) >= len(ranges):
            return
        for each in found:
            first, second = places[each.first], places[each.second]
            message = f"Nothing holds what lies between {each.low:f} and {each.high:f}: let this range and '{texts[first].strip()}' meet."
            yield Problem(message, ("options", second, "text"), related=(here("the range below it", ("options", first, "text")),))
