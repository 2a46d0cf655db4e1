"""length-outlier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizkit.finding import Problem
from quizkit.lint.analysis.lengths import seen_length
from quizkit.lint.analysis.meta_options import is_undetermined
from quizkit.lint.analysis.option_texts import own_options
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import MultipleChoice, MultipleResponse


class LengthOutlier(EntityRule[MultipleChoice | MultipleResponse]):
    """An option is much longer or much shorter than the others.

    ## What it does
    Compares the number of characters that a reader sees. The longest option is reported where it is at least `ratio` times as long as the
    next, twice as long as the median, or five times as long as the shortest; else the shortest, where it has at most half of the characters
    of the next. A difference of fewer than `characters` is never reported, and "all of the above" and "cannot be determined" count for
    nothing. A key that `longest-key` reports is not reported again.

    ## Why it matters
    What looks different is read in a different way: a long option is taken for the careful one, which is the key, and a short one for a
    makeshift. Where that is right, it helps those who do not know; where it is wrong, it misleads those who nearly know.

    ## What to write instead
    Shorten the long one, or give the others as much detail.

    ## References
    Haladyna, Downing and Rodriguez (2002): keep the length of choices about equal.
    """

    code = "OPT021"
    name = "length-outlier"
    languages = ("en",)
    since = "0.1"
    enabled = False
    requires = ("longest-key", "k-type")
    options = {"ratio": 1.35, "characters": 8}
    applies_to = (MultipleChoice, MultipleResponse)
    bad = (
        """\
- id: quantization
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: The licence of its weights
    - text: The precision of its weights
      correct: true
    - text: The number of words that it can take in before it begins to forget  # expect: OPT021
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
        """\
- id: short
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: The licence of its weights
    - text: The precision of its weights
      correct: true
    - text: Nothing  # expect: OPT021
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
    )
    good = (
        """\
- id: quantization
  type: multiple-choice
  stem: What does quantization change in a model?
  options:
    - text: The licence of its weights
    - text: The precision of its weights
      correct: true
    - text: The length of its context
    - text: None of these
  rationale: Weights of four bits take a quarter of the memory of sixteen.
""",
        """\
- id: words
  type: multiple-choice
  stem: Which of these is a licence?
  options:
    - text: MIT
      correct: true
    - text: GPU
    - text: Token
  rationale: It fits on a page.
""",
    )

    def check(self, entity: MultipleChoice | MultipleResponse, view: EntityView) -> Iterable[Problem]:
        own = [option for option in own_options(view) if not is_undetermined(option.text)]
        if len(own) < 2:
            return
        lengths = [seen_length(option) for option in own]
        ratio, least = view.option(self.name, "ratio"), view.option(self.name, "characters")
        order = sorted(range(len(own)), key=lengths.__getitem__)
        ranked = [lengths[at] for at in order]
        if _longest_stands_out(ranked, ratio, least):
            at, other, advice = order[-1], ranked[-2], "Shorten it, or give the others as much detail."
        elif len(own) > 2 and ranked[0] * 2 <= ranked[1] and ranked[1] - ranked[0] >= least:
            at, other, advice = order[0], ranked[1], "Give it as much detail as the others."
        else:
            return
        yield own[at].problem(f"This option has {lengths[at]} characters, the next {other}: it stands out by its length. {advice}")


def _longest_stands_out(ranked: Sequence[int], ratio: float, least: int) -> bool:
    longest = ranked[-1]
    if longest >= ratio * ranked[-2] and longest - ranked[-2] >= least:
        return True
    if len(ranked) < 3:
        return False
    middle = (ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) / 2
    return (longest >= 2 * middle and longest - middle >= least) or (longest >= 5 * ranked[0] and longest - ranked[0] >= 2 * least)
