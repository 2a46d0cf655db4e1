"""unordered-alpha."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from quizkit.finding import Arrange, Problem, Remedy
from quizkit.lint.analysis.meta_options import speaks_of_others
from quizkit.lint.analysis.named_positions import names_position
from quizkit.lint.lexicon.series import SERIES
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse
from quizkit.patterns import regex

_WORD = regex(r"\s*[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*\s*")
_LONGEST = 40


class UnorderedAlpha(EntityRule[MultipleChoice | MultipleResponse]):
    """Options of one word each do not stand in alphabetical order.

    ## What it does
    Looks at questions whose options keep their order (`shuffle: false`) and are three or more single words. Words with an order of their
    own, such as days, months or "low, medium, high", are passed over. Capitals and accents make no difference. Options such as "none" may
    stand at the end.

    ## Why it matters
    An order that means nothing makes learners look for a meaning, and authors who choose places by feeling put the key in the middle.

    ## What to write instead
    The alphabetical order, or `shuffle: true`.

    ## References
    Haladyna, Downing and Rodriguez (2002): place choices in logical or numerical order.
    """

    code = "OPT038"
    name = "unordered-alpha"
    since = "0.1"
    enabled = False
    fix = "unsafe"
    requires = ("duplicate-option", "empty-part")
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: maker
  type: multiple-choice
  stem: Who made the model?
  shuffle: false
  options:  # expect: OPT038
    - text: Mistral
      correct: true
    - text: Google
    - text: Meta
  rationale: The card says so.
""",
    )
    good = (
        """\
- id: maker
  type: multiple-choice
  stem: Who made the model?
  shuffle: false
  options:
    - text: Google
    - text: Meta
    - text: Mistral
      correct: true
    - text: Nobody else
  rationale: The card says so.
- id: shuffled
  type: multiple-choice
  stem: Who made the model?
  options:
    - text: Mistral
      correct: true
    - text: Google
    - text: Meta
  rationale: The card says so.
- id: level
  type: multiple-choice
  stem: How high is the risk?
  shuffle: false
  options:
    - text: Low
      correct: true
    - text: Medium
    - text: High
  rationale: The report says so.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        if entity.shuffle or len(entity.options) < 3:
            return
        texts = [view.texts["options", at, "text"].plain for at in range(len(entity.options))]
        words = {at: _sorted_by(text.text) for at, text in enumerate(texts) if not _is_meta(text.text)}
        if len(words) < 3 or any(texts[at].verbatim or not _is_word(texts[at].text) for at in words):
            return
        if _has_order(set(words.values()), view.language):
            return
        order = sorted(words, key=lambda at: words[at])
        if order == list(words):
            return
        movable = not names_position(view) and all(option.pin is None for option in entity.options)
        whole = (*order, *(at for at in range(len(texts)) if at not in words))
        remedy = Remedy("Put the options in alphabetical order", (Arrange(("options",), whole),), "unsafe") if movable else None
        shown = ", ".join(f"'{texts[at].text.strip()}'" for at in order[:3])
        message = (
            f"The order of these options means nothing: put them in alphabetical order, beginning with {shown}, or let them be shuffled."
        )
        yield Problem(message, ("options",), on_key=True, remedy=remedy)


def _is_meta(text: str) -> bool:
    return speaks_of_others(text)


def _is_word(text: str) -> bool:
    return len(text) <= _LONGEST and _WORD.fullmatch(text) is not None


def _sorted_by(text: str) -> str:
    letters = normalize("NFKD", text.strip().casefold()) if not text.isascii() else text.strip().lower()
    return "".join(char for char in letters if char.isalpha())


def _has_order(words: set[str], language: str | None) -> bool:
    return any(len(words.intersection(series)) >= 2 for series in SERIES.get(language or "", ()))
