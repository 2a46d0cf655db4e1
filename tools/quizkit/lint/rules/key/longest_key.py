"""longest-key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizkit.finding import Problem
from quizkit.lint.analysis.meta_options import is_undetermined, speaks_of_others
from quizkit.lint.analysis.option_texts import may_speak_of_others
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex

# What counts as a word has two letters and is no Roman numeral: "F, G, J" has none, "I and II only" has two.
_WORD = regex(r"\b(?![IVXivx]+\b)[^\W\d_]{2}")
# A name or a title has no word of four letters in small ones, unless it is its only one in capitals.
_SMALL = regex(r"\b[a-z]{4}")
_CAPITAL = regex(r"\b[A-Z]")


class LongestKey(EntityRule[MultipleChoice]):
    """The key is much longer than every other option.

    ## What it does
    Compares the number of characters that a reader sees. The key is reported where it is at least `ratio` times as long as the longest
    other option, and longer by at least `characters`: among options of one or two words nobody sees a difference. Questions with code or
    maths among their options are passed over, and so are keys of fewer than `min_words` words, names and titles, options such as "none of
    these" and "cannot be determined", and options without words: nobody compares the length of "there is none" with that of a number.
    Lesser differences, and distractors that stand out, are the matter of `length-outlier`.

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
    options = {"ratio": 1.5, "characters": 10, "min_words": 3}
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
        """\
- id: short
  type: multiple-choice
  stem: Where do ducks find most of their food?
  options:
    - text: the ground
    - text: in shallow water
      correct: true
    - text: in trees
  rationale: They reach for plants below the surface.
""",
        """\
- id: title
  type: multiple-choice
  stem: Which of these plays is a comedy?
  options:
    - text: Hamlet
    - text: Macbeth
    - text: A Midsummer Night's Dream
      correct: true
  rationale: Nobody dies in it.
""",
        """\
- id: a-little-longer
  type: multiple-choice
  stem: Why does bread rise?
  options:
    - text: The yeast lets the sugar of the dough become carbon dioxide
      correct: true
    - text: The salt lets the water of the dough boil
    - text: The warmth lets the gluten melt
  rationale: The gas is caught in the dough.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        key = [option.correct for option in entity.options].index(True)
        texts = [field.words for field in view.options]
        lengths = [len(text) for text in texts]
        length = lengths[key]
        bound = min(length / view.option(self.name, "ratio"), length - view.option(self.name, "characters"))
        # Nearly always none of the others is so short.
        return () if min(lengths) > bound else self._problems(key, texts, bound, view)

    def _problems(self, key: int, texts: Sequence[str], bound: float, view: EntityView) -> Iterator[Problem]:
        longest, has_others = "", may_speak_of_others(view)
        for index, text in enumerate(texts):
            if index == key or len(text) <= len(longest) or (has_others and speaks_of_others(text)) or is_undetermined(text):
                continue
            longest = text
            if len(longest) > bound:
                return
        verbatim = any(field.plain.verbatim for field in view.options)
        if verbatim or not _WORD.search(longest) or speaks_of_others(texts[key]) or is_undetermined(texts[key]):
            return
        if _is_name(texts[key]) or sum(_WORD.search(word) is not None for word in texts[key].split()) < view.option(self.name, "min_words"):
            return
        message = (
            f"The key has {len(texts[key])} characters, the longest other option {len(longest)}: its length gives it away. "
            "Shorten it, or give the others as much detail."
        )
        yield Problem(message, ("options", key, "text"))


def _is_name(text: str) -> bool:
    return not _SMALL.search(text) and len(_CAPITAL.findall(text)) > 1
