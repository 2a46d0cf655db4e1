"""Whatever a pattern finds in a text, the vocabulary of the text has one of the hints of whoever looks for it."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quizkit.lint.analysis import meta_options, moments, named_options, negation, option_texts, pointing, quantities, ranges, verdicts
from quizkit.lint.lexicon.jokes import JOKES
from quizkit.lint.lexicon.shown import SHOWN
from quizkit.lint.rules.claims import relative_time
from quizkit.lint.rules.options import joke_option, k_type, none_of_the_above, unordered_numeric
from quizkit.lint.rules.stem import trick_wording, vacuous_stem
from quizkit.lint.rules.text import placeholder_text, scrape_artefact
from quizkit.text.vocabulary import Hints, letter_runs, vocabulary_of

MOMENTS = moments._PATTERNS["en"]
SHOWN_THING, CALLOUT = pointing._patterns(SHOWN["en"])
ALL_MOMENTS = relative_time.RelativeTime.hints
NOT_COUNTED = relative_time._NOT_COUNTED["en"]
NUMBERS = quantities._HINTS
PLACEHOLDERS = placeholder_text._HINTS

PATTERNS: list[tuple[str, re.Pattern[str], Hints]] = [
    ("newest", MOMENTS.newest, NOT_COUNTED),
    ("product", MOMENTS.product, NOT_COUNTED),
    ("now", MOMENTS.now, NOT_COUNTED),
    ("counted", MOMENTS.counted, ALL_MOMENTS),
    ("turning", negation._TURNING, negation.TURNING_WORDS),
    ("lettered", named_options._LETTERED, named_options.NAMING_WORDS),
    ("ordered", named_options._ORDERED, named_options.NAMING_WORDS),
    ("all", meta_options._ALL, option_texts._OTHERS),
    ("none", meta_options._NONE, option_texts._OTHERS),
    ("none alone", meta_options._NONE, none_of_the_above.NoneOfTheAbove.hints),
    ("undetermined", meta_options._UNKNOWN, none_of_the_above.NoneOfTheAbove.hints),
    ("trick", trick_wording._pattern("en"), trick_wording.TrickWording.hints),
    ("vacuous", vacuous_stem._VACUOUS, vacuous_stem.VacuousStem.hints),
    ("to do", placeholder_text._TO_DO, PLACEHOLDERS),
    ("lorem", placeholder_text._LOREM, PLACEHOLDERS),
    ("template", placeholder_text._TEMPLATES["en"], PLACEHOLDERS),
    ("button", scrape_artefact._BUTTONS["en"], scrape_artefact._HINTS),
    ("joke", joke_option._phrases("en"), joke_option.JokeOption.hints),
    ("no number", unordered_numeric._NO_NUMBER, unordered_numeric._NO_NUMBER_WORDS),
    ("numeral", quantities._NUMERAL, NUMBERS),
    ("scale", quantities._BARE_SCALE, NUMBERS),
    ("callout", CALLOUT, pointing._HINTS["en"]),
]
# Whole options, and not a part of one.
WHOLE = {"all", "none", "none alone", "undetermined", "vacuous", "no number"}
ASCII = st.characters(max_codepoint=127)
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]


def holds(text: str, hints: Hints) -> bool:
    return not vocabulary_of(text).isdisjoint(hints)


def texts_with(pattern: re.Pattern[str], *, is_whole: bool = False) -> st.SearchStrategy[str]:
    """Texts in which a pattern finds something; hypothesis wants one that is compiled."""
    return st.from_regex(re.compile(pattern.pattern, pattern.flags), fullmatch=is_whole, alphabet=ASCII)


@pytest.mark.parametrize(("name", "pattern", "hints"), PATTERNS, ids=[name for name, _, _ in PATTERNS])
@settings(max_examples=120, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_what_is_found_holds_a_hint(name: str, pattern: re.Pattern[str], hints: Hints, data: st.DataObject) -> None:
    assert holds(data.draw(texts_with(pattern, is_whole=name in WHOLE)), hints)


@settings(max_examples=120, deadline=None, suppress_health_check=SLOW)
@given(texts_with(SHOWN_THING))
def test_what_points_at_a_figure_holds_a_hint(text: str) -> None:
    assume(any(hint in text.lower() for hint in SHOWN["en"].hints))
    assert holds(text, pointing._HINTS["en"])


@pytest.mark.parametrize("pattern", [k_type._ROMANS, k_type._LETTERS, k_type._SMALL, k_type._DIGITS])
@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_combination_is_joined(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(texts_with(pattern, is_whole=True))
    match = pattern.fullmatch(text)
    if match is not None and (match["more"] or match["ends"] or match["opens"]):
        assert holds(text, k_type._HINTS) or any(sign in text for sign in k_type._JOINING)


def test_a_joke_holds_a_hint() -> None:
    assert all(holds(joke, joke_option.JokeOption.hints) for joke in JOKES["en"].options)


@pytest.mark.parametrize("pattern", [ranges._BETWEEN, ranges._ONE_SIDED, ranges._BEHIND])
@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_range_has_a_sign_or_a_word_of_one(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags), fullmatch=True))
    assert not ranges._SIGNS.isdisjoint(text) or not ranges._WORDS.isdisjoint(letter_runs(text))


@pytest.mark.parametrize("pattern", [verdicts._RIGHT["en"], verdicts._WRONG["en"], verdicts._WOULD_BE["en"]])
@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_verdict_begins_with_the_words_of_one(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(texts_with(re.compile(rf"\A{pattern.pattern}", pattern.flags)))
    runs = letter_runs(text)
    assert tuple(runs[:2]) in verdicts._FIRST["en"] or tuple(runs[:1]) in verdicts._FIRST["en"]
