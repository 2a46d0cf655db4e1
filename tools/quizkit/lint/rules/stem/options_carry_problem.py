"""options-carry-problem."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.content_words import content_words
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse


class OptionsCarryProblem(EntityRule[MultipleChoice | MultipleResponse]):
    """The options hold what the stem should say.

    ## What it does
    Reports a stem of at most `words` words on a subject whose options are on average more than `ratio` times as long as it is. A question
    with a stimulus is passed over. English only.

    ## Why it matters
    Each option becomes a true-false question of its own. The learner reads long texts to learn what is asked, and an answer says little of
    any one thing.

    ## What to write instead
    Move into the stem what the options share, and ask for the difference.

    ## References
    Haladyna, Downing and Rodriguez (2002): include the central idea in the stem instead of the choices.
    """

    code = "STM016"
    name = "options-carry-problem"
    languages = ("en",)
    since = "0.1"
    enabled = False
    status = "preview"
    options = {"words": 5, "ratio": 1.5}
    requires = ("vacuous-stem",)
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: cards
  type: multiple-choice
  stem: "Model cards:"  # expect: STM016
  options:
    - text: They describe how a model was evaluated, and on which data.
      correct: true
    - text: They state the price that a laboratory asks for a licence.
  rationale: They go with the weights.
""",
    )
    good = (
        """\
- id: cards
  type: multiple-choice
  stem: What does a laboratory describe in the card of a model?
  options:
    - text: Its evaluation, and the data that were used
      correct: true
    - text: The price of a licence for the model
  rationale: Cards go with the weights.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        stem = view.texts.get(("stem",))
        own = own_options(view)
        if stem is None or entity.stimulus is not None or not own or stem.plain.verbatim or len(stem.source) > 300:
            return
        length = len(stem.plain.text.split())
        mean = sum(len(option.text.split()) for option in own) / len(own)
        if mean >= length * view.option(self.name, "ratio") and len(content_words(stem.plain.text)) <= view.option(self.name, "words"):
            message = (
                f"The stem has {length} words, an option {mean:.0f} on average: move into the stem what the options share, and ask for the "
                "difference."
            )
            yield Problem(message, ("stem",))
