"""Stems as frames: what is left of a question once its subject is taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from quizkit.lint.lexicon.frames import FrameWords
from quizkit.named_tuples import NamedTuple

# What stands where a title was.
TITLE = "§"

# A frame has so many words around what differs, a frame with words of the subject in it so many around no more than `_SHORT`.
_FEW, _MANY, _SHORT = 4, 8, 3
# The latter are looked for among so many stems at most: each has some fifty.
_ALL = 2_000


class Masked(NamedTuple):
    """The words of a stem with the first title of the bank that stands in it taken out."""

    words: tuple[str, ...]
    title: str | None


def masked(stem: str, titles: Mapping[str, list[str]]) -> Masked:
    """A stem without the longest title that stands in it first; `titles` are sorted by their first words, the longest first."""
    words = stem.split()
    # In most stems no title can begin.
    for at, word in enumerate(words) if not titles.keys().isdisjoint(words) else ():
        for title in titles.get(word, ()):
            parts = title.split()
            if words[at : at + len(parts)] == parts and not (at == 0 and len(parts) == len(words)):
                return Masked((*words[:at], TITLE, *words[at + len(parts) :]), title)
    return Masked(tuple(words), None)


def by_first_word(titles: Iterable[str]) -> dict[str, list[str]]:
    """Titles by their first words, the longest first."""
    found: dict[str, list[str]] = {}
    for title in sorted(set(titles), key=lambda title: (-len(title), title)):
        found.setdefault(title.split()[0], []).append(title)
    return found


def is_empty(stem: Masked, words: FrameWords, subjects: frozenset[str]) -> bool:
    """Whether nothing of a subject is left in a stem: it speaks of a text as a whole, or of nothing but a title.

    A title that is one word or the name of a term may be the subject itself; the stem must then say that it means a text.
    """
    left = [word for word in stem.words if word != TITLE and word not in words.grammar]
    if not left or not all(word in words.asking or word in words.reading or word in words.unit for word in left):
        return False
    if any(word in words.unit and before in words.pointing for before, word in pairwise(stem.words)):
        return True
    return stem.title is not None and " " in stem.title and stem.title not in subjects


def frame_of(stem: Masked, words: FrameWords) -> str | None:
    """The frame of a stem whose subject stands in one place of it; None where no frame is left that could be asked of anything."""
    free = words.asking | words.reading | words.unit | {TITLE}
    own = [at for at, word in enumerate(stem.words) if word not in free and word not in words.grammar]
    if not own:
        return None
    before, after = list(stem.words[: own[0]]), list(stem.words[own[-1] + 1 :])
    while before and before[-1] in words.grammar:
        before.pop()
    while after and after[0] in words.grammar:
        after.pop(0)
    around = (*before, *after)
    if len(around) < _FEW or words.vague.isdisjoint(around):
        return None
    return " ".join((*before, "…", *after))


def shared_frames(stems: Mapping[int, Masked], words: FrameWords) -> dict[int, tuple[str, list[int]]]:
    """Rows that share their frame with at least two others, and of many rows with one in twenty: the frame, and the rows with it."""
    least = max(3, len(stems) // 20)
    rows_of: dict[str, list[int]] = {}
    for row, stem in stems.items():
        frames = set(_long_frames(stem)) if len(stems) <= _ALL else set()
        if (frame := frame_of(stem, words)) is not None:
            frames.add(frame)
        for frame in frames:
            rows_of.setdefault(frame, []).append(row)
    found: dict[int, tuple[str, list[int]]] = {}
    for frame, rows in sorted(rows_of.items(), key=lambda item: (-len(item[1]), -len(item[0]), item[0])):
        if len(rows) < least:
            break
        for row in rows:
            found.setdefault(row, (frame, rows))
    return found


def _long_frames(stem: Masked) -> Iterable[str]:
    words = stem.words
    for size in range(1, _SHORT + 1):
        if len(words) - size >= _MANY:
            for at in range(len(words) - size + 1):
                yield " ".join((*words[:at], "…", *words[at + size :]))
