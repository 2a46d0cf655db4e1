"""Sets of tokens, many in little memory, and which of them are equal."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate


class TokenSets:
    """Sets of tokens, numbered from 0 in the order in which they were added; a set may be empty.

    Tokens are interned: each distinct one has a number, in the order of first appearance. All sets lie one after the other in `tokens`,
    four bytes a token; set n is `tokens[offsets[n]:offsets[n + 1]]`, without repetition.
    """

    def __init__(self, sets: Iterable[Iterable[str]] = ()) -> None:
        self.tokens = array("I")
        self.offsets = array("Q", [0])
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        for tokens in sets:
            self.add(tokens)

    def add(self, tokens: Iterable[str]) -> None:
        """Append a set; a token that comes again counts once."""
        self.tokens.extend(map(self._numbers.__getitem__, dict.fromkeys(tokens)))
        self.offsets.append(len(self.tokens))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> array[int]:
        return self.tokens[self.offsets[number] : self.offsets[number + 1]]

    def size(self, number: int) -> int:
        """How many tokens a set holds."""
        return self.offsets[number + 1] - self.offsets[number]

    @property
    def distinct_tokens(self) -> int:
        """How many different tokens there are."""
        return len(self._numbers)

    def vocabulary(self) -> Iterable[str]:
        """The different tokens, in the order of their numbers."""
        return self._numbers.keys()


class Groups:
    """The distinct ones among sets, numbered in the order of first appearance, each with its members.

    `first` holds the number of the first member of each group, `of` the group of each set.
    """

    def __init__(self, sets: TokenSets, first: array[int], of: array[int]) -> None:
        self.sets, self.first, self.of = sets, first, of

    def __len__(self) -> int:
        return len(self.first)

    def members(self, group: int) -> array[int]:
        """The numbers of the sets that are equal, rising."""
        order, starts = self._by_group
        return order[starts[group] : starts[group + 1]]

    def several(self) -> Iterator[int]:
        """The groups that have more than one member."""
        _, starts = self._by_group
        return (group for group in range(len(self)) if starts[group + 1] - starts[group] > 1)

    @cached_property
    def _by_group(self) -> tuple[array[int], array[int]]:
        """The sets sorted by group, and where each group begins."""
        counts = array("Q", bytes(8 * len(self)))
        for group in self.of:
            counts[group] += 1
        starts = array("Q", accumulate(counts, initial=0))
        free, order = starts[:], array("I", bytes(4 * len(self.of)))
        for number, group in enumerate(self.of):
            order[free[group]] = number
            free[group] += 1
        return order, starts


def groups(sets: TokenSets) -> Groups:
    """Collapse equal sets, in time and memory that grow with the tokens only, however many are equal."""
    first, of = array("I"), array("I")
    known: dict[bytes, int] = {}
    tokens, start = sets.tokens, 0
    for number in range(len(sets)):
        end = sets.offsets[number + 1]
        group = known.setdefault(array("I", sorted(tokens[start:end])).tobytes(), len(first))
        if group == len(first):
            first.append(number)
        of.append(group)
        start = end
    return Groups(sets, first, of)
