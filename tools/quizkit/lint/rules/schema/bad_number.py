"""bad-number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from quizkit.finding import DataPath, Problem
from quizkit.lint.analysis.choices import answer_lists, option_lists
from quizkit.lint.rule import EntityRule
from quizkit.lint.view import EntityView
from quizkit.model.question import (
    Cloze,
    Essay,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    Option,
    ShortAnswer,
    TextAnswer,
)
from quizkit.model.quiz import Quiz

Numbered = MultipleChoice | MultipleResponse | ShortAnswer | Numeric | Cloze | Essay | Quiz
_Weighted = Option | TextAnswer | NumericAnswer


class BadNumber(EntityRule[Numbered]):
    """A number is not spelt as numbers are, or cannot be meant.

    ## What it does
    Looks at every field that holds a number or a weight: values, tolerances, factors of units, points, penalties, minutes. The schema says
    how they are spelt and how large they may be. Beyond that it looks at fractions above 1, at tolerances that are a share of 0, and at
    essays whose fewest words are more than their most.

    ## Why it matters
    Moodle set to English reads `3,14` as 314 and `5 m` as 5, and stops its import at the minus sign U+2212. A negative tolerance accepts no
    answer, and a share of 0 is 0, so the value would have to be met exactly after all.

    ## What to write instead
    Digits with a point before the decimals (`-7.50`), no separators between thousands, no unit and no per cent sign. The units of a numeric
    question go under `units`. A weight may be a fraction: `1/3`.

    ## References
    What Moodle makes of such numbers was tried with Moodle 4.5 and 5.1 in English. The rest is quizkit's own.
    """

    code = "SCH007"
    name = "bad-number"
    since = "0.1"
    severity = "error"
    # The loader says what the schema sees; `check` says what takes two numbers, or some arithmetic, to see.
    raised_by = "load"
    applies_to = (MultipleChoice, MultipleResponse, ShortAnswer, Numeric, Cloze, Essay, Quiz)
    bad = (
        """\
- id: comma
  type: numeric
  stem: What do 3 million tokens cost at \\$2.50 for a million, in dollars?
  answers:
    - value: 7,5  # expect: SCH007
  rationale: Three times 2.50.
- id: minus
  type: numeric
  stem: At what temperature in °C are the scales of Celsius and Fahrenheit alike?
  answers:
    - value: \u221240  # expect: SCH007
      tolerance: {absolute: -1}  # expect: SCH007
  rationale: Solve 1.8 t + 32 = t.
- id: unit
  type: numeric
  stem: How far does light travel in a nanosecond?
  points: 1 000  # expect: SCH007
  penalty: 33 %  # expect: SCH007
  answers:
    - value: 30 cm  # expect: SCH007
  units:
    - name: m
      factor: 0  # expect: SCH007
  rationale: It covers 300 000 km in a second.
""",
        """\
- id: shares
  type: numeric
  stem: What is the sum of the residuals of a least-squares line with an intercept?
  answers:
    - value: 0
      tolerance: {relative: 0.05}  # expect: SCH007
    - value: 1
      weight: 3/2  # expect: SCH007
  rationale: The normal equations make it vanish.
- id: words
  type: essay
  stem: Explain why.
  min_words: 300  # expect: SCH007
  max_words: 200
""",
    )
    good = (
        """\
- id: bill
  type: numeric
  stem: At \\$2.50 for a million tokens, what do 3 million tokens cost, in dollars?
  points: 2
  penalty: 0.1
  answers:
    - value: 7.50
      tolerance: {absolute: 0.01}
    - value: "-7.5"
      weight: 1/3
    - value: 6.02e23
      tolerance: {significant_figures: 3}
    - value: 0
      tolerance: {absolute: 0.5}
      weight: 0
  units:
    - {name: USD}
    - {name: cent, factor: .01}
  rationale: Three times 2.50.
""",
    )

    def check(self, entity: Numbered, view: EntityView) -> Iterable[Problem]:
        if isinstance(entity, Essay):
            return _words(entity)
        if isinstance(entity, Quiz):
            return _too_large(("pass_mark",), entity.pass_mark, "a pass mark")
        if isinstance(entity, MultipleChoice) and all([option.weight is None for option in entity.options]):  # noqa: C419 (a list is faster)
            return ()
        return _in_question(entity)


def _words(essay: Essay) -> Iterator[Problem]:
    if essay.min_words is not None and essay.max_words is not None and essay.min_words > essay.max_words:
        message = f"No answer can have at least {essay.min_words} and at most {essay.max_words} words: exchange the two, or correct one."
        yield Problem(message, ("min_words",))


def _in_question(question: MultipleChoice | MultipleResponse | ShortAnswer | Numeric | Cloze) -> Iterator[Problem]:
    lists: list[tuple[DataPath, tuple[_Weighted, ...]]] = []
    if not isinstance(question, (ShortAnswer, Numeric)):
        lists += option_lists(question)
    if not isinstance(question, (MultipleChoice, MultipleResponse)):
        lists += answer_lists(question)
    for path, parts in lists:
        for index, part in enumerate(parts):
            if part.weight is not None:
                yield from _too_large((*path, index, "weight"), part.weight, "a weight")
            if isinstance(part, NumericAnswer) and part.tolerance is not None and not part.value:
                yield from _share_of_zero((*path, index, "tolerance"), part)
    if isinstance(question, Cloze):
        for name, gap in question.gaps.items():
            yield from _too_large(("gaps", name, "weight"), gap.weight, "a weight")


def _too_large(path: DataPath, weight: Fraction | None, name: str) -> Iterator[Problem]:
    """The schema holds decimals to their bounds; a fraction has to be worked out."""
    if weight is not None and abs(weight) > 1:
        bound = "more than 1" if weight > 0 else "less than -1"
        yield Problem(f"'{weight}' is {bound}: {name} is a share of the points.", path)


def _share_of_zero(path: DataPath, answer: NumericAnswer) -> Iterator[Problem]:
    assert answer.tolerance is not None
    for name, what in (("relative", "A share of 0 is 0"), ("significant_figures", "0 has no significant figures")):
        if getattr(answer.tolerance, name) is not None:
            message = f"{what}, so that no other number is accepted: write an absolute tolerance, or none where only 0 is right."
            yield Problem(message, (*path, name))
