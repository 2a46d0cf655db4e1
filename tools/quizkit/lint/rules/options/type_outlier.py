"""type-outlier."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.meta_options import is_undetermined
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.analysis.quantities import quantity_of
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex

_FEWEST = 3
_LONGEST = 40
_ANY_NUMBER = regex(
    r"\d|\b(?:half|third|quarter|dozen|hundreds?|thousands?|millions?|billions?|infinit\w*|undefined|zero|once|twice)\b", re.IGNORECASE
)
# "It has no crater" is no number, though "no moons" stands among "one moon" and "two moons".
_NONE_AT_ALL = regex(r"\D*\bno\b\D*", re.IGNORECASE)


class TypeOutlier(EntityRule[MultipleChoice]):
    """One option is a number among words, or a word among numbers, or has a unit of its own.

    ## What it does
    Reads the number and what is around it from each of three or more options. One is reported where all others are numbers that are written
    alike, and it is not; and where it alone is a number.

    ## Why it matters
    An option of another sort is struck out at a glance, or, if it is the key, taken at a glance.

    ## What to write instead
    Write it like the others, or replace it.

    ## References
    Haladyna, Downing and Rodriguez (2002): keep choices homogeneous in content and grammatical structure.
    """

    code = "OPT018"
    name = "type-outlier"
    languages = ("en",)
    since = "0.1"
    enabled = False
    status = "preview"
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: bits
  type: multiple-choice
  stem: What does a weight take after the usual quantization?
  options:
    - text: 4 bits
      correct: true
    - text: 8 bits
    - text: 16 bits
    - text: A licence  # expect: OPT018
  rationale: Four bits are a quarter of sixteen.
""",
    )
    good = (
        """\
- id: bits
  type: multiple-choice
  stem: What does a weight take after the usual quantization?
  options:
    - text: 4 bits
      correct: true
    - text: 8 bits
    - text: 16 bits
    - text: None of these
  rationale: Four bits are a quarter of sixteen.
- id: plain
  type: multiple-choice
  stem: What is said of the plain?
  options:
    - text: It has no crater.
      correct: true
    - text: It is made of ice.
    - text: It lies in shadow.
  rationale: Lava has filled them.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        own = [option for option in own_options(view) if not is_undetermined(option.text)]
        if len(own) < _FEWEST or any(len(option.text) > _LONGEST for option in own):
            return
        forms = [quantity.around if (quantity := quantity_of(option.field)) is not None else None for option in own]
        for at, option in enumerate(own):
            others = forms[:at] + forms[at + 1 :]
            alike = len(set(others)) == 1
            if alike and others[0] is not None and forms[at] is None and not _ANY_NUMBER.search(option.text):
                yield option.problem(f"'{option.text}' is no number, and all others are: write it like the others, or replace it.")
            elif alike and others[0] is not None and forms[at] is not None and forms[at] != others[0] and len(own) > _FEWEST:
                yield option.problem(f"'{option.text}' is written in another way than all others, and stands out: write it like them.")
            elif (
                set(others) == {None}
                and forms[at] is not None
                and not _NONE_AT_ALL.fullmatch(option.text)
                and not any(_ANY_NUMBER.search(one.text) for one in own if one is not option)
            ):
                yield option.problem(f"'{option.text}' is the only number: write it like the others, or replace it.")
