"""Which question gives away the key of another one in its stem. English only."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import NamedTuple

from quizkit.lint.index import BankIndex
from quizkit.lint.lexicon.function_words import FUNCTION_WORDS
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
        near = index.once(NearStems)
        vocabulary = near.vocabulary(_SCOPE)
        contents = [_content(text) for text in vocabulary.texts]
        of_written = [contents[word] for word in vocabulary.words]
        self._of_text = dict(zip(vocabulary.texts, contents, strict=True))
        self._stems: dict[int, str] = {}
        self._contents: dict[int, set[str]] = {}
        # Questions on one text speak of one thing, so only those without a stimulus are looked at.
        for variant, written in zip(near.variants, near.written, strict=True):
            if variant.scope == _SCOPE and written and len(written) <= _LONGEST_STEM:
                row = variant.rows[0]
                self._stems[row] = variant.words
                self._contents[row] = {content for number in written if (content := of_written[number])}
        counts = Counter(chain.from_iterable(self._contents.values()))
        self._rare = {word for word, count in counts.items() if count <= _RARE}
        self._rows_with: dict[str, list[int]] = {}
        for row, words in self._contents.items():
            for word in words & self._rare:
                self._rows_with.setdefault(word, []).append(row)
        self.found: list[Cue] = []
        for row, asked in index.facts(ASKED):
            if asked[6] and row in self._stems and (cue := self._cue(row, asked[6])) is not None:
                self.found.append(cue)

    def _cue(self, row: int, keyed: str) -> Cue | None:
        own = self._contents[row]
        if len(own & self._rare) < _FEWEST_RARE or any(map(str.isdigit, keyed)):
            return None
        words = [word.casefold() for word in words_of(keyed)]
        of_key = {content for word in words if (content := self._of_text.get(word, ""))}
        own = own - of_key
        rare = own & self._rare
        # What no other stem says cannot be given away.
        if not of_key or len(own) < _FEWEST_SHARED or len(rare) < _FEWEST_RARE or not all(map(self._of_text.__contains__, words)):
            return None
        key = " ".join(words)
        if self._says(row, key):
            return None
        candidates = Counter(other for word in rare for other in self._rows_with[word])
        for other in sorted([other for other, shared in candidates.items() if shared >= _FEWEST_RARE and other != row]):
            shared = len(own & self._contents[other])
            if shared >= max(_FEWEST_SHARED, _SHARE * len(own)) and self._says(other, key) and not self._known.are_apart((row,), (other,)):
                return Cue(other, row, key)
        return None

    def _says(self, row: int, key: str) -> bool:
        return f" {key} " in f" {self._stems[row].casefold()} "


def _content(word: str) -> str:
    """What a word says of a subject, by its stem; nothing where it says nothing."""
    return stem_of(word) if len(word) > 2 and word not in FUNCTION_WORDS["en"] else ""
