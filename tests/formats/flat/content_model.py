"""Grades responses to questions of a bank by what the content model says of scoring; it knows nothing of shares or keys.

The full answer scores 1, and nothing scores less than 0. Multiple response: each key adds 1/k, each distractor takes 1/d (nothing where
the scoring is partial); weights stand in for these. Parts count alike, gaps by their weights. All or nothing means exactly the full answer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from unicodedata import normalize

from quizkit.model.question import (
    Categorize,
    Cloze,
    DragWords,
    DropdownGap,
    Gap,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    ShortAnswer,
    TextAnswer,
    TextGap,
    TrueFalse,
)
from quizkit.text import XhtmlStyle, parse, to_xhtml

NOTHING, ALL = Fraction(0), Fraction(1)


def looks(source: str) -> str:
    """What a learner sees of an inline text."""
    return to_xhtml(parse(source, "inline"), XhtmlStyle(picture=lambda *_: None, href=lambda _: None))


def score_choice(question: MultipleChoice, chosen: int) -> Fraction:
    """`chosen` is the position of an option in the bank."""
    return max(_worth(question.options[chosen]), NOTHING)


def score_ticks(question: MultipleResponse, ticked: Collection[int]) -> Fraction:
    """`ticked` are the positions of options in the bank."""
    keys = {at for at, option in enumerate(question.options) if option.correct}
    if question.scoring == "all-or-nothing":
        return Fraction(set(ticked) == keys)
    others = len(question.options) - len(keys)
    total = NOTHING
    for at in ticked:
        option = question.options[at]
        if option.weight is not None:
            total += option.weight
        elif option.correct:
            total += Fraction(1, len(keys))
        elif question.scoring == "partial-with-penalty":
            total -= Fraction(1, others)
    return min(max(total, NOTHING), ALL)


def score_truth(question: TrueFalse, said: bool) -> Fraction:
    return Fraction(said == question.answer)


def score_words(question: ShortAnswer | TextGap, typed: str) -> Fraction:
    wildcards = isinstance(question, ShortAnswer) and question.pattern == "wildcard"
    for answer in question.answers:
        if _one_line(answer.text) and _is_meant(answer, typed, question.case_sensitive, wildcards):
            return max(answer.weight, NOTHING) if isinstance(question, ShortAnswer) else answer.weight
    return NOTHING


def _one_line(text: str) -> str:
    return " ".join(normalize("NFC", text).split())


def _is_meant(answer: TextAnswer, typed: str, case_sensitive: bool, wildcards: bool) -> bool:
    pattern, words = _one_line(answer.text), _one_line(typed)
    if not case_sensitive:
        pattern, words = pattern.lower(), words.lower()
    return _matches(pattern, words) if wildcards else pattern == words


def _matches(pattern: str, words: str) -> bool:
    """Whether words fit a pattern in which a star stands for any text, and behind a backslash for itself."""
    tails = {0}
    at = 0
    while at < len(pattern):
        if pattern[at] == "*":
            tails = set(range(min(tails), len(words) + 1)) if tails else set()
            at += 1
            continue
        at += pattern[at : at + 2] == r"\*"
        tails = {tail + 1 for tail in tails if words[tail : tail + 1] == pattern[at]}
        at += 1
    return len(words) in tails


def score_number(question: Numeric | Sequence[NumericAnswer], typed: Decimal) -> Fraction:
    if isinstance(question, Numeric):
        return max(score_number(question.answers, typed), NOTHING)
    return next((answer.weight for answer in question if _is_near(answer, typed)), NOTHING)


def _is_near(answer: NumericAnswer, typed: Decimal) -> bool:
    value, tolerance = Fraction(answer.value), answer.tolerance
    distance = abs(Fraction(typed) - value)
    if tolerance is None:
        return distance == 0
    if tolerance.absolute is not None:
        return distance <= abs(Fraction(tolerance.absolute))
    if tolerance.relative is not None:
        return distance <= abs(Fraction(tolerance.relative) * value)
    figures = tolerance.significant_figures
    assert figures is not None
    wanted = Context(prec=figures, rounding=ROUND_HALF_UP).create_decimal(answer.value)
    # A number half-way between two may be rounded to either.
    return wanted in [Context(prec=figures, rounding=way).create_decimal(typed) for way in (ROUND_HALF_UP, ROUND_HALF_DOWN)]


def score_placed(question: Matching | Ordering | Categorize | DragWords, placed: Sequence[str | None]) -> Fraction:
    """`placed` is what a learner sees in each slot, in the order of the pairs, places, items or gaps of the bank."""
    rights = _rights(question)
    return _mean([Fraction(there == right) for there, right in zip(placed, rights, strict=True)], question.scoring)


def _rights(question: Matching | Ordering | Categorize | DragWords) -> list[str | None]:
    match question:
        case Matching():
            return [looks(pair.right) for pair in question.pairs]
        case Ordering():
            return [looks(item.text) for item in question.items]
        case Categorize():
            titles: dict[str | None, str | None] = {one.id: looks(one.title) for one in reversed(question.categories)}
            return [titles.get(item.category) for item in question.items]
        case DragWords():
            return [word.strip() for word in question.gaps.values()]


def score_gaps(question: Cloze, responses: Mapping[str, str | int | None]) -> Fraction:
    """Words, numbers and positions of options, by the gaps' names."""
    scores = {name: _gap(gap, responses[name]) for name, gap in question.gaps.items()}
    if question.scoring == "all-or-nothing":
        return Fraction(all(score == ALL for score in scores.values()))
    total = sum(gap.weight for gap in question.gaps.values())
    return min(max(sum((scores[name] * gap.weight for name, gap in question.gaps.items()), NOTHING) / total, NOTHING), ALL)


def _gap(gap: Gap, response: str | int | None) -> Fraction:
    if response is None:
        return NOTHING
    if isinstance(gap, DropdownGap):
        assert isinstance(response, int)
        return _worth(gap.options[response])
    assert isinstance(response, str)
    return score_words(gap, response) if isinstance(gap, TextGap) else score_number(gap.answers, Decimal(response))


def _worth(option: Option) -> Fraction:
    return Fraction(option.correct) if option.weight is None else option.weight


def _mean(scores: Sequence[Fraction], scoring: str) -> Fraction:
    if scoring == "all-or-nothing":
        return Fraction(all(score == ALL for score in scores))
    return sum(scores, NOTHING) / len(scores)
