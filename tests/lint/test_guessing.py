"""What somebody scores who knows nothing."""

from __future__ import annotations

import random
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.lint.analysis.figures import percent, probability
from quizkit.lint.analysis.guessing import WAYS, Guess, GuessTally, Leaks, guess_of, unpack
from quizkit.lint.analysis.key_positions import PositionTally
from quizkit.model.question import MultipleChoice, Option, TrueFalse

from .banks import view_of


def guess(*texts: str, key: int = 0, stem: str = "What?", shuffle: bool = True, language: str = "en") -> Guess | None:
    options = tuple(Option(text=text, correct=at == key) for at, text in enumerate(texts))
    return guess_of(view_of(MultipleChoice(id="q", stem=stem, options=options, shuffle=shuffle), language=language))


def test_the_longest_option_is_counted_as_a_reader_sees_it() -> None:
    found = guess("**iron**", "gold is", "lead [is](https://example.org)", key=1)
    assert found is not None
    # iron, gold is, lead is: the two of seven characters are alike.
    assert (found.taken[0], found.hits[0]) == (2, True)
    assert found.lead == 1


def test_the_middle_is_one_place_or_two_and_none_where_options_are_shuffled() -> None:
    three, four = guess(*"abc", key=1, shuffle=False), guess(*"abcd", key=0, shuffle=False)
    assert three is not None
    assert (three.taken[1], three.hits[1]) == (1, True)
    assert four is not None
    assert (four.taken[1], four.hits[1]) == (2, False)
    shuffled = guess(*"abc", key=1)
    assert shuffled is not None
    assert (shuffled.taken[1], shuffled.hits[1]) == (0, False)


def test_shared_words_are_counted_for_each_other_option_and_little_words_are_not() -> None:
    found = guess("the red house", "the red tree", "the green house", "the blue car", key=0)
    assert found is not None
    # red house shares two words, red tree and green house one each; "the" is none.
    assert (found.taken[2], found.hits[2]) == (1, True)
    # In a language whose little words are not known all words count, and here that changes nothing: all options have "the".
    assert guess("the red house", "the red tree", "the green house", "the blue car", key=0, language="eo") == found


def test_words_of_the_stem_are_counted_once() -> None:
    found = guess("open weights", "closed doors", "wide fields", key=0, stem="What are open, open, open Weights?")
    assert found is not None
    assert (found.taken[3], found.hits[3]) == (1, True)
    nothing = guess("one thing", "other matters", key=0, stem="What?")
    assert nothing is not None
    assert (nothing.taken[3], nothing.hits[3]) == (2, True)


def test_what_has_not_one_key_among_several_options_is_not_guessed() -> None:
    assert guess("one") is None
    assert guess("one", "two", key=5) is None
    assert guess(*map(str, range(300))) is None
    assert guess_of(view_of(TrueFalse(id="q", stem="So?", answer=True))) is None


def test_empty_options_are_no_stumbling_block() -> None:
    found = guess("", "", key=1, stem="")
    assert found is not None
    assert found.taken == (2, 0, 2, 2)
    assert found.lead == 0


@given(
    st.integers(2, 255).flatmap(
        lambda number: st.builds(
            Guess,
            st.just(number),
            st.integers(0, number - 1),
            st.booleans(),
            st.tuples(*[st.integers(0, number)] * len(WAYS)),
            st.tuples(*[st.booleans()] * len(WAYS)),
            st.integers(0, 1000).map(lambda hundredths: hundredths / 100),
        )
    )
)
def test_a_guess_is_packed_and_unpacked(found: Guess) -> None:
    assert 0 <= found.pack() < 1 << 64
    assert unpack(found.pack()) == found


def one(options: int, taken: int, hit: bool) -> Guess:
    """A guess in which the longest option alone is of any use."""
    others = (options,) * 3
    return Guess(options, 0, False, (taken, *others), (hit, True, True, True), 1.0)


def test_score_chance_and_probability_are_as_by_hand() -> None:
    tally = GuessTally()
    for found in [one(4, 1, True)] * 3 + [one(4, 1, False)] + [one(2, 2, True)] * 2:
        tally.add(found)
    way = tally.ways["longest"]
    # Three points for certain, and half a point on each of two questions where both options are alike.
    assert (way.questions, way.decided) == (6, 4)
    assert way.score == pytest.approx(4 / 6)
    assert way.chance == pytest.approx((4 / 4 + 2 / 2) / 6)
    assert way.gain == pytest.approx(2 / 6)
    # At least three of four with a chance of a quarter: (4·3 + 1) / 256.
    assert way.p == pytest.approx(13 / 256)
    assert way.singled[:3] == (4, 3, 0.25)
    assert way.singled[3] == pytest.approx(13 / 256)
    assert GuessTally().ways["longest"].p == 1
    assert GuessTally().ways["longest"].score == 0


def test_a_question_leaks_by_the_share_of_ways_that_lead_to_its_key() -> None:
    assert Guess(4, 0, True, (1, 0, 2, 4), (True, False, True, True), 1.2).leak == pytest.approx((1 + 1 / 2 + 1 / 4) / 3 - 1 / 4)
    assert Guess(4, 0, True, (1, 0, 2, 4), (True, False, True, True), 1.2).leading == ("longest",)


def test_the_questions_that_leak_most_are_kept_in_order_and_the_first_of_those_alike() -> None:
    leaks: Leaks[int] = Leaks(3)
    asked = []

    def label(number: int) -> int:
        asked.append(number)
        return number

    leads = [1.0, 3.0, 2.0, 3.0, 1.5, 0.5]
    for number, lead in enumerate(leads):
        leaks.add(one(4, 1, True)._replace(lead=lead), partial(label, number))
    leaks.add(one(4, 1, False), lambda: 99)
    assert [number for _, number in leaks] == [1, 3, 2]
    assert asked == [0, 1, 2, 3]


def test_a_random_bank_scores_chance() -> None:
    dice = random.Random(7)
    tally = GuessTally()
    for _ in range(4000):
        tally.add(one(4, 1, dice.random() < 0.25))
    way = tally.ways["longest"]
    assert way.score == pytest.approx(0.25, abs=0.03)
    assert way.p > 0.001


def test_places_of_keys_are_counted_with_their_longest_run() -> None:
    tally = PositionTally(3, [0, 0, 0])
    for key in (0, 1, 1, 1, 2, 1, 1):
        tally.add(key)
    assert tally.counts == [1, 5, 1]
    assert (tally.longest_run, tally.run_position) == (3, 1)
    assert tally.statistic == pytest.approx((2 * (4 / 3) ** 2 + (8 / 3) ** 2) / (7 / 3))


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0, "p < 0.0001"),
        (0.00009, "p < 0.0001"),
        (0.0004, "p = 0.0004"),
        (0.023, "p = 0.023"),
        (0.2, "p = 0.20"),
        (1.0000001, "p = 1.00"),
    ],
)
def test_a_probability_is_said_as_exactly_as_it_matters(p: float, said: str) -> None:
    assert probability(p) == said
    assert percent(0.3816) == "38.2 %"
