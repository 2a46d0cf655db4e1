"""repeated-in-key."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.content_words import content_words
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.lexicon.function_words import GRAMMATICAL_WORDS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice

_READ = 4_000


class RepeatedInKey(EntityRule[MultipleChoice]):
    """The key takes up a word of the stem that no distractor has.

    ## What it does
    Compares the words of the stem that say something of the subject with those of the options, whatever their endings. The key is reported
    where it shares more of them with the stem than any distractor does, and one that no distractor has. English only.

    ## Why it matters
    Who knows nothing takes the option that sounds like the question. Here that is the key.

    ## What to write instead
    Use another word in the stem or in the key, or let distractors take up the word as well.

    ## References
    Haladyna, Downing and Rodriguez (2002): avoid clang associations, choices identical to or resembling words in the stem. Tarrant et al.
    (2006): word repeats in stem and correct answer.
    """

    code = "KEY010"
    name = "repeated-in-key"
    languages = ("en",)
    since = "0.1"
    enabled = False
    requires = ("no-key", "several-keys", "too-few-parts")
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: card
  type: multiple-choice
  stem: Where does a laboratory say how it evaluated its model?
  options:
    - text: In the licence
    - text: In the table of evaluations  # expect: KEY010
      correct: true
    - text: On the bill
  rationale: It is a part of the model card.
""",
    )
    good = (
        """\
- id: card
  type: multiple-choice
  stem: Where does a laboratory say how it evaluated its model?
  options:
    - text: In the licence
    - text: In the model card
      correct: true
    - text: In the model itself
  rationale: A card describes the model.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        own = own_options(view)
        key = next((option for option in own if option.correct), None)
        if key is None or len(own) < 2:
            return
        ignored = GRAMMATICAL_WORDS["en"]
        stem = content_words(view.texts["stem",].plain.prose()[-_READ:], ignored)
        of_key = content_words(key.text, ignored)
        shared = stem.keys() & of_key.keys()
        if not shared:
            return
        others = [content_words(option.text, ignored).keys() for option in own if option is not key]
        if any(len(shared) <= len(stem.keys() & other) for other in others):
            return
        alone = sorted(of_key[word] for word in shared.difference(*others))
        if alone:
            start, end = alone[0]
            message = (
                f"Of all options only the key takes up '{key.text[start:end]}' from the stem, which gives it away: use another word, or "
                "let distractors take it up as well."
            )
            yield Problem(message, key.path, related=(here("the stem", ("stem",)),))
