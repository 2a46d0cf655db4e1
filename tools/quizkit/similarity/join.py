"""Which sets of tokens are similar: every pair, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizkit.similarity import dict_join
from quizkit.similarity.token_sets import Groups, TokenSets, groups

# Below this many tokens, those of some 20,000 stems, the import of numpy costs more than it saves.
_WORTH_NUMPY = 250_000


def similar_groups(grouped: Groups, threshold: Fraction) -> Iterator[tuple[int, int, int]]:
    """All pairs (i, j, shared) of groups with i < j whose Jaccard index is at least the threshold; `shared` tokens are in both.

    Each pair comes once, in no particular order. Empty sets are similar to nothing.
    """
    if len(grouped.sets.tokens) < _WORTH_NUMPY:
        return dict_join.similar(grouped, threshold)
    try:
        from quizkit.similarity import numpy_join
    except ImportError:  # numpy is missing, or too old
        return dict_join.similar(grouped, threshold)
    return numpy_join.similar(grouped, threshold)


def similar_pairs(sets: TokenSets, threshold: Fraction) -> Iterator[tuple[int, int, int]]:
    """The same for sets that need not be distinct, where every member of a group makes pairs of its own.

    A thousand equal sets are half a million pairs: whoever can do with groups should call `similar_groups`.
    """
    grouped = groups(sets)
    for group in grouped.several():
        if size := sets.size(grouped.first[group]):
            members = grouped.members(group)
            yield from ((one, other, size) for place, one in enumerate(members) for other in members[place + 1 :])
    for group, partner, shared in similar_groups(grouped, threshold):
        others = grouped.members(partner)
        for one in grouped.members(group):
            yield from ((min(one, other), max(one, other), shared) for other in others)
