"""Sets of tokens in flat arrays, and the collapse of equal ones."""

from __future__ import annotations

import sys

from hypothesis import given

from quizkit.similarity.token_sets import TokenSets, groups
from tests.similarity import brute


@given(brute.BANKS)
def test_sets_come_back_without_repetitions(bank: list[list[str]]) -> None:
    sets = TokenSets(bank)
    number = {word: place for place, word in enumerate(dict.fromkeys(word for words in bank for word in words))}
    assert len(sets) == len(bank)
    assert [list(sets[place]) for place in range(len(bank))] == [[number[word] for word in dict.fromkeys(words)] for words in bank]
    assert [sets.size(place) for place in range(len(bank))] == [len(set(words)) for words in bank]
    assert sets.distinct_tokens == len(number)


@given(brute.BANKS)
def test_a_group_is_what_is_equal(bank: list[list[str]]) -> None:
    expected: dict[frozenset[str], list[int]] = {}
    for place, words in enumerate(bank):
        expected.setdefault(frozenset(words), []).append(place)
    found = groups(TokenSets(bank))
    assert [list(found.members(group)) for group in range(len(found))] == list(expected.values())
    assert list(found.first) == [members[0] for members in expected.values()]
    assert [min(found.members(group)) for group in found.of] == [found.first[group] for group in found.of]
    assert list(found.several()) == [group for group, members in enumerate(expected.values()) if len(members) > 1]


def test_a_token_costs_four_bytes_and_a_set_eight() -> None:
    sets = TokenSets([f"w{place}", "of", "the"] for place in range(1000))
    assert sets.tokens.itemsize * len(sets.tokens) + sets.offsets.itemsize * len(sets.offsets) == 4 * 3000 + 8 * 1001


def test_arrays_grow_by_little_more_than_they_need() -> None:
    sets = TokenSets([f"w{place}", "of", "the"] for place in range(10_000))
    assert sys.getsizeof(sets.tokens) + sys.getsizeof(sets.offsets) < 1.3 * (4 * 30_000 + 8 * 10_001)
