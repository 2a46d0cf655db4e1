"""The joins find what comparing every pair finds."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings

from quizkit.similarity import join
from quizkit.similarity.join import similar_groups, similar_pairs
from quizkit.similarity.token_sets import TokenSets, groups
from tests.similarity import brute
from tests.similarity.joins import EITHER, NEEDS_NUMPY, join_named
from tests.similarity.stems import stems


@EITHER
@given(bank=brute.BANKS, threshold=brute.THRESHOLDS)
@settings(max_examples=300, deadline=None)
def test_a_join_finds_every_pair_and_no_other(name: str, bank: list[list[str]], threshold: Fraction) -> None:
    distinct = list({frozenset(words): words for words in bank}.values())
    found = list(join_named(name).similar(groups(TokenSets(distinct)), threshold))
    assert sorted(found) == brute.similar_pairs(distinct, threshold)


@EITHER
@given(bank=brute.BANKS, threshold=brute.THRESHOLDS)
@settings(max_examples=200, deadline=None)
def test_keys_of_more_tokens_find_the_same(name: str, bank: list[list[str]], threshold: Fraction) -> None:
    """Every set that meets another at all looks again, down to the last level."""
    module = join_named(name)
    distinct = list({frozenset(words): words for words in bank}.values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_FEW", 0)
        found = list(module.similar(groups(TokenSets(distinct)), threshold))
    assert sorted(found) == brute.similar_pairs(distinct, threshold)


@EITHER
@pytest.mark.parametrize("few", [0, 40])
@pytest.mark.parametrize("threshold", [Fraction(4, 5), Fraction(9, 10), Fraction(2, 3)], ids=str)
def test_sets_that_share_no_more_than_they_must_are_found(
    name: str, few: int, threshold: Fraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they do not share is rarer than what they share, so the keys come from the ends of the prefixes."""
    module = join_named(name)
    monkeypatch.setattr(module, "_FEW", few)
    for one, other in brute.barely_similar(threshold):
        if set(one) != set(other):
            assert len(list(module.similar(groups(TokenSets([one, other])), threshold))) == 1, (len(one), len(other))


@EITHER
@pytest.mark.parametrize("few", [0, 5, 40])
def test_sets_that_share_all_their_words_with_many_are_found(name: str, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    module = join_named(name)
    monkeypatch.setattr(module, "_FEW", few)
    chance = random.Random(1)
    bank = [chance.sample([f"w{number}" for number in range(16)], size) for size in chance.choices(range(8, 15), k=400)]
    distinct = list({frozenset(words): words for words in bank}.values())
    expected = brute.similar_pairs(distinct, Fraction(4, 5))
    assert sorted(module.similar(groups(TokenSets(distinct)), Fraction(4, 5))) == expected
    assert len(expected) > 1000


@NEEDS_NUMPY
@given(bank=brute.BANKS, threshold=brute.THRESHOLDS)
@settings(max_examples=200, deadline=None)
def test_it_does_not_matter_where_the_work_is_cut(bank: list[list[str]], threshold: Fraction) -> None:
    module = join_named("numpy_join")
    distinct = list({frozenset(words): words for words in bank}.values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BLOCK", 3)
        found = list(module.similar(groups(TokenSets(distinct)), threshold))
    assert sorted(found) == brute.similar_pairs(distinct, threshold)


@pytest.mark.parametrize("worth_numpy", [0, 10**9])
@given(bank=brute.BANKS, threshold=brute.THRESHOLDS)
@settings(max_examples=150, deadline=None)
def test_equal_sets_make_pairs_of_their_own(worth_numpy: int, bank: list[list[str]], threshold: Fraction) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(join, "_WORTH_NUMPY", worth_numpy)
        found = list(similar_pairs(TokenSets(bank), threshold))
    assert sorted(found) == brute.similar_pairs(bank, threshold)


@NEEDS_NUMPY
def test_both_joins_agree_on_twenty_thousand_stems() -> None:
    bank = groups(TokenSets(stem.split() for stem in stems(20_000, near_duplicates=0.1, words=20_000)))
    found = {name: sorted(join_named(name).similar(bank, Fraction(4, 5))) for name in ("dict_join", "numpy_join")}
    assert found["dict_join"] == found["numpy_join"]
    assert len(found["dict_join"]) > 1000


@pytest.mark.parametrize("threshold", [Fraction(0), Fraction(-1, 2), Fraction(6, 5)])
def test_a_threshold_lies_above_0_and_is_at_most_1(threshold: Fraction) -> None:
    with pytest.raises(ValueError, match="a threshold lies above 0"):
        list(similar_groups(groups(TokenSets([["a"]])), threshold))


def test_a_threshold_is_reached_where_a_rounded_number_would_miss_it() -> None:
    # 3 of 10 are shared; as floats, 3 / 10 is less than .1 + .2.
    bank = TokenSets([["a", "b", "c", "d", "e", "f"], ["a", "b", "c", "g", "h", "i", "j"]])
    assert list(similar_pairs(bank, Fraction(3, 10))) == [(0, 1, 3)]
    assert list(similar_pairs(bank, Fraction(3, 10) + Fraction(1, 10**12))) == []
