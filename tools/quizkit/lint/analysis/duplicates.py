"""What the questions of a bank with the same stem are to each other: the same, at odds, or near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Literal

from quizkit.lint.index import BankIndex
from quizkit.lint.lexicon.telling_words import TELLING_WORDS
from quizkit.named_tuples import NamedTuple

from .answers import TRUE_FALSE, TYPED, packed, texts_in
from .apart import Apart, ApartOrEnemies, components
from .asked import ASKED, Asked
from .comparable import fold_prose
from .near_stems import Cluster, NearStems
from .stems import likeness

Kind = Literal["same", "at-odds", "near"]

# Same options of at least so many texts say that two questions are the same where their stems nearly do: two may be "yes" and "no".
_TELLING_OPTIONS = 3
# Among more keys than that each is held against the first one only.
_MOST_KEYS = 60
_MOST_COMPARED = 40

_CATCH_ALL = texts_in(
    packed(
        fold_prose(form) for words in TELLING_WORDS.values() for text in words.catch_all for form in (text, text.capitalize(), text.title())
    )
)


class Found(NamedTuple):
    """Questions that are alike, in the order of the bank, and of them the two whose stems differ most. `shared_key` of near ones says
    whether a keyed text is the same."""

    kind: Kind
    rows: tuple[int, ...]
    worst: tuple[int, int]
    shared_key: bool = True


class Duplicates:
    """All that is alike in a bank, each cluster once."""

    def __init__(self, index: BankIndex) -> None:
        self._index = index
        self.near = index.once(NearStems)
        self._apart, self._apart_or_enemies = index.once(Apart), index.once(ApartOrEnemies)
        self._asked: dict[int, Asked] = {}
        self._close_of, self._light_of = self._numbers(self.near.close), self._numbers(self.near.light)
        wanted = {*self._close_of, *(row for rows in self.near.variants.repeated(self.near.alone) for row in rows)}
        self._asked = {row: asked for row, asked in index.facts(ASKED) if row in wanted}
        self.found: list[Found] = []
        for group in self._groups(self.near.close, with_alone=True):
            self.found += self._same(group, telling=False)
            self.found += self._at_odds(group)
            self.found += self._near(group) if group.cluster is None else ()
        for group in self._groups(self.near.light, with_alone=False):
            self.found += self._same(group, telling=True)
        for group in self._groups(self.near.loose, with_alone=False):
            self.found += self._near(group)
        self.found.sort(key=lambda found: found.rows)

    def of(self, kind: Kind) -> Iterator[Found]:
        """The clusters of a kind."""
        return (found for found in self.found if found.kind == kind)

    def asked(self, row: int) -> Asked:
        """What a question of some cluster asks."""
        return self._asked[row]

    def _numbers(self, clusters: Iterable[Cluster]) -> dict[int, int]:
        """The number of the cluster that each row is in."""
        return {
            row: number
            for number, cluster in enumerate(clusters)
            for places in cluster.written
            for place in places
            for row in self.near.variants.rows(place)
        }

    def _groups(self, clusters: Iterable[Cluster], *, with_alone: bool) -> Iterator[_Group]:
        variants = self.near.variants
        for cluster in clusters:
            stems = {row: at for at, places in enumerate(cluster.written) for place in places for row in variants.rows(place)}
            if len(stems) > 1:
                yield _Group(sorted(stems), stems, cluster)
        for rows in variants.repeated(self.near.alone) if with_alone else ():
            yield _Group(rows, {}, None)

    def _same(self, group: _Group, *, telling: bool) -> Iterator[Found]:
        alike: dict[tuple[bytes, bytes], list[int]] = {}
        for row in group.rows:
            offered, key = self._asked[row][3:5]
            if (group.knows_words and _is_telling(offered)) == telling or group.cluster is None:
                alike.setdefault((offered, key), []).append(row)
        for rows in alike.values():
            for some in self._apart.groups(rows):
                if len(some) > 1:
                    yield Found("same", tuple(some), group.worst(some))

    def _at_odds(self, group: _Group) -> Iterator[Found]:
        by_offer: dict[bytes, dict[bytes, list[int]]] = {}
        for row in group.rows:
            offered, key = self._asked[row][3:5]
            by_offer.setdefault(offered, {}).setdefault(key, []).append(row)
        for offered, by_key in by_offer.items():
            if len(by_key) > 1:
                for classes in self._opposed(list(by_key.values()), is_typed=offered[0] in TYPED):
                    rows = self._ones(classes)
                    yield Found("at-odds", tuple(rows), group.worst(rows))

    def _opposed(self, classes: Sequence[list[int]], *, is_typed: bool) -> Iterator[list[list[int]]]:
        """The classes of one key each that contradict each other."""
        numbers = range(len(classes))
        keyed = [texts_in(self._asked[rows[0]][5]) for rows in classes]
        at_peace: dict[int, set[int]] = {}
        for one, other in combinations(numbers, 2) if len(classes) <= _MOST_KEYS else ((0, other) for other in numbers[1:]):
            if (is_typed and keyed[one] & keyed[other]) or self._apart.are_apart(classes[one], classes[other]):
                at_peace.setdefault(one, set()).add(other)
                at_peace.setdefault(other, set()).add(one)
        for some in components(numbers, lambda number: at_peace.get(number, frozenset())):
            if len(some) > 1:
                yield [classes[number] for number in some]

    def _near(self, group: _Group) -> Iterator[Found]:
        """Questions with other options: by a keyed text that they share, or by a key that another one of the same stem says is wrong."""
        classes: dict[tuple[int, bytes, bytes], list[int]] = {}
        for row in group.rows:
            offered, key = self._asked[row][3:5]
            if offered[0] != TRUE_FALSE:
                number = (self._light_of if group.knows_words and _is_telling(offered) else self._close_of).get(row, -1)
                classes.setdefault((number, offered, key), []).append(row)
        if len(classes) < 2:
            return
        questions = _Classes(list(classes.values()), self._asked, self._close_of, self._apart_or_enemies)
        for some, shares in questions.linked():
            rows = self._ones(questions.classes[number] for number in some)
            yield Found("near", tuple(rows), group.worst(rows), shares)

    def _ones(self, classes: Iterable[list[int]]) -> list[int]:
        """One row of each class, whatever the order of the bank: that its questions are the same is said elsewhere."""
        return sorted([min(rows, key=lambda row: (self._index.id(row) or "", row)) for rows in classes])


class _Group(NamedTuple):
    """The rows of questions whose stems ask the same, and which stem of the cluster each has; no cluster where all stems are the same."""

    rows: Sequence[int]
    stems: dict[int, int]
    cluster: Cluster | None

    @property
    def knows_words(self) -> bool:
        """Whether the words of the language are known: without them nothing is the same but what is the same to the word."""
        return self.cluster is not None and self.cluster.vocabulary.telling is not None

    def worst(self, rows: Sequence[int]) -> tuple[int, int]:
        """Of some rows the two whose stems share the least."""
        if self.cluster is None:
            return rows[0], rows[1]
        first: dict[int, int] = {}
        for row in rows:
            first.setdefault(self.stems[row], row)
        if len(first) == 1:
            return rows[0], rows[1]
        stems = self.cluster.stems
        some = list(first)[:_MOST_COMPARED]
        one, other = min(combinations(some, 2), key=lambda pair: likeness(stems[pair[0]], stems[pair[1]]))
        return first[one], first[other]


class _Classes:
    """Questions with stems that ask the same, those that are the same in one class."""

    def __init__(self, classes: list[list[int]], asked: dict[int, Asked], close_of: dict[int, int], apart: Apart) -> None:
        self.classes = classes
        firsts = [rows[0] for rows in classes]
        self._offered = [asked[row][3] for row in firsts]
        self._keyed = [texts_in(asked[row][5]) - _CATCH_ALL for row in firsts]
        self._close = [close_of.get(row, -1) for row in firsts]
        self._apart = apart
        self._root = list(range(len(classes)))
        self._shares: set[int] = set()

    def linked(self) -> Iterator[tuple[list[int], bool]]:
        """The numbers of classes that are near, and whether they share a keyed text."""
        by_key: dict[bytes, list[int]] = {}
        for number, keyed in enumerate(self._keyed):
            for text in keyed:
                by_key.setdefault(text, []).append(number)
        sharing = self._join_sharing(by_key)
        self._join_denying(by_key)
        found: dict[int, list[int]] = {}
        for number in range(len(self.classes)):
            found.setdefault(self._find(number), []).append(number)
        for some in found.values():
            if len(some) > 1:
                yield some, not sharing.isdisjoint(some)

    def _join_sharing(self, by_key: Mapping[bytes, list[int]]) -> set[int]:
        """Join the classes that share a keyed text; all of them."""
        sharing: set[int] = set()
        for numbers in by_key.values():
            # Where all offer the same, all are at odds.
            alike = (
                len({(self._offered[number], self._close[number]) for number in numbers}) == 1 and self._offered[numbers[0]][0] not in TYPED
            )
            for some in components(numbers, partial(self._not_near, others=numbers)) if not alike else ():
                sharing.update(some if len(some) > 1 else ())
                for other in some[1:]:
                    self._join(some[0], other)
        return sharing

    def _join_denying(self, by_key: Mapping[bytes, list[int]]) -> None:
        """Join a class that offers a text as wrong with one of the same stem that keys it."""
        for number, offered in enumerate(self._offered):
            for text in (texts_in(offered[1:]) - self._keyed[number]) & by_key.keys():
                other = by_key[text][0]
                if self._close[other] == self._close[number] and not self._not_near(number, (other,)):
                    self._join(number, other)

    def _not_near(self, number: int, others: Iterable[int]) -> set[int]:
        """Of some classes those that are at odds with one, or not to be held against it."""
        if self._apart.is_empty:
            return {other for other in others if other != number and self._is_at_odds(number, other)}
        return {
            other
            for other in others
            if other != number and (self._is_at_odds(number, other) or self._apart.are_apart(self.classes[number], self.classes[other]))
        }

    def _is_at_odds(self, one: int, other: int) -> bool:
        offered = self._offered[one]
        return offered == self._offered[other] and self._close[one] == self._close[other] and offered[0] not in TYPED

    def _find(self, number: int) -> int:
        while self._root[number] != number:
            self._root[number] = self._root[self._root[number]]
            number = self._root[number]
        return number

    def _join(self, one: int, other: int) -> None:
        low, high = sorted((self._find(one), self._find(other)))
        self._root[high] = low


def _is_telling(offered: bytes) -> bool:
    return len(offered) > 4 * _TELLING_OPTIONS
