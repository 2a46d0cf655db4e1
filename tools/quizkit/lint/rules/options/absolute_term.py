"""absolute-term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizkit.finding import Problem
from quizkit.lint.analysis.giving_words import giving_words
from quizkit.lint.analysis.option_texts import Offered, own_options
from quizkit.lint.lexicon.absolute_terms import ABSOLUTE_TERMS, HARMLESS
from quizkit.lint.lexicon.numerals import NUMERALS
from quizkit.lint.lexicon.vague_terms import VAGUE_TERMS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

_HARMLESS = regex(rf"\b(?:{'|'.join(HARMLESS['en'])})\b")
_FIRST = regex(r"[^\W\d_]+|\d")
_OTHER_AMOUNTS = ("half", "both", "neither", "no", "less", "more", "fewer", "exactly")
_AMOUNTS = frozenset((*ABSOLUTE_TERMS["en"], *VAGUE_TERMS["en"], *NUMERALS["en"], *_OTHER_AMOUNTS))


class AbsoluteTerm(EntityRule[MultipleChoice | MultipleResponse]):
    """An option allows of no exception.

    ## What it does
    Looks in the options for "always", "never", "all", "only", "completely" and their like. Words that stand in the stem or in all options
    are passed over, and so are words of titles, of a field ("absolute zero"), and such as leave room after all: "not all", "nearly always",
    "every ten years", "only two". Where most options begin with how many or how often ("all of", "most of", "none of"), that is what is
    asked, and nothing is reported. English only.

    ## Why it matters
    Few things hold without exception, so a learner who knows nothing strikes such options out, and is mostly right. In exact subjects the
    words are often just what is meant: that is why the rule is off by default.

    ## What to write instead
    Say what you mean with its limits ("in most licences"), or put the same word into every option.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid specific determiners such as always, never, completely and absolutely. Tarrant et al.
    (2006): absolute terms.
    """

    code = "OPT019"
    name = "absolute-term"
    languages = tuple(ABSOLUTE_TERMS)
    since = "0.1"
    enabled = False
    requires = ("k-type",)
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: weights
  type: multiple-choice
  stem: What do open weights let you do?
  options:
    - text: You can always repeat the training.  # expect: OPT019
    - text: You can run the model on your machine.
      correct: true
    - text: You can sell the lab.
  rationale: The training needs data and code.
""",
    )
    good = (
        """\
- id: weights
  type: multiple-choice
  stem: What do open weights let you do?
  options:
    - text: You can read the training data.
    - text: You can run the model, and not only through an API.
      correct: true
    - text: None of these
  rationale: Data and code are not part of the weights.
""",
        """\
- id: which-part
  type: multiple-choice
  stem: Which part of its training data must a fully open model publish?
  options:
    - text: All data
      correct: true
    - text: All data but the books, at all times
    - text: All data of the last year
  rationale: Everything that it has learnt from.
""",
        """\
- id: how-many
  type: multiple-choice
  stem: How many of the planets have moons?
  options:
    - text: All of them
    - text: Most of them
      correct: true
    - text: None of those near the sun
  rationale: Two have none.
""",
        """\
- id: room
  type: multiple-choice
  stem: What is said about comets?
  options:
    - text: Not all of them come back.
      correct: true
    - text: A few come back every ten years.
    - text: They are near absolute zero for almost all of their lives.
    - text: A play of that time is called All About Comets.
  rationale: Some leave the solar system.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        found = list(giving_words(view, ABSOLUTE_TERMS["en"], _HARMLESS))
        if not found or _are_amounts(own_options(view)):
            return
        for standing in found:
            message = (
                f"'{standing.word}' allows of no exception, and such an option is struck out without knowing the matter: "
                "say what it holds for, or use the word in every option."
            )
            yield standing.option.field.problem(message, standing.start, standing.end)


def _are_amounts(options: Sequence[Offered]) -> bool:
    """Whether the options are degrees of one thing: more than half of them begin with how many, or how often."""
    begin = [first for option in options if (first := _FIRST.search(option.text)) is not None]
    return sum(first[0].lower() in _AMOUNTS or first[0].isdigit() for first in begin) * 2 > len(options)
