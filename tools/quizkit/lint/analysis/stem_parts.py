"""Stems that agree in all that must agree for two of them to ask the same."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from .stems import Stem, as_stem, order_of, tokens_of
from .variants import Variants
from .vocabulary import Vocabulary


class Part:
    """The stems of one scope with the same guards and marks, by their numbers. Stems of the same words in the same order are one.

    `places` are those of each stem's ways to be written among the variants. Whatever the order of the bank, the stems come in one order,
    for it decides which cluster each of them joins. What is large is made when it is asked for.
    """

    def __init__(self, places: Sequence[int], variants: Variants, written: Callable[[int], array[int]], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.places: list[list[int]] = []
        self._written, self._marks = written, variants[places[0]].marks
        self._stems: dict[int, Stem] = {}
        numbers: dict[bytes, int] = {}
        for place in sorted(places, key=lambda place: variants[place].words):
            words = vocabulary.words_of(written(place))
            key = array("I", (*sorted(set(words)), *order_of(words, vocabulary), len(words))).tobytes()
            at = numbers.setdefault(key, len(self.places))
            if at == len(self.places):
                self.places.append([])
            self.places[at].append(place)

    def __len__(self) -> int:
        return len(self.places)

    def words(self, at: int) -> list[int]:
        """The words of a stem by their numbers."""
        return self.vocabulary.words_of(self._written(self.places[at][0]))

    def tokens(self, at: int) -> frozenset[int | str]:
        """What the likeness of a stem is measured by."""
        return tokens_of(self.words(at), self.vocabulary)

    def plain_order(self, at: int) -> tuple[int, ...]:
        """The words of a stem whose order means something, in their plain forms."""
        plain = self.vocabulary.plain
        return tuple([plain[word] for word in order_of(self.words(at), self.vocabulary)])

    def stem(self, at: int) -> Stem:
        """A stem with all that is asked for where there is another one that might be the same."""
        found = self._stems.get(at)
        if found is None:
            found = self._stems[at] = as_stem(self._written(self.places[at][0]), self._marks, self.vocabulary)
        return found
