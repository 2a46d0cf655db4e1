"""vacuous-stem."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex
from quizkit.text.vocabulary import hint_words

_LONGEST = 120
_THING = r"(?:statements?|sentences?|options?|answers?|claims?|assertions?|ones?|alternatives?|choices?|propositions?)"
_VERDICTS = ("true", "correct", "right", "accurate", "false", "wrong", "untrue")
_JUDGED = rf"(?:(?:always\s+|most\s+|not\s+|in)?(?:{'|'.join(_VERDICTS)})|best)"
_WHICH = (
    rf"(?:which|what)\s+(?:(?:one|two|three|{_THING})\s+)?(?:(?:of|among)\s+(?:the\s+)?(?:following|these|those|{_THING}|above|below)\s*)?"
    rf"(?:{_THING}\s*)?(?:below\s+|above\s+)?(?:is|are)\s+(?:the\s+)?(?:not\s+)?{_JUDGED}(?:\s+{_THING})?"
)
_CHOOSE = (
    rf"(?:please\s+)?(?:choose|select|pick|mark|tick|find|identify|click|indicate)\s+(?:on\s+)?(?:the|all|an?|every)\s+"
    rf"(?:one\s+)?{_JUDGED}\s+(?:{_THING}|of\s+the\s+following)?(?:\s+(?:below|from\s+the\s+list))?"
)
_TRUE_OR_FALSE = r"true\s+or\s+false|answer\s+the\s+question|the\s+following\s+(?:is|are)\s+(?:true|false|correct)"
_VACUOUS = regex(rf"\W*(?:{_WHICH}|{_CHOOSE}|{_TRUE_OR_FALSE})\W*", re.IGNORECASE)


class VacuousStem(EntityRule[MultipleChoice | MultipleResponse]):
    """The stem asks nothing but which of the options is true.

    ## What it does
    Looks for stems that read, as a whole, "Which of the following is true?", "Which statement is not correct?", "Choose the right answer"
    and the like. A stem that says of what ("… of open weights?") is passed over, and so is a question with a stimulus. English only.

    ## Why it matters
    Nobody can think of an answer before reading the options, and there are as many questions as options, on whatever they are about. What
    the learner knows of the one subject is lost among the others.

    ## What to write instead
    Ask one question that can be answered with the options covered. If the statements belong to one subject, name it in the stem; if they do
    not, make true-false questions of them.

    ## References
    Haladyna, Downing and Rodriguez (2002): include the central idea in the stem instead of the choices. NBME item-writing guide: the
    cover-the-options rule.
    """

    code = "STM012"
    name = "vacuous-stem"
    languages = ("en",)
    since = "0.1"
    applies_to = (MultipleChoice, MultipleResponse)
    hints = hint_words((*_VERDICTS, *(f"in{verdict}" for verdict in _VERDICTS), "best", "answer"))
    bad = (
        """\
- id: is-true
  type: multiple-choice
  stem: Which of the following statements is true?  # expect: STM012
  options:
    - text: Weights are numbers.
      correct: true
    - text: Ants are mammals.
  rationale: Ants are insects.
""",
        """\
- id: choose
  type: multiple-choice
  stem: Select the correct answer.  # expect: STM012
  options:
    - text: Weights are numbers.
      correct: true
    - text: Weights are code.
  rationale: They are learnt parameters.
""",
    )
    good = (
        """\
- id: is-true
  type: multiple-choice
  stem: Which of the following statements is true of open weights?
  options:
    - text: They can be downloaded.
      correct: true
    - text: They come with the data.
  rationale: The data are another matter.
""",
        """\
- id: passage
  type: multiple-choice
  stimulus: passage
  stem: Which of these is true?
  options:
    - text: The lab published the weights.
      correct: true
    - text: The lab published the data.
  rationale: The second sentence says so.
# file: stimuli/passage.yaml
- id: passage
  title: A release
  body: A lab trained a model. It published the weights.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        if view.vocabulary.isdisjoint(self.hints) or (stem := view.stem) is None or len(stem.source) > _LONGEST:
            return ()
        if entity.stimulus is not None or stem.plain.verbatim or not _VACUOUS.fullmatch(stem.plain.text):
            return ()
        message = "The stem asks nothing of its own: name what the question is about, so that it can be answered with the options covered."
        return (Problem(message, ("stem",)),)
