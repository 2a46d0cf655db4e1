"""A reader that goes by the rules of `plain` scores as the author wrote: keys, wrong and partly right answers.

The evaluator shares no line with the writer; what is expected comes from `quizkit.model.scoring` and the model alone.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quizkit.model.question import (
    Categorize,
    CategorizeItem,
    Category,
    Cloze,
    Distractor,
    DragWords,
    DropdownGap,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    NumericGap,
    Option,
    Ordering,
    OrderItem,
    Pair,
    Question,
    ShortAnswer,
    TextAnswer,
    TextGap,
    Tolerance,
    TrueFalse,
    Word,
)
from quizkit.model.scoring import accepted_range, gap_shares, option_shares, own_share

from .evaluator import score
from .packages import item_of

# What is written in ten decimal places may lie so far from a third of the points.
_CLOSE = Fraction(1, 10**8)
_SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

POINTS = st.sampled_from([Decimal(1), Decimal("1.50"), Decimal(3), Decimal("0.7"), Decimal(100)])
WEIGHTS = st.none() | st.fractions(min_value=-1, max_value=1, max_denominator=7)
SCORING = st.sampled_from(["partial", "all-or-nothing"])


def _clamped(share: Fraction, points: Decimal) -> Fraction:
    return min(max(share, Fraction(0)), Fraction(1)) * Fraction(points)


def _check(question: Question, answers: dict[str, list[str]], share: Fraction) -> None:
    found = score(item_of(question, profile="plain"), answers)
    expected = _clamped(share, question.points)
    assert abs(found - expected) <= _CLOSE
    if share in (0, 1):
        assert found == expected, "the key scores full marks, and a wrong answer nothing, exactly"


def _labels(item: ET.Element, response: str) -> list[str]:
    return [
        label.get("ident", "") for lid in item.iter("response_lid") if lid.get("ident") == response for label in lid.iter("response_label")
    ]


def _idents(item: ET.Element) -> list[str]:
    return [element.get("ident", "") for element in item.iter() if element.tag in ("response_lid", "response_str", "response_num")]


@st.composite
def options(draw: st.DrawFn, keys: int | None = None) -> tuple[Option, ...]:
    """Options with at least one key; with `keys` just so many, each of which gives everything."""
    count = draw(st.integers(min_value=2, max_value=6))
    number = keys or draw(st.integers(min_value=1, max_value=count))
    weights = [None if keys and index < keys else draw(WEIGHTS) for index in range(count)]
    return tuple(Option(text=f"o{index}", correct=index < number, weight=weight) for index, weight in enumerate(weights))


@_SETTINGS
@given(options(keys=1), POINTS, st.data())
def test_multiple_choice(choices: tuple[Option, ...], points: Decimal, data: st.DataObject) -> None:
    question = MultipleChoice(id="a", stem="Which?", options=choices, points=points)
    chosen = data.draw(st.integers(min_value=0, max_value=len(choices) - 1))
    labels = _labels(item_of(question, profile="plain"), "response1")
    _check(question, {"response1": [labels[chosen]]}, own_share(choices[chosen]))
    _check(question, {}, Fraction(0))


@_SETTINGS
@given(options(), POINTS, st.sampled_from(["partial-with-penalty", "partial", "all-or-nothing"]), st.data())
def test_multiple_response(choices: tuple[Option, ...], points: Decimal, scoring: str, data: st.DataObject) -> None:
    question = MultipleResponse(id="a", stem="Which?", options=choices, points=points, scoring=scoring)  # type: ignore[arg-type]
    shares = option_shares(question)
    assume(scoring == "all-or-nothing" or sum(max(share, Fraction(0)) for share in shares) > 0)
    chosen = data.draw(st.sets(st.integers(min_value=0, max_value=len(choices) - 1)))
    labels = _labels(item_of(question, profile="plain"), "response1")
    share = sum((shares[index] for index in chosen), Fraction(0))
    if scoring == "all-or-nothing":
        share = Fraction(chosen == {index for index, option in enumerate(choices) if option.correct})
    _check(question, {"response1": [labels[index] for index in sorted(chosen)]}, share)


@given(st.booleans(), st.booleans())
def test_true_false(answer: bool, chosen: bool) -> None:
    question = TrueFalse(id="a", stem="It is.", answer=answer)
    _check(question, {"response1": ["true" if chosen else "false"]}, Fraction(answer == chosen))


_TYPED = st.lists(
    st.builds(TextAnswer, text=st.sampled_from(["Ab", "ab", "aB c", "100*", "x"]), weight=st.fractions(0, 1, max_denominator=6)), max_size=4
)


@_SETTINGS
@given(_TYPED, st.booleans(), POINTS, st.sampled_from(["Ab", "AB", "ab", "aB c", "100*", "nothing"]))
def test_short_answer(others: list[TextAnswer], case_sensitive: bool, points: Decimal, typed: str) -> None:
    answers = (TextAnswer(text="key"), *others)
    question = ShortAnswer(id="a", stem="What?", answers=answers, case_sensitive=case_sensitive, points=points)
    _check(question, {"response1": [typed]}, _worth(answers, typed, case_sensitive))
    _check(question, {"response1": ["key"]}, Fraction(1))


def _worth(answers: tuple[TextAnswer, ...], typed: str, case_sensitive: bool) -> Fraction:
    """The first answer that fits counts."""
    for answer in answers:
        if answer.text == typed or (not case_sensitive and answer.text.casefold() == typed.casefold()):
            return answer.weight
    return Fraction(0)


_NUMBERS = st.decimals(min_value=-20, max_value=20, places=2, allow_nan=False, allow_infinity=False)
_TOLERANCES = st.one_of(
    st.none(),
    st.builds(Tolerance, absolute=st.decimals(min_value=0, max_value=3, places=2)),
    st.builds(Tolerance, relative=st.decimals(min_value=0, max_value=1, places=2)),
    st.builds(Tolerance, significant_figures=st.integers(min_value=1, max_value=3)),
)
_ACCEPTED = st.builds(NumericAnswer, value=_NUMBERS, tolerance=_TOLERANCES, weight=st.fractions(0, 1, max_denominator=6))


@_SETTINGS
@given(st.builds(NumericAnswer, value=_NUMBERS, tolerance=_TOLERANCES), st.lists(_ACCEPTED, max_size=3), POINTS, _NUMBERS)
def test_numeric(key: NumericAnswer, others: list[NumericAnswer], points: Decimal, typed: Decimal) -> None:
    answers = (key, *others)
    question = Numeric(id="a", stem="How many?", answers=answers, points=points)
    _check(question, {"response1": [str(typed)]}, _weight(answers, typed))
    low, high = accepted_range(key)
    for bound in (low, high):
        _check(question, {"response1": [str(bound)]}, Fraction(1))


def _weight(answers: tuple[NumericAnswer, ...], typed: Decimal) -> Fraction:
    for answer in answers:
        low, high = accepted_range(answer)
        if low <= typed <= high:
            return answer.weight
    return Fraction(0)


@_SETTINGS
@given(st.integers(min_value=2, max_value=5), SCORING, POINTS, st.data())
def test_matching_and_categorize(count: int, scoring: str, points: Decimal, data: st.DataObject) -> None:
    pairs = tuple(Pair(left=f"l{index}", right=f"r{index}") for index in range(count))
    matching = Matching(id="a", stem="Match.", pairs=pairs, distractors=(Distractor(text="d"),), scoring=scoring, points=points)  # type: ignore[arg-type]
    categories = tuple(Category(id=f"c{index}", title=f"r{index}") for index in range(count))
    sorted_items = tuple(CategorizeItem(text=f"l{index}", category=f"c{index}") for index in range(count - 1))
    sorting = Categorize(
        id="a",
        stem="Sort.",
        categories=categories,
        items=(*sorted_items, CategorizeItem(text="nowhere")),
        scoring=scoring,  # type: ignore[arg-type]
        points=points,
    )
    for question, keys in ((matching, list(range(count))), (sorting, [*range(count - 1), count])):
        item = item_of(question, profile="plain")
        rows = _idents(item)
        chosen = [data.draw(st.integers(min_value=0, max_value=len(_labels(item, row)) - 1)) for row in rows]
        answers = {row: [_labels(item, row)[place]] for row, place in zip(rows, chosen, strict=True)}
        right = sum(place == key for place, key in zip(chosen, keys, strict=True))
        share = Fraction(right, count) if scoring == "partial" else Fraction(right == count)
        _check(question, answers, share)


@_SETTINGS
@given(st.permutations(range(4)), SCORING, POINTS)
def test_ordering(order: list[int], scoring: str, points: Decimal) -> None:
    items = tuple(OrderItem(text=f"i{index}") for index in range(4))
    question = Ordering(id="a", stem="Sort.", items=items, scoring=scoring, points=points)  # type: ignore[arg-type]
    labels = _labels(item_of(question, profile="plain"), "response1")
    right = sum(place == index for place, index in enumerate(order))
    share = Fraction(right, 4) if scoring == "partial" else Fraction(right == 4)
    _check(question, {"response1": [labels[index] for index in order]}, share)


@_SETTINGS
@given(
    _TYPED,
    options(keys=1),
    st.lists(_ACCEPTED, max_size=2),
    st.lists(st.fractions(0, 1, max_denominator=5), min_size=3, max_size=3),
    SCORING,
    POINTS,
    st.data(),
)
def test_cloze(
    texts: list[TextAnswer],
    choices: tuple[Option, ...],
    numbers: list[NumericAnswer],
    weights: list[Fraction],
    scoring: str,
    points: Decimal,
    data: st.DataObject,
) -> None:
    assume(sum(weights) > 0)
    typed = (TextAnswer(text="key"), *texts)
    counted = (NumericAnswer(value=Decimal(99)), *numbers)
    question = Cloze(
        id="a",
        stem="{{t}} {{d}} {{n}}",
        gaps={
            "t": TextGap(answers=typed, weight=weights[0]),
            "d": DropdownGap(options=choices, weight=weights[1]),
            "n": NumericGap(answers=counted, weight=weights[2]),
        },
        scoring=scoring,  # type: ignore[arg-type]
        points=points,
    )
    word = data.draw(st.sampled_from(["key", "ab", "none"]))
    number = data.draw(st.sampled_from([Decimal(99), *[answer.value for answer in numbers]]))
    place = data.draw(st.integers(min_value=0, max_value=len(choices) - 1))
    worth = {"t": _worth(typed, word, False), "d": own_share(choices[place]), "n": _weight(counted, number)}
    shares = gap_shares(question)
    share = sum((shares[name] * part for name, part in worth.items()), Fraction(0))
    if scoring == "all-or-nothing":
        share = Fraction(all(part == 1 for part in worth.values()))
    labels = _labels(item_of(question, profile="plain"), "d")
    _check(question, {"t": [word], "d": [labels[place]], "n": [str(number)]}, share)


@_SETTINGS
@given(st.booleans(), SCORING, POINTS, st.data())
def test_drag_words(reuse: bool, scoring: str, points: Decimal, data: st.DataObject) -> None:
    words = {"a": "one", "b": "two", "c": "one"}
    question = DragWords(
        id="q",
        stem="{{a}} {{b}} {{c}}",
        gaps=words,
        distractors=(Word(text="three"),),
        reuse=reuse,
        scoring=scoring,  # type: ignore[arg-type]
        points=points,
    )
    item = item_of(question, profile="plain")
    offered = ["one", "two", "three"]
    chosen = {name: data.draw(st.integers(min_value=0, max_value=2)) for name in words}
    right = sum(offered[place] == words[name] for name, place in chosen.items())
    share = Fraction(right, 3) if scoring == "partial" else Fraction(right == 3)
    _check(question, {name: [_labels(item, name)[place]] for name, place in chosen.items()}, share)


def test_three_thirds_are_the_whole() -> None:
    """What rounding takes from a gap, another one gets."""
    question = DragWords(id="q", stem="{{a}} {{b}} {{c}}", gaps={"a": "one", "b": "two", "c": "three"})
    item = item_of(question, profile="plain")
    assert score(item, {name: [_labels(item, name)[place]] for place, name in enumerate("abc")}) == 1
