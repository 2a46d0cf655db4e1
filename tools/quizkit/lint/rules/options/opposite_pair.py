"""opposite-pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from quizkit.finding import Problem
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.analysis.same_entity import here
from quizkit.lint.lexicon.antonyms import ANTONYMS
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice
from quizkit.patterns import regex

_WORD = regex(r"\w+(?:['’]t)?")
_MOST = 10
_LONGEST = 40
_FEWEST = 3
_NEGATIVES = frozenset({"not", "no", "never", "cannot", "can", "do", "does", "did", "without", "with"})


class OppositePair(EntityRule[MultipleChoice]):
    """Two options contradict each other, and the others do not take part.

    ## What it does
    Looks for two options, and no more, that differ by a pair of opposites ("rises" and "falls") or by a "not". English only.

    ## Why it matters
    Of two opposites one is mostly right. A learner who sees the pair drops the other options, and tosses a coin.

    ## What to write instead
    Give each of the other options its opposite too, or take one of the two away.

    ## References
    NBME item-writing guide: logical cues.
    """

    code = "OPT016"
    name = "opposite-pair"
    languages = tuple(ANTONYMS)
    since = "0.1"
    enabled = False
    status = "preview"
    requires = ("true-false-as-choice",)
    applies_to = (MultipleChoice,)
    bad = (
        """\
- id: memory
  type: multiple-choice
  stem: What happens to the memory that a model needs when its weights are stored in four bits?
  options:
    - text: It rises.
    - text: It falls.  # expect: OPT016
      correct: true
    - text: It is encrypted.
  rationale: Each weight takes less.
""",
    )
    good = (
        """\
- id: memory
  type: multiple-choice
  stem: What happens to memory and speed when weights are stored in four bits?
  options:
    - text: Memory rises.
    - text: Memory falls.
      correct: true
    - text: Speed rises.
    - text: Speed falls.
  rationale: Each weight takes less.
""",
    )

    def check(self, entity: MultipleChoice, view: EntityView) -> Iterable[Problem]:
        own = own_options(view)
        if not _FEWEST <= len(own) <= _MOST:
            return
        words = [_WORD.findall(option.text.lower())[: _LONGEST + 1] for option in own]
        pairs = [(one, other) for one, other in combinations(range(len(own)), 2) if _are_opposites(words[one], words[other])]
        if len(pairs) == 1:
            one, other = (own[at] for at in pairs[0])
            message = (
                f"'{one.text[:40]}' and '{other.text[:40]}' contradict each other, so the rest is dropped: oppose the others too, or none."
            )
            yield Problem(message, other.path, related=(here("the opposite", one.path),))


def _are_opposites(one: Sequence[str], other: Sequence[str]) -> bool:
    if max(len(one), len(other)) > _LONGEST or abs(len(one) - len(other)) > 2:
        return False
    only_one, only_other = [word for word in one if word not in other], [word for word in other if word not in one]
    if len(only_one) == len(only_other) == 1:
        return only_other[0] in ANTONYMS["en"].get(only_one[0], ())
    differing = {*only_one, *only_other}
    return bool(differing & {"not", "no", "never", "cannot"}) and differing <= _NEGATIVES and bool(set(one) & set(other))
