"""Which question gives away the key of another one in its stem. English only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quizkit.lint.index import BankIndex
from quizkit.named_tuples import NamedTuple
from quizkit.similarity.words import words_of

from .apart import ApartOrEnemies
from .asked import ASKED
from .contents import CUED, StemContents, is_cued
from .near_stems import NearStems
from .stems_beyond import StemsBeyond

# A word is rare where no more stems have it. The stem that gives away has most of the content of the other one, and rare words of it.
RARE = 12
_FEWEST_SHARED, FEWEST_RARE = 3, 2
_SHARE = 0.6


class Cue(NamedTuple):
    """The row of a question whose stem holds the key of another one, that other row, and the key."""

    giving: int
    given: int
    key: str


class Cues:
    """All cues of a bank, for each question whose key is given away the first one."""

    def __init__(self, index: BankIndex) -> None:
        self._known = index.once(ApartOrEnemies)
        self._near = index.once(NearStems)
        self._contents = StemContents(self._near.vocabulary(CUED))
        self._of_text = self._contents.of_word
        keys = {row: asked[6] for row, asked in index.facts(ASKED) if is_cued(asked)}
        every = enumerate(self._near.variants.stems()) if keys else ()
        places = [place for place, (_, scope, _) in every if scope == CUED]
        self._rare = self._rare_in(places, index.beyond.get(StemsBeyond.name))
        self._places_with: dict[str, list[int]] = {}
        for place in places:
            for word in self._content(place) & self._rare:
                self._places_with.setdefault(word, []).append(place)
        found = (self._cue(row, place, keys[row]) for place in places for row in self._near.variants.rows(place)[:1] if row in keys)
        self.found = sorted([cue for cue in found if cue is not None], key=lambda cue: cue.given)

    def _rare_in(self, places: Iterable[int], beyond: StemsBeyond | None) -> set[str]:
        """What few stems of the bank speak of, of all that those at some places do."""
        counts: Counter[str] = Counter()
        for place in places:
            counts.update(self._content(place))
        return {word for word, count in counts.items() if (count if beyond is None else beyond.content_count(word)) <= RARE}

    def _content(self, place: int) -> set[str]:
        """What a stem speaks of."""
        return self._contents.of(self._near.written(place))

    def _cue(self, row: int, place: int, keyed: str) -> Cue | None:
        own = self._content(place)
        if len(own & self._rare) < FEWEST_RARE:
            return None
        key = key_words(keyed)
        words = key.split(" ")
        of_key = {content for word in words if (content := self._of_text.get(word, ""))}
        own -= of_key
        rare = own & self._rare
        # What no other stem says cannot be given away.
        if not of_key or len(own) < _FEWEST_SHARED or len(rare) < FEWEST_RARE or not all(map(self._of_text.__contains__, words)):
            return None
        if says(self._near.variants[place].words, key):
            return None
        candidates = Counter(other for word in rare for other in self._places_with[word])
        for other in sorted([other for other, shared in candidates.items() if shared >= FEWEST_RARE and other != place]):
            there = self._near.variants.rows(other)[0]
            shared = len(own & self._content(other))
            if (
                shared >= max(_FEWEST_SHARED, _SHARE * len(own))
                and says(self._near.variants[other].words, key)
                and not self._known.are_apart((row,), (there,))
            ):
                return Cue(there, row, key)
        return None


def says(stem: str, key: str) -> bool:
    """Whether the words of a stem hold those of a key, whole."""
    return f" {key} " in f" {stem.casefold()} "


def key_words(keyed: str) -> str:
    """The words of a keyed text, as `says` looks for them."""
    return " ".join([word.casefold() for word in words_of(keyed)])
