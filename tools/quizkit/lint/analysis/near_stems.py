"""The stems of a bank that ask the same, as clusters: joined exactly, told apart by guards, never chained from neighbour to neighbour."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from fractions import Fraction

from quizkit.lint.index import BankIndex
from quizkit.records import dataclass

from .asked import language_of
from .near_pairs import near_in
from .stem_parts import Part
from .stems import LITTLE, MORE, NOTHING, Stem, guards_of, judged, likeness
from .stems_beyond import StemsBeyond
from .variants import Variants
from .vocabulary import Vocabulary

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
        self._beyond: StemsBeyond | None = index.beyond.get(StemsBeyond.name)
        self.vocabularies: dict[str, Vocabulary] = {}
        self._of_scope: dict[str, Vocabulary] = {}
        self.alone = array("I")
        self.close: list[Cluster] = []
        self.light: list[Cluster] = []
        self.loose: list[Cluster] = []
        self._numbers, self._ends = array("I"), array("Q", [0])
        self._read()
        parts = [Part(places, self.variants, self.written, self.vocabulary(scope)) for scope, places in self._parted()]
        pairs, self.is_crowded = near_in(parts)
        for part, near in zip(parts, pairs, strict=True):
            clustering = _Clustering(part, near)
            self.alone.extend(clustering.alone())
            for clusters, most in ((self.close, NOTHING), (self.light, LITTLE), (self.loose, MORE)):
                clusters += clustering.clusters(most)

    def vocabulary(self, scope: str) -> Vocabulary:
        """The words of the language of a scope."""
        found = self._of_scope.get(scope)
        if found is None:
            language = language_of(scope)
            found = self._of_scope[scope] = self.vocabularies.setdefault(language, Vocabulary(language))
        return found

    def written(self, place: int) -> array[int]:
        """The words of a variant by their numbers in the vocabulary of its language; empty where they are not kept."""
        return self._numbers[self._ends[place] : self._ends[place + 1]]

    def _read(self) -> None:
        for words, scope, _ in self.variants.stems():
            if words:
                vocabulary = self.vocabulary(scope)
                numbers = vocabulary.numbers(words)
                vocabulary.learn(numbers)
                self._numbers.extend(numbers)
            self._ends.append(len(self._numbers))
        for language, vocabulary in self.vocabularies.items():
            vocabulary.settle(None if self._beyond is None else self._beyond.uses(language))

    def _parted(self) -> list[tuple[str, list[int]]]:
        """Places of variants by what two stems must agree in to ask the same, with their scope; what agrees with none is alone."""
        first: dict[tuple[str, bytes, tuple[int, ...]], int] = {}
        parts: dict[int, list[int]] = {}
        for place, (words, scope, marks) in enumerate(self.variants.stems()):
            if not words:
                self.alone.append(place)
                continue
            other = first.setdefault((scope, marks, guards_of(self.written(place), self.vocabulary(scope))), place)
            if other != place:
                parts.setdefault(other, [other]).append(place)
        self.alone.extend(place for place in first.values() if place not in parts)
        return [(self.variants[place].scope, places) for place, places in parts.items()]


class _Clustering:
    """Gathers the stems of a part."""

    def __init__(self, part: Part, near: Iterable[tuple[int, int]]) -> None:
        self._part = part
        self._edges: dict[int, dict[int, int]] = {}
        for one, other in near:
            verdict = judged(part.stem(one), part.stem(other), part.vocabulary)
            if verdict.tells is None:
                self._edges.setdefault(one, {})[other] = self._edges.setdefault(other, {})[one] = verdict.differs

    def alone(self) -> Iterator[int]:
        """The places of stems that are near to none, and are written in one way."""
        return (places[0] for at, places in enumerate(self._part.places) if len(places) == 1 and at not in self._edges)

    def clusters(self, most: int) -> Iterator[Cluster]:
        """The other stems by what they are near to: each joins the first cluster where it is near to one, and not told apart from any."""
        part = self._part
        gathered: list[list[int]] = []
        of: dict[int, list[int]] = {}
        for at in [at for at, places in enumerate(part.places) if len(places) > 1 or at in self._edges]:
            near = [other for other, differs in self._edges.get(at, {}).items() if other in of and differs <= most]
            candidates = sorted({id(of[other]): of[other] for other in near}.values())
            home = next((cluster for cluster in candidates if all(self._goes_with(at, other, most) for other in cluster)), None)
            if home is None:
                home = []
                gathered.append(home)
            home.append(at)
            of[at] = home
        for cluster in gathered:
            yield Cluster([part.stem(at) for at in cluster], [part.places[at] for at in cluster], part.vocabulary)

    def _goes_with(self, one: int, other: int, most: int) -> bool:
        if other in self._edges[one]:
            return self._edges[one][other] <= most
        here, there = self._part.stem(one), self._part.stem(other)
        if likeness(here, there) < _LEAST:
            return False
        verdict = judged(here, there, self._part.vocabulary)
        return verdict.tells is None and verdict.differs <= most
