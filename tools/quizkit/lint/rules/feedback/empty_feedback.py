"""empty-feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quizkit.finding import DataPath, Problem, Remedy, Take
from quizkit.lint.analysis.choices import option_lists
from quizkit.lint.analysis.verdicts import is_bare_verdict
from quizkit.lint.lexicon.verdicts import WRONG
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import BaseQuestion, Cloze, MultipleChoice, MultipleResponse

# That of a part, and what is said overall.
_NAMES = frozenset(("feedback", "correct", "partially", "incorrect"))


class EmptyFeedback(EntityRule[BaseQuestion]):
    """A feedback says nothing.

    ## What it does
    Looks for feedback that is there and holds no words. Beside a wrong option it also reports what says no more than "Wrong." or "Try
    again", in English; the feedback on all wrong answers together may say so.

    ## Why it matters
    The platform has marked the option as wrong already. What the learner wants to know is why, and an empty box looks as if something had
    been lost.

    ## What to write instead
    Say in a sentence what is wrong about this option, or leave `feedback` out: the rationale is shown anyway.

    ## References
    This rule is quizkit's own.
    """

    code = "FBK012"
    name = "empty-feedback"
    since = "0.1"
    fix = "safe"
    applies_to = (BaseQuestion,)
    bad = (
        """\
- id: gas
  type: multiple-choice
  stem: Which gas makes up most of the air?
  options:
    - text: Oxygen
      feedback: Wrong!  # expect: FBK012
    - text: Nitrogen
      correct: true
      feedback: ""  # expect: FBK012
    - text: Argon
      feedback: Sorry, try again.  # expect: FBK012
  feedback:
    partially: " "  # expect: FBK012
  rationale: So it is.
""",
    )
    good = (
        """\
- id: gas
  type: multiple-choice
  stem: Which gas makes up most of the air?
  options:
    - text: Oxygen
      feedback: "Wrong: it is a fifth."
    - text: Nitrogen
      correct: true
      feedback: Correct!
    - text: Argon
  feedback:
    correct: Well done.
    incorrect: Try again.
  rationale: So it is.
""",
    )

    def check(self, entity: BaseQuestion, view: EntityView) -> Iterable[Problem]:
        feedback = {path: text for path, text in view.texts.items() if path[-1] in _NAMES}
        return _problems(entity, feedback, view) if feedback else ()


_SHORT = 60


def _problems(question: BaseQuestion, feedback: Mapping[DataPath, TextField], view: EntityView) -> Iterator[Problem]:
    for path, text in feedback.items():
        if (path[-1] == "feedback" or path[0] == "feedback") and (not text.source or text.source.isspace()):
            yield _problem(path, view)
    language = view.language or ""
    if language in WRONG and isinstance(question, MultipleChoice | MultipleResponse | Cloze):
        for path, options in option_lists(question):
            for index, option in enumerate(options):
                said = option.feedback
                if said and not option.correct and len(said) < _SHORT and _is_bare(said, language):
                    message = f"'{said.strip()}' says no more than the mark does: say why it is wrong, or leave the feedback out."
                    yield Problem(message, (*path, index, "feedback"))


def _is_bare(said: str, language: str) -> bool:
    """Whether each sentence of a feedback, or each part of it, is a verdict and nothing else."""
    parts = [part for part in said.replace("!", ".").replace(",", ".").split(".") if part.strip()]
    return bool(parts) and all(is_bare_verdict(part, language) for part in parts)


def _problem(path: DataPath, view: EntityView) -> Problem:
    # Where all that a question says overall is empty, nothing would be left below the name.
    is_all = path[0] == "feedback" and not any(text.source.strip() for other, text in view.texts.items() if other[0] == "feedback")
    remedy = Remedy("Take the empty feedback away", (Take(path[:1] if is_all else path),), "safe")
    return Problem("This feedback is empty: write what helps the learner, or delete the field.", path, remedy=remedy)
