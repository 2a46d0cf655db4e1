"""What is left over in a text from a page or a template."""

from __future__ import annotations

import pytest

from quizkit.finding import Problem
from quizkit.lint.lexicon.leftovers import BUTTON_SIGNS, BUTTONS, TEMPLATES
from quizkit.lint.registry import registry
from quizkit.lint.rule import EntityRule
from quizkit.model.question import MultipleChoice, Option

from .banks import view_of


def problems(name: str, stem: str) -> list[Problem]:
    rule = registry().by_name[name]
    assert isinstance(rule, EntityRule)
    question = MultipleChoice(id="q", stem=stem, options=(Option(text="Oxygen", correct=True), Option(text="Argon")))
    return list(rule.check(question, view_of(question, language="en")))


@pytest.mark.parametrize("button", BUTTONS["en"])
def test_a_button_behind_the_last_sentence_is_found(button: str) -> None:
    assert any(sign in button for sign in BUTTON_SIGNS["en"])
    assert len(problems("scrape-artefact", f"Oxygen is a gas. {button.capitalize()} …")) == 1


@pytest.mark.parametrize("text", TEMPLATES["en"])
def test_a_text_of_a_template_is_found(text: str) -> None:
    assert len(problems("placeholder-text", f"{text.capitalize()}.")) == 1


@pytest.mark.parametrize("end", ["Answer: B", "Ans. (C)", "(Key = D)", "Correct answer: A."])
def test_the_letter_of_the_key_at_the_end_of_a_stem_is_found(end: str) -> None:
    stem = f"Which gas is it? {end}"
    (found,) = problems("scrape-artefact", stem)
    assert found.span is not None
    assert stem[found.span[0] : found.span[1]] in end


@pytest.mark.parametrize(
    "stem", ["Which vitamin is it, C or D", "Which button says Read more?", "What has to be determined?", "Is it class A?"]
)
def test_what_nearly_looks_like_it_is_passed_over(stem: str) -> None:
    assert not problems("scrape-artefact", stem)
    assert not problems("placeholder-text", stem)
