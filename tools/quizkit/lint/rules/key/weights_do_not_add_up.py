"""weights-do-not-add-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
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

Weighted = MultipleChoice | MultipleResponse | ShortAnswer | Numeric | Cloze | Essay

# What is as close to 1 as this was rounded.
_ROUNDED = Fraction(1, 50)


class WeightsDoNotAddUp(EntityRule[Weighted]):
    """No answer earns the full points, or one earns more.

    ## What it does
    Works out, exactly, what the best answer scores. The key of a multiple-choice question and of a dropdown gap must be worth 1, and so
    must an answer of a short answer, of a numeric question and of each gap to type into. In a multiple response the right options have to
    add up to 1, where an option without a weight counts as its scoring says, and nothing else may add to that. Gaps need weights of 0 or
    more, not all of them 0. The points of a rubric have to add up to those of the essay, lines that take points off left aside; where they
    are more it is a warning.

    ## Why it matters
    Nobody can reach full marks, and everybody's result is too low; or a wrong tick lifts a score above that of the right answer. Moodle's
    import says nothing of a choice without full marks, and stops at a short answer without them.

    ## What to write instead
    Leave the weights out where the usual scoring serves. Otherwise give the best answer the weight 1, and write thirds as `1/3`: three
    times 0.33 is not 1.

    ## References
    What Moodle's import does was tried with Moodle 4.5 and 5.1. The rest is quizkit's own.
    """

    code = "KEY004"
    name = "weights-do-not-add-up"
    since = "0.1"
    severity = "error"
    requires = ("bad-number", "no-key", "several-keys", "too-few-parts")
    applies_to = (MultipleChoice, MultipleResponse, ShortAnswer, Numeric, Cloze, Essay)
    bad = (
        """\
- id: half
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - {text: Open weights, correct: true, weight: 0.5}  # expect: KEY004
    - {text: Fully open}
  rationale: The data are missing.
- id: thirds
  type: multiple-response
  stem: What must be published for the tier fully open?
  options:
    - {text: Weights, correct: true, weight: 0.33}  # expect: KEY004
    - {text: Code, correct: true, weight: 0.33}
    - {text: Data, correct: true, weight: 0.33}
    - {text: Payroll}
  rationale: The payroll is no part of the model.
- id: everything
  type: multiple-response
  stem: What is published with open weights?
  options:
    - {text: Weights, correct: true}
    - {text: Architecture, correct: true}
    - {text: Data, weight: 1/4}  # expect: KEY004
  rationale: The data are not.
""",
        """\
- id: nearly
  type: short-answer
  stem: Name that tier.
  answers:
    - {text: open weights, weight: 0.9}  # expect: KEY004
    - {text: open-ish, weight: 0.5}
  rationale: The data are missing.
- id: gaps
  type: cloze
  stem: "{{a}} and {{b}} are published."
  gaps:  # expect: KEY004
    a: {kind: text, weight: 0, answers: [{text: weights}]}
    b: {kind: text, weight: 0, answers: [{text: code}]}
  rationale: The data are not.
- id: essay
  type: essay
  stem: Defend a deployment.
  points: 5
  rubric:  # expect: KEY004
    - {text: Says where the data go, points: 2}
    - {text: Answers the strongest objection, points: 2}
""",
    )
    good = (
        """\
- id: thirds
  type: multiple-response
  stem: What must be published for the tier fully open?
  options:
    - {text: Weights, correct: true, weight: 1/3}
    - {text: Code, correct: true}
    - {text: Data, correct: true, weight: 1/3}
    - {text: Payroll, weight: -1}
  rationale: The payroll is no part of the model.
- id: half-right
  type: multiple-choice
  stem: Which tier is reached where only the weights are published?
  options:
    - {text: Open weights, correct: true}
    - {text: Open weights and code, weight: 1/2}
    - {text: Fully open, weight: -1/4}
  rationale: The data are missing.
- id: essay
  type: essay
  stem: Defend a deployment.
  points: 4
  rubric:
    - {text: Says where the data go, points: 2}
    - {text: Answers the strongest objection, points: 2}
    - {text: Claims without a source, points: -1}
""",
    )

    def check(self, entity: Weighted, view: EntityView) -> Iterable[Problem]:
        match entity:
            case MultipleChoice():
                weighted = [option.weight for option in entity.options if option.weight is not None]
                return _key(("options",), entity.options) if weighted else ()
            case MultipleResponse():
                return _ticks(entity)
            case ShortAnswer() | Numeric():
                return _answers(("answers",), entity.answers)
            case Essay():
                return _rubric(entity)
            case _:
                return _gaps(entity)


def _of_gap(path: DataPath) -> str:
    return f" of the gap '{path[1]}'" if len(path) > 1 else ""


def _key(path: DataPath, options: Sequence[Option]) -> Iterator[Problem]:
    for index, option in enumerate(options):
        if option.correct and option.weight is not None and option.weight != 1:
            message = f"The key{_of_gap(path)} earns {option.weight} of the points, so nobody can reach them all: leave its weight out."
            yield Problem(message, (*path, index, "weight"))


def _answers(path: DataPath, answers: Sequence[TextAnswer | NumericAnswer]) -> Iterator[Problem]:
    best = max((answer.weight for answer in answers), default=Fraction(1))
    if best < 1:
        index = next(index for index, answer in enumerate(answers) if answer.weight == best)
        message = f"The best answer{_of_gap(path)} earns {best} of the points, so nobody can reach them all: leave its weight out."
        yield Problem(message, (*path, index, "weight"))


def _ticks(question: MultipleResponse) -> Iterator[Problem]:
    options = question.options
    # All or nothing, only exactly the right ticks count.
    if question.scoring == "all-or-nothing" or all(option.weight is None for option in options):
        return
    keys = sum(option.correct for option in options)
    penalty = Fraction(-1, max(len(options) - keys, 1)) if question.scoring == "partial-with-penalty" else Fraction(0)
    worth = [_worth(option, Fraction(1, keys) if option.correct else penalty) for option in options]
    right = sum((score for option, score in zip(options, worth, strict=True) if option.correct), Fraction(0))
    if right != 1:
        index = next(index for index, option in enumerate(options) if option.correct and option.weight is not None)
        yield Problem(f"Ticking all the right options gives {right} of the points, not 1: {_advice(options, right, keys)}.", _weight(index))
        return
    best = sum((score for score in worth if score > 0), Fraction(0))
    if best > 1:
        index = next(index for index, option in enumerate(options) if (worth[index] < 0 if option.correct else worth[index] > 0))
        tick = "Leaving this right option out" if options[index].correct else "Ticking this wrong option as well"
        message = f"{tick} gives up to {best} of the points, more than the right answer: correct its weight."
        yield Problem(message, _weight(index))


def _worth(option: Option, usual: Fraction) -> Fraction:
    return usual if option.weight is None else option.weight


def _weight(index: int) -> DataPath:
    return ("options", index, "weight")


def _advice(options: Sequence[Option], right: Fraction, keys: int) -> str:
    if any(option.correct and option.weight is None for option in options):
        return f"a right option without a weight counts 1/{keys}, and the others have to make it 1"
    if abs(right - 1) < _ROUNDED and keys > 1:
        return f"write fractions that add up, such as 1/{keys}"
    return "correct their weights, or leave all of them out"


def _gaps(question: Cloze) -> Iterator[Problem]:
    for path, options in option_lists(question):
        yield from _key(path, options)
    for path, answers in answer_lists(question):
        yield from _answers(path, answers)
    if question.scoring == "all-or-nothing":
        return
    negative = [name for name, gap in question.gaps.items() if gap.weight < 0]
    for name in negative:
        message = (
            f"The gap counts {question.gaps[name].weight}, so leaving it empty gives more than the full points: weigh gaps from 0 to 1."
        )
        yield Problem(message, ("gaps", name, "weight"))
    if question.gaps and not negative and not any(gap.weight for gap in question.gaps.values()):
        yield Problem("The weights of the gaps add up to 0, so no answer earns anything: leave them out.", ("gaps",), on_key=True)


def _rubric(essay: Essay) -> Iterator[Problem]:
    total = sum((Fraction(criterion.points) for criterion in essay.rubric if criterion.points > 0), Fraction(0))
    if not essay.rubric or total == essay.points:
        return
    points = format((Decimal(total.numerator) / total.denominator).normalize() + 0, "f")
    message = (
        f"The rubric adds up to {points} points, and the essay is worth {essay.points:f}: write 'points: {points}', or correct the rubric."
    )
    # More than the points may stand in a rubric that lists levels of which one is given.
    yield Problem(message, ("rubric",), on_key=True, severity="warning" if total > essay.points else None)
