"""unfocused-stem."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.asking import asking_sentence
from quizkit.lint.analysis.content_words import content_words
from quizkit.lint.lexicon.unfinished import IMPERATIVES, LAST_WORDS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

_FEWEST = 3
# "How does granite form?"
_FEWEST_IN_QUESTION = 2
_ASKS = regex(r"\W*(?:how|why|when|where|what(?=\s+(?:is|are|was|were)\s+the\s+\w+\s+of\b))\s+\w[^?]*\?\W*", re.IGNORECASE)
_ORDERS = regex(rf"\W*(?:please\s+|now\s+|then\s+)?(?:{'|'.join(sorted(IMPERATIVES['en']))})\b", re.IGNORECASE)
_FINISHED_BY_OPTIONS = regex(rf"(?:\b(?:{'|'.join(sorted(LAST_WORDS['en']))})|[:…_=–—-]|\.{{3,}})[\s:.…_]*$", re.IGNORECASE)


class UnfocusedStem(EntityRule[MultipleChoice | MultipleResponse]):
    """The stem does not say what is to be answered.

    ## What it does
    Reports a stem that neither asks (no question mark), nor tells the learner to do something ("Choose …"), nor leaves a sentence that the
    options finish ("Open weights are …"); and one with fewer than three words that say something of a subject (two are enough behind "How",
    "Why", "When", "Where" and "What is the … of"). A question with a stimulus, code or maths may have a short stem. English only.

    ## Why it matters
    A learner who covers the options should know what is asked. Where they have to work it out from the options, some of them will work out
    something else.

    ## What to write instead
    End the stem in a question, or in a sentence that each option finishes.

    ## References
    Haladyna, Downing and Rodriguez (2002): state the central idea in the stem clearly. Tarrant et al. (2006): unfocused stem.
    """

    code = "STM013"
    name = "unfocused-stem"
    languages = ("en",)
    since = "0.1"
    enabled = False
    status = "preview"
    requires = ("vacuous-stem",)
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: cards
  type: multiple-choice
  stem: The model card of a laboratory.  # expect: STM013
  options:
    - text: It describes the model.
      correct: true
    - text: It costs a fee.
  rationale: It goes with the weights.
""",
        """\
- id: weights
  type: multiple-choice
  stem: What of weights?  # expect: STM013
  options:
    - text: They are numbers.
      correct: true
    - text: They are code.
  rationale: They are learnt parameters.
""",
    )
    good = (
        """\
- id: granite
  type: multiple-choice
  stem: How does granite form?
  options:
    - text: From magma that cools slowly
      correct: true
    - text: From sand that is pressed
  rationale: Its crystals are large.
- id: ruby
  type: multiple-choice
  stem: What is the colour of ruby?
  options:
    - text: Red
      correct: true
    - text: Blue
  rationale: It holds chromium.
""",
        """\
- id: asks
  type: multiple-choice
  stem: What does a laboratory say in a model card?
  options:
    - text: How the model was evaluated
      correct: true
    - text: What the hardware cost
  rationale: It describes the model.
""",
        """\
- id: completes
  type: multiple-choice
  stem: A model whose weights are published is called
  options:
    - text: open
      correct: true
    - text: secret
  rationale: Anybody can run it.
""",
        """\
- id: orders
  type: multiple-response
  stem: A laboratory publishes weights and data. Choose the tiers that the model reaches.
  options:
    - text: Open weights
      correct: true
    - text: Fully open
  rationale: The code is missing.
""",
        """\
- id: code
  type: multiple-choice
  stem: What is `7 // 2`?
  options:
    - text: "3"
      correct: true
    - text: "4"
  rationale: It is rounded down.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        stem = view.texts.get(("stem",))
        if stem is None or not stem.plain.text.strip():
            return
        begin, sentence = asking_sentence(view)
        end = begin + len(sentence.rstrip())
        if "?" not in stem.plain.text[-200:] and not _ORDERS.match(sentence) and not _FINISHED_BY_OPTIONS.search(sentence[-60:]):
            message = (
                "The stem neither asks nor leaves a sentence to finish: end it in a question that can be answered with the options covered."
            )
            yield stem.problem(message, begin, end)
        elif entity.stimulus is None and not stem.plain.verbatim and len(content_words(stem.plain.text[-4_000:])) < _fewest(sentence):
            message = "The stem hardly says what it is about: write out the question, so that it can be answered with the options covered."
            yield stem.problem(message, begin, end)


def _fewest(sentence: str) -> int:
    return _FEWEST_IN_QUESTION if _ASKS.fullmatch(sentence) else _FEWEST
