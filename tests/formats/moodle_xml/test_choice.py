"""Multiple choice and multiple response as Moodle's multichoice."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest

from quizkit.model.question import Feedback, MultipleChoice, MultipleResponse, Option

from .importer import grade_choices
from .one import imported, losses, written

TWO = (Option(text="yes", correct=True), Option(text="no"))


def choice(*options: Option, **fields: object) -> MultipleChoice:
    return MultipleChoice(id="a", stem="S", options=options or TWO, **fields)  # type: ignore[arg-type]


def response(keys: int, distractors: int, **fields: object) -> MultipleResponse:
    options = [Option(text=f"right {number}", correct=True) for number in range(keys)]
    options += [Option(text=f"wrong {number}") for number in range(distractors)]
    return MultipleResponse(id="a", stem="S", options=tuple(options), **fields)  # type: ignore[arg-type]


def fractions(question: MultipleChoice | MultipleResponse) -> list[str]:
    return [answer.get("fraction", "") for answer in imported(question).xml.findall("answer")]


def test_the_key_of_a_single_choice_is_worth_everything() -> None:
    assert fractions(choice()) == ["100", "0"]
    assert imported(choice()).value("single") == "true"


def test_weights_of_a_single_choice_override_and_may_be_negative() -> None:
    question = choice(Option(text="a", correct=True), Option(text="b", weight=Fraction(1, 2)), Option(text="c", weight=Fraction(-1, 4)))
    assert fractions(question) == ["100", "50", "-25"]
    assert losses(question) == []


def test_a_weight_that_moodle_lacks_is_rounded_and_told() -> None:
    question = choice(*TWO, Option(text="c", weight=Fraction("0.15")))
    assert fractions(question) == ["100", "0", "14.28571"]
    assert losses(question) == [("fraction-rounded", "/options/2/weight")]


@pytest.mark.parametrize("shuffle", [True, False])
def test_booleans_are_the_two_words_that_moodle_reads(shuffle: bool) -> None:
    assert imported(choice(shuffle=shuffle)).value("shuffleanswers") == ("true" if shuffle else "false")
    assert imported(response(1, 1, shuffle=shuffle)).value("shuffleanswers") == ("true" if shuffle else "false")
    assert imported(response(1, 1)).value("single") == "false"


def test_a_pin_is_lost_only_where_options_are_shuffled() -> None:
    pinned = (*TWO, Option(text="none of these", pin="last"))
    assert losses(choice(*pinned)) == [("pin-dropped", "/options/2/pin")]
    assert losses(choice(*pinned, shuffle=False)) == []


def test_each_key_adds_its_share_and_each_distractor_takes_its_own() -> None:
    assert fractions(response(3, 2)) == ["33.33333"] * 3 + ["-50"] * 2
    assert fractions(response(7, 1)) == ["14.28571"] * 7 + ["-100"]
    assert losses(response(10, 10)) == []


def test_partial_scoring_takes_nothing_off() -> None:
    question = response(2, 13, scoring="partial")
    assert fractions(question) == ["50"] * 2 + ["0"] * 13
    assert losses(question) == []


def test_all_or_nothing_becomes_partial_credit_and_is_told() -> None:
    question = response(2, 2, scoring="all-or-nothing")
    assert fractions(question) == ["50", "50", "-50", "-50"]
    assert losses(question) == [("all-or-nothing", "/scoring")]


def test_shares_that_moodle_lacks_are_told_once() -> None:
    assert losses(response(13, 12)) == [("fraction-rounded", "/options"), ("fraction-rounded", "/options")]
    assert losses(response(13, 2)) == [("fraction-rounded", "/options")]


def test_a_weight_overrides_the_share_of_a_key_and_of_a_distractor() -> None:
    options = (
        Option(text="a", correct=True, weight=Fraction(3, 4)),
        Option(text="b", correct=True),
        Option(text="c", weight=Fraction(0)),
        Option(text="d"),
    )
    assert fractions(MultipleResponse(id="a", stem="S", options=options)) == ["75", "50", "0", "-50"]


@pytest.mark.parametrize("keys", [1, 2, 3, 6, 7, 9, 11, 13, 15, 19, 25])
def test_the_full_answer_scores_full_and_ticking_everything_nothing(keys: int) -> None:
    for distractors in (1, 3, 11):
        question = imported(response(keys, distractors))
        assert grade_choices(question, range(keys)) == pytest.approx(1, abs=1e-6)
        assert grade_choices(question, range(keys + distractors)) == pytest.approx(0, abs=1e-6)


def test_the_score_is_the_models_for_every_set_of_choices() -> None:
    keys, distractors = 3, 2
    question = imported(response(keys, distractors))
    for size in range(6):
        for chosen in combinations(range(5), size):
            right, wrong = sum(index < keys for index in chosen), sum(index >= keys for index in chosen)
            assert grade_choices(question, chosen) == pytest.approx(max(right / keys - wrong / distractors, 0), abs=1e-6)


def test_feedback_of_options_and_of_the_whole_has_its_place() -> None:
    question = choice(
        Option(text="a", correct=True, feedback="*Yes*"), Option(text="b"), feedback=Feedback(correct="R", partially="P", incorrect="I")
    )
    found = imported(question)
    assert [answer.feedback for answer in found.answers] == ["<em>Yes</em>", ""]
    assert [found.rich(f"{name}feedback") for name in ("correct", "partiallycorrect", "incorrect")] == ["R", "P", "I"]
    assert losses(question) == []


def test_hints_have_no_flags_since_their_presence_would_mean_yes() -> None:
    found = imported(choice(hints=("One", " ", "`two`")))
    assert found.hints == ["One", "<code>two</code>"]
    assert b"shownumcorrect" not in written(choice(hints=("One",)))


def test_a_blank_option_is_left_out_and_told() -> None:
    question = choice(*TWO, Option(text=" "))
    assert [answer.text for answer in imported(question).answers] == ["yes", "no"]
    assert losses(question) == [("blank-dropped", "/options/2")]


def test_an_option_0_is_not_blank() -> None:
    assert [answer.text for answer in imported(choice(Option(text="0", correct=True), Option(text="1"))).answers] == ["0", "1"]


@pytest.mark.parametrize("options", [(Option(text="only", correct=True),), (Option(text="a", correct=True), Option(text=""))])
def test_a_question_that_would_stop_the_import_is_left_out(options: tuple[Option, ...]) -> None:
    assert losses(choice(*options, hints=("H",))) == [("incomplete", "/options")]
    assert b"multichoice" not in written(choice(*options))


def test_options_without_keys_or_distractors_are_written() -> None:
    assert fractions(response(0, 2)) == ["-50", "-50"]
    assert fractions(response(2, 0)) == ["50", "50"]
