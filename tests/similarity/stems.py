"""A seeded generator of stems that look natural to a join: words follow Zipf's law, and a few stems are near-duplicates of others."""

from __future__ import annotations

import random
from collections.abc import Iterator

_ONSETS = ("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl", "gr", "sh", "ch", "th", "qu", "")
_VOWELS = ("a", "e", "i", "o", "u", "ea", "ou", "ai")
_CODAS = ("", "", "n", "r", "s", "t", "l", "nd", "ck", "m")
_SHORTEST, _LONGEST = 5, 20


def vocabulary(size: int, seed: int = 1) -> list[str]:
    """Distinct words of one to three syllables, the shorter ones mostly first, as frequent words are short."""
    chance = random.Random(seed)
    words: dict[str, None] = {}
    while len(words) < size:
        syllables = 1 + (len(words) > 500) + (chance.random() < 0.2)
        words["".join(chance.choice(part) for _ in range(syllables) for part in (_ONSETS, _VOWELS, _CODAS))] = None
    return list(words)


def stems(count: int, seed: int = 1, *, near_duplicates: float = 0.01, words: int = 250_000) -> Iterator[str]:
    """`count` stems of 5 to 20 words; about `near_duplicates` of them are an earlier one with a word left out, put in or replaced.

    The word of rank r comes up with a probability of about 1 / r (Zipf's law).
    """
    chance = random.Random(seed)
    known = vocabulary(words, seed)
    uniform, size = chance.random, float(words)
    kept: list[list[str]] = []
    for number in range(count):
        if kept and uniform() < near_duplicates:
            stem = list(kept[int(uniform() * len(kept))])
            place, change = int(uniform() * len(stem)), int(uniform() * 4)
            if change < 3:
                del stem[place]
            if change > 1:
                stem.insert(place, known[int(size ** uniform()) - 1])
        else:
            length = _SHORTEST + int(uniform() * (_LONGEST - _SHORTEST + 1))
            stem = [known[int(size ** uniform()) - 1] for _ in range(length)]
            if number % 7 == 0:
                kept.append(stem)
        yield " ".join(stem)
