"""Near-duplicates by the standard library alone, exactly: two sets that reach .8 share a word among the rarest of each (prefix filter)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain

from tests.bench.programs.sets import THRESHOLD, are_near, word_sets, write_pairs


def pairs(sets: list[set[str]]) -> Iterator[tuple[int, int]]:
    """All pairs that reach the threshold."""
    part, whole = THRESHOLD.as_integer_ratio()
    often = Counter(chain.from_iterable(sets))
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(sets):
        at_least = -(-len(words) * part // whole)
        rarest = sorted(words, key=lambda word: (often[word], word))[: len(words) - at_least + 1]
        for other in {other for word in rarest for other in holders[word]}:
            if are_near(sets[other], words):
                yield other, number
        for word in rarest:
            holders[word].append(number)


if __name__ == "__main__":
    write_pairs(pairs(list(word_sets())))
