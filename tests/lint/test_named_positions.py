"""Texts that name an option by its letter or place are found before anything is moved."""

from __future__ import annotations

import pytest

from quizkit.lint.analysis.named_positions import names_position
from quizkit.model.question import MultipleChoice, Option

from .banks import view_of


def question(stem: str = "Which tier is it?", option: str = "Open weights", rationale: str = "The data are missing.") -> MultipleChoice:
    return MultipleChoice(id="q", stem=stem, rationale=rationale, options=(Option(text="Fully open", correct=True), Option(text=option)))


@pytest.mark.parametrize(
    "text",
    [
        "Option B is the narrower one.",
        "Options 1 and 2 are both about data.",
        "See choice (c).",
        "A and C say the same.",
        "A, B and D are tiers of another scale.",
        "It is B/C that people mix up.",
        "(B) is a licence.",
        "b) is a licence.",
        "B is wrong, because the code is missing.",
        "C: no such licence exists.",
        "The correct answer is B.",
        "Answer: D",
        "The first option forgets the data.",
        "The last two are licences.",
        "The second is a licence.",
        "The option above is narrower.",
        "The previous answer would be a licence.",
    ],
)
def test_a_letter_or_a_place_is_found_in_any_text(text: str) -> None:
    assert names_position(view_of(question(rationale=text)))
    assert names_position(view_of(question(stem=text)))


@pytest.mark.parametrize("option", ["Both A and C", "A and B only", "One of the above", "The first two", "Neither (a) nor (b)"])
def test_an_option_may_name_others(option: str) -> None:
    assert names_position(view_of(question(option=option)))


@pytest.mark.parametrize(
    "text",
    [
        "A model is a file of weights.",
        "I think, therefore I am.",
        "The first model was published in 2019.",
        "Which of the following options is a licence?",
        "Which tier below is the widest?",
        "Water boils above 90 °C there.",
        "Vitamin C comes from oranges.",
        "The function $f(a)$ gives `A and B`.",
        "Plan B has other licences.",
        "They answer a question at a time.",
    ],
)
def test_other_words_name_no_option(text: str) -> None:
    assert not names_position(view_of(question(rationale=text)))


@pytest.mark.parametrize("option", ["All of the above", "None of the above", "above 90 °C", "below 10 kg"])
def test_all_of_the_above_and_bounds_name_no_place(option: str) -> None:
    assert not names_position(view_of(question(option=option)))


def test_in_an_unknown_language_anything_may_be_named() -> None:
    assert names_position(view_of(question(), language="de"))
