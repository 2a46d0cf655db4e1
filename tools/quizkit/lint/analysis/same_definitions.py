"""Which terms of one language are defined the same, but for an article or a plural."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.similarity.join import similar_groups
from quizkit.similarity.token_sets import TokenSets, groups

from .stems import NEAR, Verdict, as_stem, judged
from .vocabulary import Vocabulary

_FEWEST_WORDS = 4


def same_definitions(terms: Iterable[tuple[int, str, str]], language: str) -> list[list[int]]:
    """The rows of terms (row, title, definition) with the same definition: each with the first one that it is the same as."""
    defined = [(row, definition) for row, _, definition in terms if definition.count(" ") + 1 >= _FEWEST_WORDS]
    vocabulary = Vocabulary(language)
    written = [vocabulary.numbers(definition) for _, definition in defined]
    for numbers in written:
        vocabulary.learn(numbers)
    vocabulary.settle()
    stems = [as_stem(numbers, b"", vocabulary) for numbers in written]
    sets = TokenSets()
    for stem in stems:
        sets.add(map(str, stem.tokens))
    grouped = groups(sets)
    first_of = list(range(len(stems)))
    exact: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
    for at, stem in enumerate(stems):
        first_of[at] = exact.setdefault((stem.guards, stem.order), at) if stem.order else at
    for one, other, _ in similar_groups(grouped, NEAR):
        left, right = sorted((grouped.first[one], grouped.first[other]))
        if judged(stems[left], stems[right], vocabulary) == Verdict(None):
            first_of[right] = min(first_of[right], first_of[left])
    rows_of: dict[int, list[int]] = {}
    for at, first in enumerate(first_of):
        rows_of.setdefault(first, []).append(defined[at][0])
    return [rows for rows in rows_of.values() if len(rows) > 1]
