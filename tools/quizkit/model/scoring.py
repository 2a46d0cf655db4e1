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

    All or nothing has the shares of partial credit with a penalty, whatever the weights: only exactly the keys add up to 1.
    """
    if isinstance(question, MultipleChoice):
        return [own_share(option) for option in question.options]
    keys = sum(option.correct for option in question.options)
    others = len(question.options) - keys
    takes = question.scoring != "partial"
    is_weighted = question.scoring != "all-or-nothing"

    def share(option: Option) -> Fraction:
        if option.weight is not None and is_weighted:
            return option.weight
        return Fraction(1, keys) if option.correct else Fraction(-1, others) if takes else Fraction(0)

    return [share(option) for option in question.options]


def own_share(option: Option) -> Fraction:
    """The share of an option of which one is chosen."""
    return Fraction(option.correct) if option.weight is None else option.weight


def gap_shares(question: Cloze) -> Mapping[str, Fraction]:
    """The share of each gap: its weight among the weights of all. Nothing where these do not add up to more than 0.

    All or nothing gives each gap the same share, whatever the weights: only all gaps together add up to 1.
    """
    if question.scoring == "all-or-nothing":
        return dict.fromkeys(question.gaps, Fraction(1, max(len(question.gaps), 1)))
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


def accepted_range(answer: NumericAnswer) -> tuple[Decimal, Decimal]:
    """The smallest and the largest number that are accepted.

    In significant figures both ends are half-way between two values, and count as either. Below a power of ten, which begins a new figure,
    the half unit is a tenth of that above it: what rounds to 10.0 lies from 9.995 to 10.05.
    """
    value, reach = accepted(answer)
    inner = reach
    if answer.tolerance is not None and answer.tolerance.significant_figures is not None and _is_power_of_ten(value):
        inner = reach.scaleb(-1, context=_EXACT)
    below, above = (reach, inner) if value < 0 else (inner, reach)
    return _EXACT.subtract(value, below), _EXACT.add(value, above)


def _is_power_of_ten(number: Decimal) -> bool:
    return number.copy_abs().normalize(_EXACT).as_tuple().digits == (1,)
