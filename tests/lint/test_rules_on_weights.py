"""weights-do-not-add-up, held against an enumeration of every answer that a learner could give."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.finding import Problem
from quizkit.lint.registry import registry
from quizkit.model.question import (
    BaseQuestion,
    Cloze,
    Criterion,
    DropdownGap,
    Essay,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    Option,
    ShortAnswer,
    TextAnswer,
    TextGap,
)

from .banks import findings, view_of


def problems(question: BaseQuestion) -> list[Problem]:
    return list(registry().by_name["weights-do-not-add-up"].check(question, view_of(question)))  # type: ignore[attr-defined]


def options(*weights: str | None, keys: int = 1) -> tuple[Option, ...]:
    """Options with these weights, the first of them right."""
    return tuple(
        Option(text=f"{number}", correct=number < keys, weight=None if weight is None else Fraction(weight))
        for number, weight in enumerate(weights)
    )


def answers(*weights: str) -> tuple[TextAnswer, ...]:
    return tuple(TextAnswer(text=f"{number}", weight=Fraction(weight)) for number, weight in enumerate(weights))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (MultipleChoice(id="q", stem="?", options=options(None, "1/2", "-1")), []),
        (MultipleChoice(id="q", stem="?", options=options("1", None)), []),
        (MultipleChoice(id="q", stem="?", options=options("3/4", None)), ["/options/0/weight"]),
        (MultipleChoice(id="q", stem="?", options=options("-1", None)), ["/options/0/weight"]),
        (ShortAnswer(id="q", stem="?", answers=answers("1/2", "1")), []),
        (ShortAnswer(id="q", stem="?", answers=answers("1/3", "1/2")), ["/answers/1/weight"]),
        (ShortAnswer(id="q", stem="?", answers=answers("0", "0")), ["/answers/0/weight"]),
        (Numeric(id="q", stem="?", answers=(NumericAnswer(value=Decimal(1), weight=Fraction(1, 2)),)), ["/answers/0/weight"]),
        (Cloze(id="q", stem="{{a}}", gaps={"a": TextGap(answers=answers("1/2"))}), ["/gaps/a/answers/0/weight"]),
        (Cloze(id="q", stem="{{a}}", gaps={"a": DropdownGap(options=options("1/2", None))}), ["/gaps/a/options/0/weight"]),
        (Cloze(id="q", stem="{{a}}", gaps={"a": TextGap(answers=answers("1"), weight=Fraction(0))}), ["/gaps"]),
        (Cloze(id="q", stem="{{a}}", gaps={"a": TextGap(answers=answers("1"), weight=Fraction(-1))}), ["/gaps/a/weight"]),
        (
            Cloze(
                id="q",
                stem="{{a}} {{b}}",
                gaps={"a": TextGap(answers=answers("1"), weight=Fraction(0)), "b": TextGap(answers=answers("1"), weight=Fraction(1, 9))},
            ),
            [],
        ),
        (Cloze(id="q", stem="{{a}}", scoring="all-or-nothing", gaps={"a": TextGap(answers=answers("1"), weight=Fraction(0))}), []),
        (MultipleResponse(id="q", stem="?", options=options("1/2", None, None, keys=2)), []),
        (MultipleResponse(id="q", stem="?", options=options("1/3", None, None, keys=2)), ["/options/0/weight"]),
        (MultipleResponse(id="q", stem="?", options=options(None, "2/3", None, keys=2)), ["/options/1/weight"]),
        (MultipleResponse(id="q", stem="?", options=options("0.33", "0.33", "0.33", None, keys=3)), ["/options/0/weight"]),
        (MultipleResponse(id="q", stem="?", options=options("1", "1", keys=2)), ["/options/0/weight"]),
        (MultipleResponse(id="q", stem="?", options=options(None, "-1/2", "1/9")), ["/options/2/weight"]),
        (MultipleResponse(id="q", stem="?", options=options("1", "0", "1/9", keys=2)), ["/options/2/weight"]),
        (MultipleResponse(id="q", stem="?", options=options("1", "1/2", "-1/2", None, keys=3)), ["/options/2/weight"]),
        (MultipleResponse(id="q", stem="?", scoring="all-or-nothing", options=options("1/3", "1", keys=1)), []),
    ],
)
def test_what_does_not_add_up_is_found_at_the_weight(question: BaseQuestion, found: list[str]) -> None:
    assert ["".join(f"/{part}" for part in problem.path) for problem in problems(question)] == found


@pytest.mark.parametrize(
    ("weights", "keys", "said"),
    [
        (("1/3", None, None), 2, "gives 5/6 of the points, not 1: a right option without a weight counts 1/2"),
        (("0.33", "0.33", "0.33"), 3, "gives 99/100 of the points, not 1: write fractions that add up, such as 1/3."),
        (("1", "1", None), 2, "gives 2 of the points, not 1: correct their weights"),
        ((None, "1/4"), 1, "Ticking this wrong option as well gives up to 5/4 of the points"),
        (("1", "1/2", "-1/2"), 3, "Leaving this right option out gives up to 3/2 of the points"),
    ],
)
def test_the_sum_is_told(weights: tuple[str | None, ...], keys: int, said: str) -> None:
    (problem,) = problems(MultipleResponse(id="q", stem="?", options=options(*weights, keys=keys)))
    assert said in problem.message


def score(question: MultipleResponse, ticked: tuple[int, ...]) -> Fraction:
    """The score of some ticks, by the rules of the content model, in points of 1."""
    keys = sum(option.correct for option in question.options)
    others = len(question.options) - keys
    total = Fraction(0)
    for index in ticked:
        option = question.options[index]
        usual = Fraction(1, keys) if option.correct else Fraction(0) if question.scoring == "partial" else Fraction(-1, others)
        total += usual if option.weight is None else option.weight
    return max(total, Fraction(0))


WEIGHTS = st.none() | st.sampled_from([Fraction(number, 6) for number in range(-6, 7)])
SCORING: Any = st.sampled_from(("partial", "partial-with-penalty"))


@given(st.lists(st.tuples(st.booleans(), WEIGHTS), min_size=2, max_size=5).filter(lambda parts: any(key for key, _ in parts)), SCORING)
def test_a_multiple_response_adds_up_where_the_right_ticks_score_1_and_none_score_more(parts: Any, scoring: Any) -> None:
    made = tuple(Option(text=f"{number}", correct=key, weight=weight) for number, (key, weight) in enumerate(parts))
    question = MultipleResponse(id="q", stem="?", options=made, scoring=scoring)
    indices = range(len(made))
    best = max(score(question, ticked) for ticked in chain.from_iterable(combinations(indices, size) for size in range(len(made) + 1)))
    right = score(question, tuple(index for index in indices if made[index].correct))
    assert (not problems(question)) == (right == best == 1)


@pytest.mark.parametrize(
    ("points", "rubric", "severity"),
    [
        ("6", ("2", "4"), []),
        ("6", ("2.50", "3.5", "-1"), []),
        ("0.3", ("0.1", "0.1", "0.1"), []),
        ("6", ("2", "3"), [None]),
        ("1", ("2", "3"), ["warning"]),
        ("1", ("0",), [None]),
        ("1", (), []),
        ("1e99", ("1", "1e99"), ["warning"]),
    ],
)
def test_a_rubric_adds_up_to_the_points(points: str, rubric: tuple[str, ...], severity: list[str | None]) -> None:
    criteria = tuple(Criterion(text="x", points=Decimal(value)) for value in rubric)
    assert [problem.severity for problem in problems(Essay(id="q", stem="?", points=Decimal(points), rubric=criteria))] == severity


def test_a_rubric_names_its_sum() -> None:
    criteria = (Criterion(text="x", points=Decimal("2.50")), Criterion(text="y", points=Decimal(10)))
    (problem,) = problems(Essay(id="q", stem="?", rubric=criteria))
    assert problem.message.startswith("The rubric adds up to 12.5 points, and the essay is worth 1: write 'points: 12.5'")


def test_a_weight_above_1_is_a_bad_number_only(tmp_path: Path) -> None:
    example = (
        "- {id: q, type: multiple-choice, stem: Which?, options: [{text: a, correct: true, weight: 3/2}, {text: b}, {text: c}], "
        "rationale: So.}\n"
    )
    assert [finding.rule for finding in findings(example, tmp_path)] == ["bad-number"]
