"""Seeded stems for what compares wordings.

    python -m tests.bench.stems KIND NUMBER FILE

writes one stem a line. The words of KIND `varied` are distributed like a language's, by the law of Zipf and Mandelbrot; a third of these
stems begin with one of a few phrases. Those of KIND `templates` have the frame of one of twenty templates, nine words, and two of their
own, as a program writes them or an author in a hurry. Of either kind one in fifty is an earlier stem with one word put in, taken away or
replaced, so that there is something to find at a Jaccard index of .8.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st")
_SYLLABLES = tuple(onset + vowel for onset in _ONSETS for vowel in "aeiou")
_PAIRS = tuple(first + second for first in _SYLLABLES for second in _SYLLABLES)
# 80 words of one syllable, 6,400 of two, and the first 43,520 of three: 50,000 in all, the shortest the most frequent.
_VOCABULARY = (*_SYLLABLES, *_PAIRS, *(pair + last for last in _SYLLABLES[:7] for pair in _PAIRS))[:50_000]
_WEIGHTS = tuple(accumulate(1 / (rank + 2.7) for rank in range(1, len(_VOCABULARY) + 1)))
_OPENINGS = ("which of the following", "what is the", "which of these", "how many of the", "why does the", "in which case does a")
_KEPT = 10_000


def stems(kind: str, number: int, seed: int = 1) -> Iterator[str]:
    """Stems of a kind; the same arguments give the same stems."""
    source = random.Random(seed)
    make = KINDS[kind]
    earlier: list[list[str]] = []
    for index in range(number):
        words = _changed(source.choice(earlier), source) if earlier and source.random() < 0.02 else make(source)
        if len(earlier) < _KEPT:
            earlier.append(words)
        else:
            earlier[(index * 7919) % _KEPT] = words
        yield " ".join(words).capitalize() + "?"


def _varied(source: random.Random) -> list[str]:
    """6 to 30 words, 16 in the middle."""
    words = source.choices(_VOCABULARY, cum_weights=_WEIGHTS, k=round(source.triangular(6, 30, 12)))
    return [*source.choice(_OPENINGS).split(), *words] if source.random() < 1 / 3 else words


def _from_template(source: random.Random) -> list[str]:
    frame = source.choice(_FRAMES)
    first, second = source.choices(_VOCABULARY, k=2)
    return [*frame[:4], first, *frame[4:], second]


KINDS = {"varied": _varied, "templates": _from_template}
_FRAMES = tuple(tuple(_VOCABULARY[number * 9 : number * 9 + 9]) for number in range(20))


def _changed(words: list[str], source: random.Random) -> list[str]:
    """The words with one put in, taken away or replaced."""
    at = source.randrange(len(words))
    new = source.choices(_VOCABULARY, cum_weights=_WEIGHTS)
    kept, put_in = source.choice(((0, new), (1, []), (1, new)))
    return [*words[:at], *put_in, *words[at + kept :]]


def write_stems(path: Path, kind: str, number: int) -> None:
    """Write stems to a file, one at a time."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{stem}\n" for stem in stems(kind, number))


if __name__ == "__main__":
    write_stems(Path(sys.argv[3]), sys.argv[1], int(sys.argv[2]))
