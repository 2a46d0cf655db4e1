"""overlapping-ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.meta_options import speaks_of_others
from quizkit.lint.analysis.option_texts import may_speak_of_others
from quizkit.lint.analysis.ranges import Meeting, Range, meetings, ranges_of
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex

# Where a range itself is asked for, those beside it may overlap as they like.
_DIGIT = regex(r"\d")
_ASKS_FOR_RANGE = regex(
    r"\b(?:range|interval|between (?:which|what)|from when|period|last(?:ed)?|domain|inequalit\w+|score|record)\b", re.IGNORECASE
)
_YEAR = range(1000, 2101)
_READ = 4_000


class OverlappingRanges(EntityRule[MultipleChoice]):
    """Two ranges among the options hold the same number.

    ## What it does
    Looks at questions of which every option is a range of numbers: "10–20", "from 5 to 9 kg", "less than 10 %", "20 or more". Neighbours
    must have no number in common, not even the one where one ends and the other begins. Ranges of years are passed over, and so are
    questions that ask for a range itself, as well as ranges that lie within others.

    ## Why it matters
    Who works out that it is 20 finds two right answers, "10–20" and "20–30". If 15 is right, "10–20" and "12–30" are both right.

    ## What to write instead
    Ranges that end before the next begins: 10–19, 20–29, 30 or more.

    ## References
    Haladyna, Downing and Rodriguez (2002): keep choices independent; choices should not be overlapping.
    """

    code = "OPT031"
    name = "overlapping-ranges"
    since = "0.1"
    requires = ("too-few-parts", "duplicate-option")
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: memory
  type: multiple-choice
  stem: How much memory do 7 billion weights of 16 bits take?
  options:
    - text: 1–5 GB
    - text: 5–10 GB  # expect: OPT031
    - text: 10–20 GB  # expect: OPT031
      correct: true
    - text: more than 15 GB  # expect: OPT031
  rationale: Two bytes each make 14 GB.
""",
    )
    good = (
        """\
- id: memory
  type: multiple-choice
  stem: How much memory do 7 billion weights of 16 bits take?
  options:
    - text: less than 5 GB
    - text: 5 to 9 GB
    - text: 10 to 19 GB
      correct: true
    - text: 20 GB or more
  rationale: Two bytes each make 14 GB.
- id: pulse
  type: multiple-choice
  stem: In which range lies the pulse of most adults at rest?
  options:
    - text: 20–60
    - text: 60–100
      correct: true
    - text: 100–140
  rationale: It is lower in trained people.
- id: war
  type: multiple-choice
  stem: When was the library built?
  options:
    - text: 1914–1918
    - text: 1918–1922
      correct: true
    - text: 1920–1924
  rationale: The stone says so.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        # Nearly always the first option is no range.
        if not entity.options or not _DIGIT.search(entity.options[0].text[:60] + entity.options[-1].text[:60]):
            return ()
        return _problems(view)


def _problems(view: EntityView) -> Iterator[Problem]:
    texts = [field.plain for field in view.options]
    may_speak = may_speak_of_others(view)
    places = [at for at, text in enumerate(texts) if not (may_speak and speaks_of_others(text.text))]
    ranges = ranges_of([texts[at].text for at in places])
    if ranges is None or len(ranges) < 2 or _ASKS_FOR_RANGE.search(view.texts["stem",].plain.text[-_READ:]):
        return
    found = meetings(ranges)
    if any(_is_within(ranges[each.first], ranges[each.second]) for each in found) or _are_years(ranges):
        return
    for each in found:
        first, second = sorted((places[each.first], places[each.second]))
        message = (
            f"{_shared(ranges[each.first], each)} in both this range and '{texts[first].text.strip()}', and two options can be right: "
            "let each range end before the next begins."
        )
        related = (here("the other range", ("options", first, "text")),)
        yield Problem(message, ("options", second, "text"), related=related)


def _is_within(first: Range, second: Range) -> bool:
    return second.high <= first.high or (first.low == second.low and first.high <= second.high)


def _are_years(ranges: list[Range]) -> bool:
    ends = [end for each in ranges for end in (each.low, each.high) if end.is_finite()]
    return not any(each.unit for each in ranges) and all(end in _YEAR for end in ends)


def _shared(first: Range, each: Meeting) -> str:
    if each.low == each.high:
        return f"{first.shown(each.low)} lies"
    return f"What lies between {each.low:f} and {first.shown(each.high)} is"
