"""too-few-parts counts, and says one thing once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from quizkit.finding import DataPath
from quizkit.lint.registry import registry
from quizkit.model.question import (
    BaseQuestion,
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
    ShortAnswer,
    TextAnswer,
    TextGap,
    Word,
)

from .banks import findings, view_of

KEY, OPTION = Option(text="Right", correct=True), Option(text="Wrong")
ANSWER, NUMBER = TextAnswer(text="word"), NumericAnswer(value=Decimal(1))
PAIR, DISTRACTOR = Pair(left="a", right="b"), Distractor(text="c")
ITEM = OrderItem(text="a")
CATEGORY, SORTED, STRAY = Category(id="one", title="One"), CategorizeItem(text="a", category="one"), CategorizeItem(text="b")


def places(cls: type[BaseQuestion], *, stem: str = "Which?", **fields: Any) -> list[DataPath]:
    """Where too-few-parts finds something."""
    question = cls(id="q", stem=stem, **fields)
    problems = list(registry().by_name["too-few-parts"].check(question, view_of(question)))  # type: ignore[attr-defined]
    assert all(problem.on_key for problem in problems)
    return [problem.path for problem in problems]


@pytest.mark.parametrize("cls", [MultipleChoice, MultipleResponse])
def test_a_choice_needs_two_options(cls: type[BaseQuestion]) -> None:
    assert places(cls, options=()) == places(cls, options=(KEY,)) == [("options",)]
    assert places(cls, options=(KEY, OPTION)) == []


def test_something_typed_needs_an_answer() -> None:
    assert places(ShortAnswer, answers=()) == places(Numeric, answers=()) == [("answers",)]
    assert places(ShortAnswer, answers=(ANSWER,)) == places(Numeric, answers=(NUMBER,)) == []


def test_an_ordering_needs_two_items() -> None:
    assert places(Ordering, items=()) == places(Ordering, items=(ITEM,)) == [("items",)]
    assert places(Ordering, items=(ITEM, ITEM)) == []


def test_a_matching_needs_two_right_sides_and_a_pair() -> None:
    assert places(Matching, pairs=()) == places(Matching, pairs=(PAIR,)) == places(Matching, pairs=(), distractors=(DISTRACTOR,) * 2)
    assert places(Matching, pairs=()) == [("pairs",)]
    assert places(Matching, pairs=(PAIR, PAIR)) == places(Matching, pairs=(PAIR,), distractors=(DISTRACTOR,)) == []


@pytest.mark.parametrize(
    ("categories", "items", "found"),
    [
        ((CATEGORY, CATEGORY), (SORTED, STRAY), []),
        ((CATEGORY,), (SORTED, STRAY), []),
        ((CATEGORY,), (SORTED, SORTED), [("categories",)]),
        ((), (STRAY, STRAY), [("categories",)]),
        ((CATEGORY, CATEGORY), (SORTED,), [("items",)]),
        ((CATEGORY,), (SORTED,), [("items",)]),
        ((), (), [("items",), ("categories",)]),
    ],
)
def test_a_categorize_question_needs_something_that_could_lie_elsewhere(categories: Any, items: Any, found: list[DataPath]) -> None:
    assert places(Categorize, categories=categories, items=items) == found


def test_each_gap_is_counted_by_itself() -> None:
    gaps = {
        "a": DropdownGap(options=(KEY,)),
        "b": TextGap(answers=()),
        "c": NumericGap(answers=()),
        "d": DropdownGap(options=(KEY, OPTION)),
        "e": NumericGap(answers=(NUMBER,)),
    }
    found = places(Cloze, stem="{{a}} {{b}} {{c}} {{d}} {{e}}", gaps=gaps)
    assert found == [("gaps", "a", "options"), ("gaps", "b", "answers"), ("gaps", "c", "answers")]


@pytest.mark.parametrize("cls", [Cloze, DragWords])
def test_a_text_needs_a_gap_unless_a_marker_without_one_is_found_already(cls: type[BaseQuestion]) -> None:
    assert places(cls, stem="None, `{{a}}`.", gaps={}) == [("gaps",)]
    assert places(cls, stem="Some {{a}}.", gaps={}) == places(cls, stem="Some {{ a }}.", gaps={}) == []


def test_one_word_to_drag_is_no_choice() -> None:
    assert places(DragWords, stem="{{a}}", gaps={"a": "b"}) == [("gaps",)]
    assert places(DragWords, stem="{{a}}", gaps={"a": "b"}, distractors=(Word(text="c"),)) == []


def test_no_options_are_one_finding_and_one_that_is_wrong_is_two(tmp_path: Path) -> None:
    example = "- {{id: q, type: multiple-choice, stem: Which?, options: {options}, rationale: So.}}\n"
    assert [finding.rule for finding in findings(example.format(options="[]"), tmp_path)] == ["too-few-parts"]
    assert [finding.rule for finding in findings(example.format(options="[{text: a}]"), tmp_path)] == ["no-key", "too-few-parts"]
