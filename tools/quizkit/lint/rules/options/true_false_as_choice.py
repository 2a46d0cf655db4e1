"""true-false-as-choice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import Edit, Problem, Put, Remedy, Take
from quizkit.lint.analysis.option_texts import Offered, all_options, option_texts
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex
from quizkit.text.vocabulary import hint_words

_MOST = 40
_VERDICT = regex(r"(true|false|yes|no|right|wrong|correct|incorrect)\b[\s.!]*", re.IGNORECASE)
_MAY_BE = regex(r"\n(?:true|yes|right|correct)\b", re.IGNORECASE)
_OPPOSITE = {"true": "false", "yes": "no", "right": "wrong", "correct": "incorrect"}


class TrueFalseAsChoice(EntityRule[MultipleChoice]):
    """A choice between "true" and "false" is written as a multiple-choice question.

    ## What it does
    Looks for options that read "true" and "false", "yes" and "no", "right" and "wrong" or "correct" and "incorrect" as a whole. Options
    that say more ("Yes, for the weights are public") are passed over, and so are options in code. Where there are exactly "true" and
    "false", and nothing hangs on either that would be lost, the fix turns the question into one of type `true-false`.

    ## Why it matters
    Every system shows a true-false question in its own way, keeps the order of the two, and counts chance as one half. Among further
    options, two that contradict each other cannot both be wrong: the others are hardly taken.

    ## What to write instead
    `type: true-false` with `answer: true` or `answer: false`, and a statement as the stem. Where there are other options, write options
    that answer what is asked.

    ## References
    This rule is quizkit's own.
    """

    code = "OPT014"
    name = "true-false-as-choice"
    languages = ("en",)
    since = "0.1"
    fix = "safe"
    requires = ("no-key", "several-keys", "duplicate-option")
    applies_to = (MultipleChoice,)
    hints = hint_words(_OPPOSITE)
    bad = (
        """\
- id: weights
  type: multiple-choice
  stem: Weights are numbers.
  options:
    - text: "True"  # expect: OPT014
      correct: true
    - text: "False"
  rationale: They are learnt parameters.
""",
        """\
- id: sale
  type: multiple-choice
  stem: Does the MIT licence allow sale?
  options:
    - text: Yes.  # expect: OPT014
      correct: true
    - text: No.
    - text: On Sundays
  rationale: It allows every use.
""",
    )
    good = (
        """\
- id: weights
  type: true-false
  stem: Weights are numbers.
  answer: true
  rationale: They are learnt parameters.
""",
        """\
- id: sale
  type: multiple-choice
  stem: Does the MIT licence allow sale?
  options:
    - text: Yes, if the notice is kept
      correct: true
    - text: Yes, if a fee is paid
    - text: "No"
  rationale: The notice is its only condition.
""",
        """\
- id: python
  type: multiple-choice
  stem: What does `not True` give?
  options:
    - text: "`True`"
    - text: "`False`"
      correct: true
  rationale: It is the opposite.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        texts = option_texts(view)
        return () if texts.vocabulary.isdisjoint(self.hints) or not _MAY_BE.search(texts.lines) else _problems(entity, view)


def _problems(entity: MultipleChoice, view: EntityView) -> Iterator[Problem]:
    found: dict[str, Offered] = {}
    for option in all_options(view):
        if len(option.text) <= _MOST and (match := _VERDICT.fullmatch(option.text)) and not option.has_verbatim:
            found[match[1].lower()] = option
    pair = next(((one, other) for one, other in _OPPOSITE.items() if one in found and other in found), None)
    if pair is None:
        return
    first, second = sorted((found[word] for word in pair), key=lambda option: option.index)
    message = f"'{first.text}' and '{second.text}' cannot both be wrong: "
    if len(entity.options) == len(pair):
        advice = f"write a statement, with `type: true-false` and `answer: {'true' if found[pair[0]].correct else 'false'}`."
        remedy = _remedy(entity, answer=found[pair[0]].correct) if pair[0] == "true" else None
        yield Problem(message + advice, first.path, remedy=remedy)
    else:
        yield first.problem(message + "ask for a verdict alone (`type: true-false`), or write options that answer what is asked.")


def _remedy(entity: MultipleChoice, *, answer: bool) -> Remedy | None:
    """Another type for the question, where nothing that its options carry would be lost."""
    if any(option.feedback or option.misconception or option.weight is not None for option in entity.options):
        return None
    edits: tuple[Edit, ...] = (Put(("type",), "true-false"), Put(("answer",), answer), Take(("options",)))
    # The other type has no such field.
    edits += () if entity.shuffle else (Take(("shuffle",)),)
    return Remedy("Make it a true-false question", edits)
