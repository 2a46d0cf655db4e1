"""option-count."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.lexicon.truth import TRUTH_WORDS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse


class OptionCount(EntityRule[MultipleChoice | MultipleResponse]):
    """A question has fewer or more options than the bank allows.

    ## What it does
    Counts the options. One choice needs `min` to `max` of them. Where several may be ticked there are at most `max_response`, and at least
    `min` as well. A pair that says true and false, or yes and no, is passed over. The bounds are yours to set.

    ## Why it matters
    With two options every second guess is right. With six and more, the last distractors are usually taken by nobody, and reading them
    costs time that other questions could use.

    ## What to write instead
    The key and two or three mistakes that learners make; drop a distractor that nobody takes.

    ## References
    Haladyna, Downing and Rodriguez (2002): write as many plausible choices as you can; three are usually enough.
    """

    code = "OPT034"
    name = "option-count"
    since = "0.1"
    requires = ("too-few-parts", "empty-part")
    options = {"min": 3, "max": 5, "max_response": 10}
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: two
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:  # expect: OPT034
    - text: Open weights
      correct: true
    - text: Fully open
  rationale: The data are missing.
- id: six
  type: multiple-choice
  stem: Which of these is a prime?
  options:  # expect: OPT034
    - text: "4"
    - text: "6"
    - text: "7"
      correct: true
    - text: "8"
    - text: "9"
    - text: "10"
  rationale: It has no divisor but one and itself.
""",
    )
    good = (
        """\
- id: three
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - text: Closed API
    - text: Open weights
      correct: true
    - text: Fully open
  rationale: The data are missing.
- id: several
  type: multiple-response
  stem: Which of these are primes?
  options:
    - {text: "2", correct: true}
    - {text: "3", correct: true}
    - {text: "4"}
    - {text: "5", correct: true}
    - {text: "6"}
    - {text: "8"}
  rationale: Three have no divisor but one and themselves.
- id: agree
  type: multiple-choice
  stem: Are the weights published?
  options:
    - text: "Yes"
      correct: true
    - text: "No"
  rationale: They can be downloaded.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        amount = len(entity.options)
        several = isinstance(entity, MultipleResponse)
        least, most = view.option(self.name, "min"), view.option(self.name, "max_response" if several else "max")
        if least <= amount <= most or (amount == 2 and _is_about_truth(entity, view)):
            return ()
        if amount < least:
            message = f"There are {amount} options, and {least} should be there at least: add a mistake that learners make."
        else:
            message = f"There are {amount} options, and {most} should be there at most: take out those that nobody takes."
        return (Problem(message, ("options",), on_key=True),)


def _is_about_truth(entity: MultipleChoice | MultipleResponse, view: EntityView) -> bool:
    words = TRUTH_WORDS.get(view.language or "", ())
    return all(option.text.strip(" .!").casefold() in words for option in entity.options)
