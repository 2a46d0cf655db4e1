"""one-sided-debate."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import Problem
from quizkit.lint.analysis.status import is_in_use
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.debate import Debate


class OneSidedDebate(EntityRule[Debate]):
    """A debate hears one side only.

    ## What it does
    Looks for debates with a single position, and for positions without an argument where another position has some. How many arguments a
    position has makes no difference. Debates that are drafts or retired are passed over; of those without any position or argument
    `empty-section` speaks.

    ## Why it matters
    A debate is on a question on which reasonable people differ. Where one side is not heard, the page persuades and does not teach.

    ## What to write instead
    Write the best argument for the other position, as those who hold it would put it. If there is none, it may be no debate but a claim.

    ## References
    This rule is quizkit's own.
    """

    code = "CMP004"
    name = "one-sided-debate"
    since = "0.1"
    applies_to = (Debate,)
    bad = (
        """\
# file: debates/example.yaml
- id: publish
  title: To publish or not
  question: Should weights be published?
  positions:
    - {id: for, title: Publish them}
    - {id: against, title: Keep them}  # expect: CMP004
  arguments:
    - {id: audit, position: for, text: Outsiders can look for faults.}
    - {id: research, position: for, text: More people can do research.}
- id: regulate
  title: To regulate or not
  question: Should releases be regulated?
  positions:  # expect: CMP004
    - {id: for, title: Regulate them}
  arguments:
    - {id: harm, position: for, text: Some releases do harm.}
""",
    )
    good = (
        """\
# file: debates/example.yaml
- id: publish
  title: To publish or not
  question: Should weights be published?
  positions:
    - {id: for, title: Publish them}
    - {id: against, title: Keep them}
  arguments:
    - {id: audit, position: for, text: Outsiders can look for faults.}
    - {id: research, position: for, text: More people can do research.}
    - {id: misuse, position: against, text: What is published cannot be called back.}
""",
    )

    def check(self, entity: Debate, view: EntityView) -> Iterator[Problem]:
        if not is_in_use(entity):
            return
        if len({position.id for position in entity.positions}) == 1:
            message = f"The debate has one position, '{entity.positions[0].id}': write another one that people hold, or make it a claim."
            yield Problem(message, ("positions",), on_key=True)
        heard = {argument.position for argument in entity.arguments} & {position.id for position in entity.positions}
        for at, position in enumerate(entity.positions):
            if heard and position.id not in heard:
                message = f"The position '{position.id}' has no argument and another one has: write the best there is for it."
                yield Problem(message, ("positions", at, "id"))
