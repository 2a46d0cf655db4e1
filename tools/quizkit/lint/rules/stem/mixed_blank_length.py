"""mixed-blank-length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import Problem, Remedy, Reword
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import BaseQuestion
from quizkit.patterns import regex

_BLANK = regex(r"(?<![\w\\])_{2,}(?!\w)")
_USUAL = "_____"
# A text with more of them is a form to fill in, or a drawing.
_MOST = 20
_READ = 20_000


class MixedBlankLength(EntityRule[BaseQuestion]):
    """The blanks of a question differ in length.

    ## What it does
    Measures the runs of two or more underscores in the stem and the options of a question. Code, maths and names such as `__init__` are
    passed over.

    ## Why it matters
    A long blank is read as a long word, a short one as a short word, whether that was meant or not.

    ## What to write instead
    Five underscores for every blank, or a gap: `type: cloze` has boxes of one size.

    ## References
    This rule is quizkit's own.
    """

    code = "STM033"
    name = "mixed-blank-length"
    since = "0.1"
    fix = "safe"
    applies_to = (BaseQuestion,)
    bad = (
        """\
- id: tiers
  type: multiple-choice
  stem: A model with ___ weights and ________ data is on the tier *open weights*.  # expect: STM033
  options:
    - text: public … withheld
      correct: true
    - text: withheld … public
    - text: public … public
  rationale: The data are missing.
""",
    )
    good = (
        """\
- id: tiers
  type: multiple-choice
  stem: A model with _____ weights and _____ data is on the tier *open weights*.
  options:
    - text: public … withheld
      correct: true
    - text: withheld … public
    - text: public … public
  rationale: The data are missing.
- id: python
  type: multiple-choice
  stem: "Python calls `__init__` when an object is made. It returns ____."
  options:
    - text: nothing
      correct: true
    - text: the object
    - text: "`__new__`"
  rationale: The object is there already.
""",
    )

    def check(self, entity: BaseQuestion, view: EntityView) -> Iterable[Problem]:
        if "__" not in entity.stem:
            return ()
        return _problems(view)


def _problems(view: EntityView) -> Iterator[Problem]:
    texts = [text for path, text in view.texts.items() if path[0] in ("stem", "options") and path[-1] in ("stem", "text")]
    blanks = [(text, match.start(), match.end()) for text in texts if "__" in text.source for match in _blanks(text)]
    if len({end - start for _, start, end in blanks}) < 2 or len(blanks) > _MOST:
        return
    text, start, end = next(blank for blank in blanks if blank[2] - blank[1] != blanks[0][2] - blanks[0][1])
    message = (
        f"This blank has {end - start} underscores and another one {blanks[0][2] - blanks[0][1]}, as if words of that length fitted: "
        "write five for each."
    )
    span = text.plain.source_span(start, end)
    yield Problem(message, text.path, span=span, remedy=_remedy(blanks))


def _blanks(text: TextField) -> Iterable[re.Match[str]]:
    return _BLANK.finditer(text.plain.prose()[:_READ])


def _remedy(blanks: list[tuple[TextField, int, int]]) -> Remedy | None:
    edits = []
    for text, start, end in blanks:
        span = text.plain.source_span(start, end)
        if text.source[slice(*span)] != "_" * (end - start):
            return None
        if end - start != len(_USUAL):
            edits.append(Reword(text.path, _USUAL, span))
    return Remedy("Write five underscores for each blank", tuple(edits))
