"""What an answer is worth, as shares of the points: exact, and the same for every format.

The full answer is worth 1. A score is the sum of the shares of what a learner chose or got right, never below 0 nor above 1.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from .question import Cloze, MultipleChoice, MultipleResponse, NumericAnswer, Option

# Wide enough that no product of two numbers of a bank is rounded.
_EXACT = Context(prec=1000)


def option_shares(question: MultipleChoice | MultipleResponse) -> list[Fraction]:
    """The share of each option: its weight, or else 1/k of k keys, and -1/d for each of d distractors unless the scoring is partial.

    All or nothing has the shares of partial credit with a penalty: a distractor beside all keys keeps the sum below 1.
    """
    if isinstance(question, MultipleChoice):
        return [own_share(option) for option in question.options]
    keys = sum(option.correct for option in question.options)
    others = len(question.options) - keys
    takes = question.scoring != "partial"

    def share(option: Option) -> Fraction:
        if option.weight is not None:
            return option.weight
        return Fraction(1, keys) if option.correct else Fraction(-1, others) if takes else Fraction(0)

    return [share(option) for option in question.options]


def own_share(option: Option) -> Fraction:
    """The share of an option of which one is chosen."""
    return Fraction(option.correct) if option.weight is None else option.weight


def gap_shares(question: Cloze) -> Mapping[str, Fraction]:
    """The share of each gap: its weight among the weights of all. Nothing where these do not add up to more than 0."""
    total = sum((gap.weight for gap in question.gaps.values()), Fraction(0))
    return {name: gap.weight / total for name, gap in question.gaps.items()} if total > 0 else {}


def accepted(answer: NumericAnswer) -> tuple[Decimal, Decimal]:
    """A number, and how far from it on both sides another one may lie to be accepted.

    Numbers that agree in n significant figures are those that round to the same: they lie within half a unit of the last figure around the
    rounded value, which then stands for the value.
    """
    value, tolerance = answer.value, answer.tolerance
    if tolerance is None:
        return value, Decimal(0)
    if tolerance.absolute is not None:
        return value, tolerance.absolute.copy_abs()
    if tolerance.relative is not None:
        return value, _EXACT.multiply(value.copy_abs(), tolerance.relative.copy_abs())
    if tolerance.significant_figures is None or not value:
        return value, Decimal(0)
    rounded = value.normalize(Context(prec=tolerance.significant_figures, rounding=ROUND_HALF_UP))
    half_unit = Decimal(5).scaleb(rounded.adjusted() - tolerance.significant_figures, context=_EXACT)
    return (value if rounded == value else rounded), half_unit
