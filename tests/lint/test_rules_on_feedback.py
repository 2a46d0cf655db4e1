"""What feedback says: of the key, of the order of the options, or nothing at all."""

from __future__ import annotations

import pytest

from quizkit.finding import Problem, Take
from quizkit.lint.registry import registry
from quizkit.lint.rule import EntityRule
from quizkit.model.entity import Entity
from quizkit.model.question import Feedback, MultipleChoice, Option, TrueFalse

from .banks import view_of


def problems(name: str, entity: Entity, language: str = "en") -> list[Problem]:
    rule = registry().by_name[name]
    assert isinstance(rule, EntityRule)
    view = view_of(entity, language=language)
    return list(rule.check(entity, view)) if rule.reads(view.language) else []


def choice(
    *, key: str | None = None, other: str | None = None, rationale: str | None = None, stem: str = "Which gas is it?"
) -> MultipleChoice:
    options = (Option(text="Nitrogen", correct=True, feedback=key), Option(text="Oxygen", feedback=other), Option(text="Argon"))
    return MultipleChoice(id="q", stem=stem, options=options, rationale=rationale)


@pytest.mark.parametrize(
    "said",
    [
        "Correct!",
        "Right. It is inert.",
        "Exactly: four fifths.",
        "That's correct.",
        "That’s right!",
        "Well done",
        "**Correct.** It is.",
        "Yes! It is.",
    ],
)
def test_praise_beside_a_wrong_option_contradicts_the_key(said: str) -> None:
    (problem,) = problems("feedback-contradicts-key", choice(other=said))
    assert problem.path == ("options", 1, "feedback")


@pytest.mark.parametrize(
    "said",
    [
        "Correct as far as breathing goes, but it is a fifth.",
        "Right side of the table.",
        "Correct me if I am wrong.",
        "Yes, but only a fifth.",
        "Right for plants.",
        "True of water.",
        "Excellent conductors are metals.",
        "Close to the truth",
        "Correctly read, the table says a fifth.",
    ],
)
def test_other_openings_do_not(said: str) -> None:
    assert not problems("feedback-contradicts-key", choice(other=said))


@pytest.mark.parametrize(
    "said",
    [
        "Wrong.",
        "Not quite: it is inert.",
        "Sorry, try again.",
        "Incorrect - look at the table.",
        "No, that is argon.",
        "This would be right if it rained.",
    ],
)
def test_blame_beside_the_key_contradicts_it(said: str) -> None:
    assert problems("feedback-contradicts-key", choice(key=said))
    assert not problems("feedback-contradicts-key", choice(other=said))


@pytest.mark.parametrize(
    "said", ["No other gas comes near.", "Sorry sight as it is, this is the most of it.", "Wrong answers name oxygen.", "Close the window!"]
)
def test_other_words_beside_the_key_do_not(said: str) -> None:
    assert not problems("feedback-contradicts-key", choice(key=said))


def test_where_the_false_statement_is_asked_for_the_feedback_speaks_of_the_statement() -> None:
    assert not problems("feedback-contradicts-key", choice(key="Incorrect: it is inert.", stem="Which of these statements is false?"))


def test_another_language_is_not_read() -> None:
    assert not problems("feedback-contradicts-key", choice(other="Correct!"), language="nl")


@pytest.mark.parametrize(
    ("rationale", "count"),
    [
        ("The correct answer is Oxygen.", 1),
        ("The right answer is *oxygen*, as the table shows.", 1),
        ("The correct answer is: oxygen because we breathe it.", 1),
        ("The correct answer is nitrogen.", 0),
        ("The correct answer is not oxygen.", 0),
        ("The correct answer is oxygenated water.", 0),
        ("Oxygen is a fifth.", 0),
    ],
)
def test_a_rationale_that_names_another_option_contradicts_the_key(rationale: str, count: int) -> None:
    assert len(problems("feedback-contradicts-key", choice(rationale=rationale))) == count


@pytest.mark.parametrize(
    ("rationale", "answer", "count"),
    [
        ("False. They are numbers.", True, 1),
        ("This is false: they are numbers.", True, 1),
        ("The statement is true.", False, 1),
        ("**True.**", False, 1),
        ("True. They are.", True, 0),
        ("True colours are hard to show.", False, 0),
        ("False friends are words.", True, 0),
    ],
)
def test_the_rationale_of_a_statement_agrees_with_its_key(rationale: str, answer: bool, count: int) -> None:
    question = TrueFalse(id="q", stem="Weights are numbers.", answer=answer, rationale=rationale)
    assert len(problems("feedback-contradicts-key", question)) == count


def test_feedback_on_a_right_answer_may_deny_the_statement() -> None:
    question = TrueFalse(
        id="q", stem="Weights are code.", answer=False, feedback=Feedback(correct="No: they are numbers.", incorrect="Yes and no.")
    )
    assert not problems("feedback-contradicts-key", question)


@pytest.mark.parametrize(
    ("rationale", "words"),
    [
        ("Option B is right.", "Option B"),
        ("See option (b).", "option (b"),
        ("Answers A and C are about water.", "Answers A"),
        ("It is a noble gas, so C is wrong.", "so C is wrong"),
        ("A is correct because of its share.", "A is correct"),
        ("A and C are wrong.", "A and C are wrong"),
        ("The second option is rarer.", "The second option"),
        ("the last two choices are noble gases", "the last two choices"),
        ("Option 3 is a noble gas.", "Option 3"),
        ("Choice number two is rarer.", "Choice number two"),
        ("The option above is rarer.", "The option above"),
        ("The first answer is rarer.", "The first answer is"),
    ],
)
def test_an_option_that_is_named_by_its_place_is_found(rationale: str, words: str) -> None:
    (problem,) = problems("feedback-names-position", choice(rationale=rationale))
    assert problem.span is not None
    assert rationale[slice(*problem.span)].startswith(words)


@pytest.mark.parametrize(
    "rationale",
    [
        "Vitamin B is best stored in the dark.",
        "Plan B is right for them.",
        "An option a learner takes may be wrong.",
        "Answer two of these, then 50 % of the rest.",
        "The first step is right, and the answer is a gas.",
        "Option 42 is not there, and neither is option Z.",
        "The other options are noble gases, and none of the options above is water.",
        "The first of the pricing models was published in 1973.",
        "`option B` is a flag.",
        "Answer: a gas.",
        "The choice between them is easy.",
    ],
)
def test_other_letters_and_places_are_passed_over(rationale: str) -> None:
    assert not problems("feedback-names-position", choice(rationale=rationale))


@pytest.mark.parametrize(
    ("said", "count"), [("Wrong.", 1), ("Sorry, try again!", 1), ("Incorrect", 1), ("Wrong: a fifth.", 0), ("A fifth.", 0), (" ", 1)]
)
def test_a_feedback_that_says_nothing_is_found(said: str, count: int) -> None:
    assert len(problems("empty-feedback", choice(other=said))) == count


def test_an_empty_feedback_is_taken_away() -> None:
    (problem,) = problems("empty-feedback", choice(key=""))
    assert problem.remedy is not None
    assert problem.remedy.edits == (Take(("options", 0, "feedback")),)
