"""meta-option-not-last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import Arrange, Problem, Put, Remedy
from quizkit.lint.analysis.amounts import name_amounts
from quizkit.lint.analysis.meta_options import speaks_of_others
from quizkit.lint.analysis.named_positions import names_position
from quizkit.lint.analysis.option_texts import may_speak_of_others, option_texts
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex
from quizkit.text.vocabulary import hint_words

_BARE = ("none", "neither")
_LETTERS = regex(
    r"\s*(?:both\s+|only\s+|neither\s+|either\s+)?(?:(?:options?|answers?|choices?)\s+)?(?-i:[A-F])(?:\s*,\s*(?-i:[A-F]))*,?\s*(?:and|or|nor|&)"
    r"\s*(?-i:[A-F])(?:\s+only|\s+(?:are|is)\s+(?:both\s+)?(?:correct|right|true))?\s*\.?\s*",
    re.IGNORECASE,
)
_LETTER_JOINED = regex(r"\b[A-F]\s*(?:,|&|and|or|nor)", re.IGNORECASE)
_NAMES = "abcdef"
# "A and B" has a letter for a word, "AandB" has one for all.
_LETTER_HINTS = hint_words((*_NAMES, *(f"{one}{by}{other}" for one in _NAMES for by in ("and", "or", "nor") for other in _NAMES)))
_LONGEST = 60


class MetaOptionNotLast(EntityRule[MultipleChoice | MultipleResponse]):
    """An option that speaks of the others can come before them.

    ## What it does
    Looks for options such as "all of the above", "none of these" and "both A and B". Where options are shuffled, as they are by default,
    the former must be pinned to the end, and the latter makes no sense at all. Where they are not, options such as "none of these" must be
    the last ones of the list. "All of them" among amounts ("some of them") speaks of no other option. English options only.

    ## Why it matters
    "All of the above" at the top of the list says that nothing is right. "Both A and B" means two other options for every learner, and the
    key may be wrong for all of them.

    ## What to write instead
    Best another option, or a question with several keys. Else `pin: last`, which keeps the option at the end, or `shuffle: false`.

    ## References
    This rule is quizkit's own.
    """

    code = "OPT030"
    name = "meta-option-not-last"
    severity = "error"
    since = "0.1"
    fix = "safe"
    languages = ("en",)
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: uses
  type: multiple-choice
  stem: What can be done with downloaded weights?
  options:
    - text: Fine-tuning
    - text: Quantization
    - text: All of the above  # expect: OPT030
      correct: true
  rationale: Both change the weights, which are at hand.
- id: in-order
  type: multiple-choice
  stem: What can be done with downloaded weights?
  shuffle: false
  options:
    - text: None of these  # expect: OPT030
    - text: Fine-tuning
      correct: true
    - text: Repeating the training
  rationale: The weights are at hand, the data are not.
- id: letters
  type: multiple-choice
  stem: What can be done with downloaded weights?
  options:
    - text: Fine-tuning
    - text: Quantization
    - text: Both A and B  # expect: OPT030
      correct: true
  rationale: Both change the weights, which are at hand.
""",
    )
    good = (
        """\
- id: uses
  type: multiple-choice
  stem: What can be done with downloaded weights?
  options:
    - text: Fine-tuning
    - text: Quantization
    - text: All of the above
      correct: true
      pin: last
  rationale: Both change the weights, which are at hand.
- id: in-order
  type: multiple-choice
  stem: What can be done with downloaded weights?
  shuffle: false
  options:
    - text: Fine-tuning
    - text: Quantization
    - text: Both A and B
      correct: true
    - text: None of the above
  rationale: Both change the weights, which are at hand.
- id: amounts
  type: multiple-choice
  stem: How many of the parameters does quantization touch?
  options:
    - text: None of them
    - text: Some of them
    - text: All of them
      correct: true
  rationale: Every number is stored in fewer bits.
- id: vitamins
  type: multiple-choice
  stem: Which vitamins does the fruit hold?
  options:
    - text: A and C, of which there is most
      correct: true
    - text: Only K
    - text: None
  rationale: It is red and sour.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        found: list[Problem] = []
        if may_speak_of_others(view):
            found += _out_of_place(entity, view)
        texts = option_texts(view)
        if entity.shuffle and not texts.vocabulary.isdisjoint(_LETTER_HINTS) and _LETTER_JOINED.search(texts.lines):
            found += _by_letter([field.words for field in view.options])
        return found


def _out_of_place(entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterator[Problem]:
    texts = [field.words for field in view.options]
    short = [text.lower() if len(text) <= _LONGEST else "" for text in texts]
    metas = [at for at, text in enumerate(short) if _speaks_of_all(text)]
    if metas and not (name_amounts(texts) and not any("above" in short[at] for at in metas)):
        yield from _shuffled(entity, metas) if entity.shuffle else _in_order(entity, view, metas)


def _speaks_of_all(text: str) -> bool:
    return speaks_of_others(text) and text.strip(" .!") not in _BARE


def _shuffled(entity: MultipleChoice | MultipleResponse, metas: list[int]) -> Iterator[Problem]:
    for at in metas:
        if entity.options[at].pin != "last":
            message = (
                f"The options are shuffled, and '{entity.options[at].text.strip()}' can come before those it speaks of: "
                "pin it to the end with 'pin: last'."
            )
            remedy = Remedy("Pin the option to the end", (Put(("options", at, "pin"), "last"),))
            yield Problem(message, ("options", at, "text"), remedy=remedy)


def _in_order(entity: MultipleChoice | MultipleResponse, view: EntityView, metas: list[int]) -> Iterator[Problem]:
    others = [at for at in range(len(entity.options)) if at not in metas]
    early = [at for at in metas if others and at < others[-1]]
    if not early:
        return
    # "Both A and B" may stand between them, and then nothing can be moved.
    movable = not names_position(view) and all(option.pin is None for option in entity.options)
    remedy = Remedy("Move the option to the end", (Arrange(("options",), (*others, *metas)),)) if movable else None
    if all(_LETTERS.fullmatch(entity.options[at].text[:_LONGEST]) for at in others if at > early[0]):
        return
    message = f"'{entity.options[early[0]].text.strip()}' speaks of the other options and stands before some of them: move it to the end."
    yield Problem(message, ("options", early[0], "text"), severity="warning", remedy=remedy)


def _by_letter(texts: list[str]) -> Iterator[Problem]:
    by_letter = [at for at, text in enumerate(texts) if len(text) <= _LONGEST and _LETTERS.fullmatch(text)]
    # Where all options are letters, they may be vitamins or points of a figure.
    if by_letter and len(texts) - len(by_letter) >= 2:
        for at in by_letter:
            message = (
                f"The options are shuffled, so that the letters in '{texts[at].strip()}' mean other options for every learner: "
                "write 'shuffle: false', or say what is meant."
            )
            remedy = Remedy("Keep the options in order", (Put(("shuffle",), False),))
            yield Problem(message, ("options", at, "text"), remedy=remedy)
