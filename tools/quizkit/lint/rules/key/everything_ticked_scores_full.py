"""everything-ticked-scores-full."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleResponse
from quizkit.model.scoring import option_shares


class EverythingTickedScoresFull(EntityRule[MultipleResponse]):
    """Whoever ticks every option has full marks.

    ## What it does
    Adds up the shares of all options of a multiple response: with `scoring: partial` a wrong tick costs nothing, and weights may add up so
    as well. A question whose options are all right is reported too.

    ## Why it matters
    Learners find out fast that ticking everything pays, and the question then tells nothing of what they know.

    ## What to write instead
    Leave `scoring` out: with the usual `partial-with-penalty` each wrong tick takes off a share, and everything ticked scores nothing. Or
    write `scoring: all-or-nothing`. Where all options are right, add some that are wrong.

    ## References
    This rule is quizkit's own.
    """

    code = "KEY040"
    name = "everything-ticked-scores-full"
    since = "0.1"
    requires = ("bad-number", "no-key", "too-few-parts", "weights-do-not-add-up")
    applies_to = (MultipleResponse,)
    bad = (
        """\
- id: published
  type: multiple-response
  stem: What is published with open weights?
  scoring: partial  # expect: KEY040
  options:
    - {text: Weights, correct: true}
    - {text: Architecture, correct: true}
    - {text: Data}
  rationale: The data are not.
- id: weighted
  type: multiple-response
  stem: What is published with open weights?
  options:  # expect: KEY040
    - {text: Weights, correct: true, weight: 1/2}
    - {text: Architecture, correct: true, weight: 1/2}
    - {text: Data, weight: 0}
  rationale: The data are not.
- id: all
  type: multiple-response
  stem: What is published with open weights?
  options:  # expect: KEY040
    - {text: Weights, correct: true}
    - {text: Architecture, correct: true}
  rationale: Both are.
""",
    )
    good = (
        """\
- id: published
  type: multiple-response
  stem: What is published with open weights?
  options:
    - {text: Weights, correct: true}
    - {text: Architecture, correct: true}
    - {text: Data}
  rationale: The data are not.
- id: exactly
  type: multiple-response
  stem: What is published with open weights?
  scoring: all-or-nothing
  options:
    - {text: Weights, correct: true}
    - {text: Architecture, correct: true}
    - {text: Data}
  rationale: The data are not.
- id: weighted
  type: multiple-response
  stem: What is published with open weights?
  scoring: partial
  options:
    - {text: Weights, correct: true}
    - {text: Architecture, correct: true}
    - {text: Data, weight: -1/4}
  rationale: The data are not.
""",
    )

    def check(self, entity: MultipleResponse, view: EntityView) -> Iterable[Problem]:
        options = entity.options
        if all(option.correct for option in options):
            message = "Every option is right, so whoever ticks all of them without reading has full marks: add some that are wrong."
            yield Problem(message, ("options",), on_key=True)
        elif entity.scoring != "all-or-nothing" and sum(option_shares(entity)) >= 1:
            message = (
                "A wrong tick costs nothing, so whoever ticks everything has full marks: leave 'scoring' out, or write 'all-or-nothing'."
                if all(option.weight is None for option in options)
                else "The weights of all options add up to 1, so whoever ticks everything has full marks: let wrong ones take points off."
            )
            is_scoring = entity.scoring == "partial"
            yield Problem(message, ("scoring",) if is_scoring else ("options",), on_key=not is_scoring)
