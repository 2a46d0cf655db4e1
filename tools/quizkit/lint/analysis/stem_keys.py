"""The keys by which a stem is found by every other one that may be near to it, or is the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizkit.named_tuples import NamedTuple
from quizkit.similarity.bounds import Bounds
from quizkit.similarity.posting_lists import key_of
from quizkit.similarity.prefixes import fewest_shared, prefix

from .near_pairs import FEW_WORDS, grams_of
from .stems import NEAR, tokens_of
from .vocabulary import Vocabulary

_LIMITS = Bounds(NEAR)
_SAME, _WORD, _GRAM = 1, 2, 3


class StemKeys(NamedTuple):
    """The keys of a stem: that of all that are written the same, those of its words and, if it is short, those of its letters, with how
    many of these a near one has at least."""

    same: int
    words: Sequence[int]
    fewest_words: int
    grams: Sequence[int]
    fewest_grams: int

    def all(self) -> set[int]:
        """All keys."""
        return {self.same, *self.words, *self.grams}


def same_key(words: str, scope: str, marks: bytes) -> int:
    """The key of a stem that is written as it is."""
    return key_of(f"{words}\x1f{scope}\x1f{marks.hex()}", _SAME)


def keys_of(words: str, scope: str, marks: bytes, vocabulary: Vocabulary, count: Callable[[str], int]) -> StemKeys:
    """The keys of a stem. `count` says how many stems had a word when the keys of the bank were made, and does not change after that."""
    same = same_key(words, scope, marks)
    if not words:
        return StemKeys(same, (), 0, (), 0)
    written = vocabulary.numbers(words)
    group = _group(written, scope, marks, vocabulary)
    numbers = vocabulary.words_of(written)
    known = vocabulary.plain_texts
    texts = [known[token] if isinstance(token, int) else token for token in tokens_of(numbers, vocabulary)]
    seed = group ^ _WORD
    # Of a plain form that is no word ("physic"), or a rare one, the plural counts.
    ordered = sorted([(count(text) or count(f"{text}s"), key_of(text, seed)) for text in texts])
    grams: list[int] = []
    if len(numbers) <= FEW_WORDS:
        grams = sorted([key_of(gram, group ^ _GRAM) for gram in grams_of(numbers, vocabulary)])
    return StemKeys(
        same,
        [key for _, key in prefix(ordered, _LIMITS)],
        fewest_shared(len(ordered), _LIMITS),
        prefix(grams, _LIMITS),
        fewest_shared(len(grams), _LIMITS) if grams else 0,
    )


def _group(written: Sequence[int], scope: str, marks: bytes, vocabulary: Vocabulary) -> int:
    """What two near stems agree in whatever the rest of the bank says: all that tells them apart, save which words are names."""
    kinds, words = vocabulary.kinds, vocabulary.words
    negations = [kinds[words[number]] for number in written].count("negation") % 2
    return key_of("\x1f".join((scope, marks.hex(), str(negations), *vocabulary.lasting_guards(written))))
