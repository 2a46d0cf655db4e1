"""The stems of a bank that ask the same, as clusters: joined exactly, told apart by guards, never chained from neighbour to neighbour."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from quizkit.lint.index import BankIndex

from .asked import language_of
from .near_pairs import near_in
from .stems import LITTLE, MORE, NOTHING, Stem, guards_of, judged, likeness, stem_of
from .variants import Variants
from .vocabulary import Vocabulary

# For each stem those that ask the same, and how much differs.
Edges: TypeAlias = dict[int, dict[int, int]]

# Two stems of one cluster share at least this much, even where others stand between them.
_LEAST = Fraction(3, 5)


@dataclass(slots=True)
class Cluster:
    """Stems that ask the same, in the order of their words. `written` are the places in `variants` of each stem's ways to be written."""

    stems: list[Stem]
    written: list[list[int]]
    vocabulary: Vocabulary


class NearStems:
    """All stems of the bank that are not retired.

    `alone` are the places of variants that nothing is near to. The others are in one cluster each of `close`, where nothing differs between
    stems but what says nothing, of `light`, where something may differ that says little, and of `loose`, where one stem may say more than
    another.
    """

    def __init__(self, index: BankIndex) -> None:
        self.variants = Variants(index)
        self.vocabularies: dict[str, Vocabulary] = {}
        self.alone = array("I")
        self.close: list[Cluster] = []
        self.light: list[Cluster] = []
        self.loose: list[Cluster] = []
        self._numbers, self._ends = array("I"), array("Q", [0])
        self._read()
        parts = [_Part(places, self) for places in self._parted()]
        for part, near in zip(parts, near_in([(part.stems, part.vocabulary) for part in parts]), strict=True):
            edges = part.edges(near)
            for clusters, most in ((self.close, NOTHING), (self.light, LITTLE), (self.loose, MORE)):
                clusters += part.clusters(edges, most)

    def vocabulary(self, scope: str) -> Vocabulary:
        """The words of the language of a scope."""
        language = language_of(scope)
        found = self.vocabularies.get(language)
        if found is None:
            found = self.vocabularies[language] = Vocabulary(language)
        return found

    def written(self, place: int) -> array[int]:
        """The words of a variant by their numbers in the vocabulary of its language; empty where they are not kept."""
        return self._numbers[self._ends[place] : self._ends[place + 1]]

    def _read(self) -> None:
        for words, scope, _, _ in self.variants:
            if words:
                vocabulary = self.vocabulary(scope)
                numbers = vocabulary.numbers(words)
                vocabulary.learn(numbers)
                self._numbers.extend(numbers)
            self._ends.append(len(self._numbers))
        for vocabulary in self.vocabularies.values():
            vocabulary.settle()

    def _parted(self) -> list[list[int]]:
        """The places of variants by what two stems must agree in to ask the same; those that agree with none are alone."""
        first: dict[tuple[str, bytes, tuple[int, ...]], int] = {}
        parts: dict[int, list[int]] = {}
        for place, (words, scope, marks, _) in enumerate(self.variants):
            if not words:
                self.alone.append(place)
                continue
            other = first.setdefault((scope, marks, guards_of(self.written(place), self.vocabulary(scope))), place)
            if other != place:
                parts.setdefault(other, [other]).append(place)
        self.alone.extend(place for place in first.values() if place not in parts)
        return list(parts.values())


class _Part:
    """The stems of one scope that agree in all that must agree. Stems of the same words in the same order are one."""

    def __init__(self, places: Sequence[int], near: NearStems) -> None:
        variants = near.variants
        self.vocabulary = near.vocabulary(variants[places[0]].scope)
        found: dict[tuple[frozenset[int | str], tuple[int, ...]], tuple[Stem, list[int]]] = {}
        # Whatever the order of the bank, the stems come in one order, for it decides which cluster each of them joins.
        for place in sorted(places, key=lambda place: variants[place].words):
            stem = stem_of(near.written(place), variants[place].marks, self.vocabulary)
            found.setdefault((stem.tokens, stem.order), (stem, []))[1].append(place)
        texts = self.vocabulary.texts
        in_order = sorted(found.values(), key=lambda one: [texts[word] for word in one[0].words])
        self.stems = [stem for stem, _ in in_order]
        self.written = [places for _, places in in_order]

    def edges(self, near: Iterable[tuple[int, int]]) -> Edges:
        """Of pairs of near stems those that ask the same: for each stem the others, and how much differs."""
        edges: Edges = {}
        for one, other in near:
            verdict = judged(self.stems[one], self.stems[other], self.vocabulary)
            if verdict.tells is None:
                edges.setdefault(one, {})[other] = edges.setdefault(other, {})[one] = verdict.differs
        return edges

    def clusters(self, edges: Edges, most: int) -> Iterator[Cluster]:
        """The stems by what they are near to: each joins the first cluster where it is near to one, and not told apart from any."""
        gathered: list[list[int]] = []
        of: dict[int, list[int]] = {}
        for at in range(len(self.stems)):
            near = [other for other, differs in edges.get(at, {}).items() if other in of and differs <= most]
            candidates = sorted({id(of[other]): of[other] for other in near}.values())
            home = next((cluster for cluster in candidates if all(self._goes_with(at, other, edges, most) for other in cluster)), None)
            if home is None:
                home = []
                gathered.append(home)
            home.append(at)
            of[at] = home
        for cluster in gathered:
            yield Cluster([self.stems[at] for at in cluster], [self.written[at] for at in cluster], self.vocabulary)

    def _goes_with(self, one: int, other: int, edges: Edges, most: int) -> bool:
        if other in edges[one]:
            return edges[one][other] <= most
        here, there = self.stems[one], self.stems[other]
        if likeness(here, there) < _LEAST:
            return False
        verdict = judged(here, there, self.vocabulary)
        return verdict.tells is None and verdict.differs <= most
