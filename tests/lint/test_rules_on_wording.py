"""What the rules on wording read in words and numbers, and what their remedies do."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from quizkit.finding import Arrange, Problem, Reword
from quizkit.lint.analysis.calendar_days import days
from quizkit.lint.analysis.meta_options import is_all_of_the_above, is_none_of_the_above, is_undetermined
from quizkit.lint.analysis.number import is_plural
from quizkit.lint.analysis.quantities import Quantity, quantity_of
from quizkit.lint.analysis.sounds import begins_with_vowel
from quizkit.lint.registry import registry
from quizkit.lint.view import TextField
from quizkit.model.question import MultipleChoice, Option

from .banks import view_of


def problems(rule: str, stem: str, options: Sequence[str] = ("Yes", "No"), **fields: object) -> list[Problem]:
    """What a rule says of a question with its key first."""
    texts = tuple(Option(text=text, correct=at == 0) for at, text in enumerate(options))
    entity = MultipleChoice(id="q", stem=stem, options=texts, **fields)  # type: ignore[arg-type]
    return list(registry().by_name[rule].check(entity, view_of(entity, language="en")))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "value", "around"),
    [
        ("12", 12, "#"),
        ("about 1,200 tokens", 1200, "# token"),
        ("-3.5", Fraction(-7, 2), "#"),
        ("1/2", Fraction(1, 2), "#"),
        ("2½ cups", Fraction(5, 2), "# cup"),
        ("$\\frac{3}{4}$", Fraction(3, 4), "#"),
        ("7 billion", 7 * 10**9, "#"),
        ("a million", 10**6, "#"),
        ("3 × 10^4", 30_000, "#"),
        ("twenty-five percent", 25, "# percent"),
        ("300 BC", -300, "# bc"),
        ("half an hour", 1800, "# second"),
        ("a day", 86_400, "# second"),
        ("48 hours", 172_800, "# second"),
    ],
)
def test_a_number_is_read_with_what_is_around_it(text: str, value: Fraction, around: str) -> None:
    assert quantity_of(TextField(("a",), "inline", text)) == Quantity(Fraction(value), around)


@pytest.mark.parametrize("text", ["", "a licence", "3 of 4", "`12`", "1/0", "x" * 200 + " 1"])
def test_where_no_single_number_stands_none_is_read(text: str) -> None:
    assert quantity_of(TextField(("a",), "inline", text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "All of the above.",
        "all the above characteristics",
        "All of the above can be used",
        "(All of these)",
        "Both are correct",
        "All of the given options are correct",
        "E) All of the listed factors",
        "All three are true",
        "All answer choices are correct",
    ],
)
def test_an_option_that_takes_in_all_others_is_told(text: str) -> None:
    assert is_all_of_the_above(text)


@pytest.mark.parametrize("text", ["None of the above factors", "Neither statement is true", "None of the others", "No option is correct."])
def test_an_option_that_denies_all_others_is_told(text: str) -> None:
    assert is_none_of_the_above(text)


@pytest.mark.parametrize(
    "text",
    [
        "It cannot be determined from the given information.",
        "The value cannot be determined from the information given",
        "Not possible to know",
        "Not enough info",
        "Data inadequate",
    ],
)
def test_an_option_that_gives_the_question_up_is_told(text: str) -> None:
    assert is_undetermined(text)


@pytest.mark.parametrize(
    "text",
    [
        "All of the above-average checkpoints",
        "All above ground",
        "All of the weights",
        "None of the weights",
        "All",
        "The above-named laboratory",
    ],
)
def test_an_option_that_names_something_speaks_of_no_other(text: str) -> None:
    assert not is_all_of_the_above(text)
    assert not is_none_of_the_above(text)


@pytest.mark.parametrize(
    ("options", "is_told"),
    [
        (["3 : 4", "1 : 4", "2 : 4"], True),
        (["1 : 4", "1 : 2", "3 : 4"], False),
        (["3:15", "1:30", "2:45"], False),
        (["10-20 years", "5-10 years", "20-30 years"], True),
        (["5 to 10 cm", "10 to 20 cm", "20 to 30 cm"], False),
        (["between 5 and 9", "between 1 and 4", "between 10 and 12"], True),
        (["9 and 5", "3 and 4", "1 and 2"], False),
        (["1 in 3", "1 in 10", "1 in 2"], True),
        (["5 - 3", "4 - 2", "1 - 0"], False),
        (["3", "2", "nobody knows", "5"], True),
        (["2", "3", "nobody knows", "5"], False),
        (["3", "2", "nobody knows"], False),
        (["3", "2", "nobody knows", "a few"], False),
    ],
)
def test_ranges_and_ratios_have_an_order(options: list[str], is_told: bool) -> None:
    assert bool(problems("unordered-numeric", "Which?", options)) == is_told


def test_numbers_stay_where_one_option_is_none() -> None:
    (problem,) = problems("unordered-numeric", "How many?", ["3", "2", "nobody knows", "5"])
    assert problem.remedy is None


@pytest.mark.parametrize(
    ("option", "is_told"),
    [
        ("It is everyone's.", True),
        ("Only the sun is.", True),
        ("Not all of it is.", False),
        ("It isn't always so.", False),
        ("It comes back every 76 years.", False),
        ("It has only two.", False),
        ("All Quiet on the Western Front", False),
        ("the play Much Ado About Nothing", False),
        ("near absolute zero", False),
        ("It has nothing to do with the sun.", False),
    ],
)
def test_absolute_is_what_leaves_no_room(option: str, is_told: bool) -> None:
    assert bool(problems("absolute-term", "What is said of the comet?", [option, "It is a star.", "It is a stone."])) == is_told


@pytest.mark.parametrize(
    ("stem", "is_told"),
    [
        ("Whales do not eat", True),
        ("A model card never names:", True),
        ("Whales do not sleep because", False),
        ("Whales cannot live without", False),
        ("If a whale does not breathe, it", False),
        ("How to work where there isn't any light", False),
        ("You don't know what I know", False),
        ("Name the whale that does not sing.", True),
        ("Where on earth are there no whales that never sing?", False),
    ],
)
def test_a_beginning_that_denies_is_negative(stem: str, is_told: bool) -> None:
    assert bool(problems("negative-stem", stem, ["fish", "squid", "trees"])) == is_told


def test_numbers_are_put_in_order_and_none_of_these_stays() -> None:
    (problem,) = problems("unordered-numeric", "How far?", ["3 million km", "2 million km", "1,5 million km", "5 million km"])
    assert problem.message.endswith("; '1,5 million km' is not read as a number like these.")
    (problem,) = problems("unordered-numeric", "How many?", ["8", "2", "None of these", "4"])
    assert problem.remedy is not None
    assert problem.remedy.edits == (Arrange(("options",), (1, 3, 2, 0)),)


@pytest.mark.parametrize("rationale", ["Option B is twice A.", "The first answer is too large."])
def test_options_that_a_text_names_by_their_places_are_not_moved(rationale: str) -> None:
    (problem,) = problems("unordered-numeric", "How many?", ["8", "2", "4"], rationale=rationale)
    assert problem.remedy is None


@pytest.mark.parametrize(
    ("stem", "mended"),
    [
        ("Which is not a licence?", "Which is **not** a licence?"),
        ("A *model*. All are licences, except", "A *model*. All are licences, **except**"),
        ("![A chart](media:chart) Which of these is not shown?", None),
    ],
)
def test_a_negative_word_is_put_in_bold(stem: str, mended: str | None) -> None:
    (problem,) = problems("negative-unemphasised", stem)
    assert (problem.remedy is None) == (mended is None)
    if problem.remedy is not None and mended is not None:
        (edit,) = problem.remedy.edits
        assert isinstance(edit, Reword)
        assert edit.span is not None
        assert stem[: edit.span[0]] + edit.new + stem[edit.span[1] :] == mended
        assert problems("negative-unemphasised", mended) == []


@pytest.mark.parametrize("text", ["hour", "MIT licence", "8-bit weight", "11", "apple", "LLM", "unimportant matter"])
def test_what_is_spoken_with_a_vowel_begins_with_one(text: str) -> None:
    assert begins_with_vowel(text) is True


@pytest.mark.parametrize("text", ["user", "European norm", "one-off", "unit", "GPU", "house", "10", "100"])
def test_what_is_spoken_with_a_consonant_begins_with_none(text: str) -> None:
    assert begins_with_vowel(text) is False


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("weights", True),
        ("a licence", False),
        ("two licences", True),
        ("children", True),
        ("licence for models", False),
        ("code and data", True),
    ],
)
def test_a_phrase_is_plural_or_not(phrase: str, plural: bool) -> None:
    assert is_plural(phrase) is plural


@pytest.mark.parametrize(
    "texts",
    [["4 July 1776", "5 July 1776"], ["May 2024", "June 2024"], ["2024-05-01", "2024-05-02"], ["March 3rd", "March 4th"], ["May", "June"]],
)
def test_dates_that_are_written_alike_can_be_put_in_order(texts: list[str]) -> None:
    found = days(texts)
    assert found is not None
    assert found[0] == sorted(found[0])


@pytest.mark.parametrize("texts", [["May 2024", "4 June"], ["May", "weights"], [""]])
def test_dates_that_are_written_in_several_ways_are_not_compared(texts: list[str]) -> None:
    assert days(texts) is None


@pytest.mark.parametrize(
    ("options", "stripped"),
    [
        (["Iron.", "Tin.", "Gold", "All of the above."], ["Iron", "Tin", "Gold", "All of the above"]),
        (["Iron.", "Pure tin.", "Gold.", "Zinc"], ["Iron", "Pure tin", "Gold", "Zinc"]),
        (
            ["It melts in the heat.", "It shines at night.", "It rusts in the rain", "All of the above"],
            ["It melts in the heat.", "It shines at night.", "It rusts in the rain.", "All of the above."],
        ),
    ],
)
def test_nothing_is_left_mixed_where_full_stops_are_mended(options: list[str], stripped: list[str]) -> None:
    (problem,) = problems("mixed-final-punctuation", "Which?", options)
    assert problem.remedy is not None
    after = list(options)
    for edit in problem.remedy.edits:
        assert isinstance(edit, Reword)
        assert edit.span is not None
        at = edit.path[1]
        assert isinstance(at, int)
        after[at] = after[at][: edit.span[0]] + edit.new + after[at][edit.span[1] :]
    assert after == stripped
