"""Which question gives away the key of another one in its stem. English only."""

from __future__ import annotations

from collections import Counter

from quizkit.lint.index import BankIndex
from quizkit.lint.lexicon.function_words import FUNCTION_WORDS
from quizkit.named_tuples import NamedTuple
from quizkit.similarity.words import words_of

from .apart import ApartOrEnemies
from .asked import ASKED, scope_of
from .content_words import stem_of
from .near_stems import NearStems

# A word is rare where no more stems have it. The stem that gives away has most of the content of the other one, and rare words of it.
_RARE = 12
_FEWEST_SHARED, _FEWEST_RARE = 3, 2
_SHARE = 0.6
_LONGEST_STEM = 100
_SCOPE = scope_of("en", None)


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
        vocabulary = self._near.vocabulary(_SCOPE)
        self._words = vocabulary.words
        self._contents = [_content(text) for text in vocabulary.texts]
        self._of_text = dict(zip(vocabulary.texts, self._contents, strict=True))
        # Questions on one text speak of one thing, so only those without a stimulus are looked at.
        keys = {row: asked[6] for row, asked in index.facts(ASKED) if asked[6] and asked[1] == _SCOPE}
        every = enumerate(self._near.variants.stems()) if keys else ()
        places = [place for place, (_, scope, _) in every if scope == _SCOPE and self._is_short(place)]
        counts: Counter[str] = Counter()
        for place in places:
            counts.update(self._content(place))
        self._rare = {word for word, count in counts.items() if count <= _RARE}
        self._places_with: dict[str, list[int]] = {}
        for place in places:
            for word in self._content(place) & self._rare:
                self._places_with.setdefault(word, []).append(place)
        found = (self._cue(row, place, keys[row]) for place in places for row in self._near.variants.rows(place)[:1] if row in keys)
        self.found = sorted([cue for cue in found if cue is not None], key=lambda cue: cue.given)

    def _is_short(self, place: int) -> bool:
        return 0 < len(self._near.written(place)) <= _LONGEST_STEM

    def _content(self, place: int) -> set[str]:
        """What a stem speaks of."""
        words, contents = self._words, self._contents
        return {content for number in self._near.written(place) if (content := contents[words[number]])}

    def _cue(self, row: int, place: int, keyed: str) -> Cue | None:
        own = self._content(place)
        if len(own & self._rare) < _FEWEST_RARE:
            return None
        words = [word.casefold() for word in words_of(keyed)]
        of_key = {content for word in words if (content := self._of_text.get(word, ""))}
        own -= of_key
        rare = own & self._rare
        # What no other stem says cannot be given away.
        if not of_key or len(own) < _FEWEST_SHARED or len(rare) < _FEWEST_RARE or not all(map(self._of_text.__contains__, words)):
            return None
        key = " ".join(words)
        if self._says(place, key):
            return None
        candidates = Counter(other for word in rare for other in self._places_with[word])
        for other in sorted([other for other, shared in candidates.items() if shared >= _FEWEST_RARE and other != place]):
            there = self._near.variants.rows(other)[0]
            shared = len(own & self._content(other))
            if shared >= max(_FEWEST_SHARED, _SHARE * len(own)) and self._says(other, key) and not self._known.are_apart((row,), (there,)):
                return Cue(there, row, key)
        return None

    def _says(self, place: int, key: str) -> bool:
        return f" {key} " in f" {self._near.variants[place].words.casefold()} "


def _content(word: str) -> str:
    """What a word says of a subject, by its stem; nothing where it says nothing."""
    return stem_of(word) if len(word) > 2 and word not in FUNCTION_WORDS["en"] else ""
