"""answer-in-stem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.finding import Problem
from quizkit.lint.lexicon.truth import TRUTH_WORDS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex

_LONGEST = 200
_READ = 20_000
_WORD = regex(r"[^\W\d_]{2}")
_EDGES = " \t\n.,;:!?\"'“”‘’()"
_ARTICLES = ("the ", "a ", "an ")


class AnswerInStem(EntityRule[MultipleChoice]):
    """The stem says what the key says, and nothing of the other options.

    ## What it does
    Looks for the key, as a whole and of four letters or more, in the stem. It is reported where no other option stands there too: a stem
    that gives a choice of two names both. Code and maths are passed over, and so are keys that begin with a number, for the stem of a sum
    holds numbers.

    ## Why it matters
    Whoever looks for words that the stem and an option share finds the key, and needs to know nothing.

    ## What to write instead
    Other words in the stem, or other options that share as much with it.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid giving clues to the right answer, such as clang associations.
    Tarrant et al. (2006): word repeats in stem and correct answer.
    """

    code = "STM032"
    name = "answer-in-stem"
    since = "0.1"
    requires = ("no-key", "several-keys", "too-few-parts")
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: weights
  type: multiple-choice
  stem: A lab puts the trained weights of its model on a server for all. What has it published?  # expect: STM032
  options:
    - text: Training data
    - text: Trained weights
      correct: true
    - text: Training code
  rationale: Nothing else is on the server.
""",
    )
    good = (
        """\
- id: either
  type: multiple-choice
  stem: Does a model with public weights and withheld data count as open weights or as fully open?
  options:
    - text: Open weights
      correct: true
    - text: Fully open
    - text: Neither
  rationale: The data are missing.
- id: sum
  type: multiple-choice
  stem: A farmer had 12 sheep, and all but 9 sheep died. What has he left?
  options:
    - text: 9 sheep
      correct: true
    - text: 3 sheep
    - text: Nothing
  rationale: Nine did not die.
- id: within
  type: multiple-choice
  stem: Weightlifters train with discs. What are these called?
  options:
    - text: Weight
      correct: true
    - text: Bars
    - text: Racks
  rationale: Their mass is what counts.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        key = [option.correct for option in entity.options].index(True)
        words, core = view.texts["stem",].words.lower(), _core(view.options[key].words)
        # Nearly always the key is not there.
        if core not in words or not 4 <= len(core) <= _LONGEST or core[0].isdigit() or core in TRUTH_WORDS.get(view.language or "", ()):
            return ()
        return () if view.options[key].plain.verbatim else _problems(entity, key, core, view)


def _problems(entity: MultipleChoice, key: int, core: str, view: EntityView) -> Iterator[Problem]:
    stem = view.texts["stem",].plain
    words = stem.text.lower()
    prose = stem.prose()[:_READ].lower() if stem.verbatim else words[:_READ]
    at = _found(core, prose)
    if at is None or len(stem.text) != len(prose) or not _WORD.search(core):
        return
    others = [_core(view.texts["options", index, "text"].plain.text) for index in range(len(entity.options)) if index != key]
    if any(_found(other, prose) is not None for other in others):
        return
    message = f"The stem says '{stem.text[at : at + len(core)]}', which is the key, and no other option: use other words in one of them."
    yield view.texts["stem",].problem(message, at, at + len(core))


def _core(text: str) -> str:
    core = text.strip(_EDGES).lower() if len(text) <= _LONGEST else ""
    return core.partition(" ")[2] if core.startswith(_ARTICLES) else core


def _found(words: str, text: str) -> int | None:
    """Where some words stand in a text as a whole."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            return at
        at = text.find(words, end)
    return None
