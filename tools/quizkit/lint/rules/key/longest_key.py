"""longest-key."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkit.finding import Problem
from quizkit.lint.analysis.meta_options import is_all_of_the_above, is_none_of_the_above
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice

# What counts as a word has two letters and is no Roman numeral: "F, G, J" has none, "I and II only" has two.
_WORD = re.compile(r"\b(?![IVXivx]+\b)[^\W\d_]{2}")


class LongestKey(EntityRule[MultipleChoice]):
    """The key is much longer than every other option.

    ## What it does
    Compares the number of characters that a reader sees: the key is reported where it is at least `ratio` times as long as the longest
    other option. Questions with code or maths among their options are passed over, and so are keys of fewer than `min_words` words, options
    such as "none of these", and options without words: nobody compares the length of "there is none" with that of a number.

    ## Why it matters
    Writers take care to make the key exactly true, and its length gives it away: who knows nothing and takes the longest option is right
    far more often than chance allows.

    ## What to write instead
    Shorten the key, move what it explains into the rationale, or give the distractors as much detail.

    ## References
    Haladyna, Downing and Rodriguez (2002), guideline on keeping choices about equal in length.
    Tarrant et al. (2006): longest option correct.
    """

    code = "KEY003"
    name = "longest-key"
    since = "0.1"
    requires = ("no-key", "several-keys", "too-few-parts")
    options = {"ratio": 1.25, "min_words": 3}
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: why-quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: Its licence
    - text: The precision in which its weights are stored in memory  # expect: KEY003
      correct: true
    - text: The length of its context
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
    )
    good = (
        """\
- id: why-quantize
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: The licence of its weights
    - text: The precision of its weights
      correct: true
    - text: The length of its context
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        key = next(index for index, option in enumerate(entity.options) if option.correct)
        plain = [view.texts["options", index, "text"].plain for index in range(len(entity.options))]
        texts = [text.text for text in plain]
        length, bound = len(texts[key]), len(texts[key]) / view.option(self.name, "ratio")
        longest = ""
        for index, text in enumerate(texts):
            if index == key or len(text) <= len(longest) or _speaks_of_others(text):
                continue
            longest = text
            if len(longest) > bound:
                return
        if not _WORD.search(longest) or any(text.verbatim for text in plain) or _speaks_of_others(texts[key]):
            return
        if sum(_WORD.search(word) is not None for word in texts[key].split()) < view.option(self.name, "min_words"):
            return
        message = (
            f"The key has {length} characters, the longest other option {len(longest)}: its length gives it away. "
            "Shorten it, or give the others as much detail."
        )
        yield Problem(message, ("options", key, "text"))


def _speaks_of_others(text: str) -> bool:
    return is_all_of_the_above(text) or is_none_of_the_above(text)
