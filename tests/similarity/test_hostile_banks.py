"""Banks that would make a join look at most pairs do not: counted in pairs that are looked at, never in time."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from fractions import Fraction

from quizkit.similarity.token_sets import TokenSets, groups
from tests.similarity.joins import EITHER, join_named

FOUR_FIFTHS = Fraction(4, 5)
WORDS = [f"w{number}" for number in range(200)]


def looked_at(name: str, sets: Iterable[Iterable[str]]) -> int:
    return sum(1 for _ in join_named(name).candidates(groups(TokenSets(sets)), FOUR_FIFTHS))


def found(name: str, sets: Iterable[Iterable[str]]) -> int:
    return sum(1 for _ in join_named(name).similar(groups(TokenSets(sets)), FOUR_FIFTHS))


def samples(count: int, size: int, vocabulary: int) -> Iterator[list[str]]:
    chance = random.Random(1)
    return (chance.sample(WORDS[:vocabulary], size) for _ in range(count))


@EITHER
def test_a_hundred_thousand_equal_sets_are_one(name: str) -> None:
    bank = TokenSets(WORDS[:12] for _ in range(100_000))
    grouped = groups(bank)
    assert len(grouped) == 1
    assert list(grouped.members(0)) == list(range(100_000))
    assert list(join_named(name).candidates(grouped, FOUR_FIFTHS)) == []


@EITHER
def test_sets_of_fewer_than_five_words_are_never_looked_at(name: str) -> None:
    assert looked_at(name, samples(100_000, 3, 50)) == 0
    assert looked_at(name, samples(20_000, 4, 50)) == 0


@EITHER
def test_empty_sets_are_similar_to_nothing(name: str) -> None:
    assert looked_at(name, [[] for _ in range(1000)] + [["a"], []]) == 0


@EITHER
def test_a_word_that_is_repeated_counts_once(name: str) -> None:
    assert looked_at(name, (["a"] * count for count in range(1, 500))) == 0


@EITHER
def test_giant_sets_are_looked_at_once(name: str) -> None:
    words = [f"g{number}" for number in range(150_000)]
    small = [WORDS[number : number + 10] for number in range(0, 190, 10)]
    assert found(name, [*small, words, words[1:], words[2:], words[:75_000]]) == 3


@EITHER
def test_few_words_in_all_sets_are_told_apart_by_keys_of_more_tokens(name: str) -> None:
    # 10 of 50 words: hundreds of sets share two of the rarest three or four, of 5,000 that a set could be compared with on average.
    assert looked_at(name, samples(10_000, 10, 50)) < 10_000 * 20


@EITHER
def test_a_frame_with_rare_names_is_told_apart_by_the_names(name: str) -> None:
    chance = random.Random(1)
    assert looked_at(name, (WORDS[:6] + chance.sample(WORDS[50:], 2) for _ in range(10_000))) == 0


@EITHER
def test_no_set_looks_at_more_sets_than_there_are(name: str) -> None:
    # 60 of 200 words: so many keys are shared that all pairs are fewer.
    assert looked_at(name, samples(500, 60, 200)) <= 500 * 499 / 2


def test_a_small_bank_never_imports_numpy() -> None:
    program = "import sys; from fractions import Fraction; from quizkit.similarity.join import similar_pairs; "
    program += "from quizkit.similarity.token_sets import TokenSets; from quizkit.similarity import posting_lists; "
    program += "bank = TokenSets(['the', 'same', 'few', 'words', str(n)] for n in range(1000)); "
    program += "list(similar_pairs(bank, Fraction(4, 5))); sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
