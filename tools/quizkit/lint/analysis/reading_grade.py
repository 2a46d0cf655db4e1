"""How hard a text is to read: the grade of Flesch and Kincaid, for English."""

from __future__ import annotations

from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

# What stands behind is not read: two pages tell how hard a text is.
_READ = 8_000
_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_END = regex(r"(?<=[\w)\]\"'”’%])[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W_a-z])|\n+")
_ABBREVIATED = regex(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|vs|no|e\.g|i\.e|etc|cf|approx|Fig|fig)$")
_VOWELS = regex(r"[aeiouyàâäéèêëíìîïóôöúûü]+")
# "e" is silent in "made", "makes", "named"; not in "table", "horses", "wanted".
_SILENT = regex(r"(?:[^aeiouyl]e|[aeiouy]le|[^aeioulsxzcgh]es|[aeiouy]les|[^aeioutd]ed)$")
# Two vowels that are two syllables: "doing", "variable", "period"; not "nation", "special", "region".
_APART = regex(r"[aeouy]ing$|(?<![cgst])i[ao]")


class Readability(NamedTuple):
    """The grade, how many words it rests on, and the longest sentence: where it stands and how many words it has."""

    grade: float
    words: int
    longest: tuple[int, int]
    longest_words: int


def reading_grade(prose: str) -> Readability | None:
    """How hard a text is to read; None where it has no words."""
    prose = prose[:_READ]
    words = syllables = sentences = 0
    longest, longest_words = (0, 0), 0
    for start, end in _sentences(prose):
        found = _WORD.findall(prose, start, end)
        if not found:
            continue
        sentences += 1
        words += len(found)
        syllables += sum(map(syllables_of, found))
        if len(found) > longest_words:
            longest, longest_words = (start, end), len(found)
    if not words:
        return None
    return Readability(0.39 * words / sentences + 11.8 * syllables / words - 15.59, words, longest, longest_words)


def syllables_of(word: str) -> int:
    """How many syllables a word has, guessed from its letters. Capitals are spelt out or are names: they count as a short word."""
    if word.isupper():
        return 1
    small = word.lower()
    found = len(_VOWELS.findall(small))
    found -= found > 1 and _SILENT.search(small) is not None
    return max(found + (_APART.search(small) is not None), 1)


def _sentences(prose: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(prose):
        if prose[match.start()] == "." and _ABBREVIATED.search(prose, max(match.start() - 8, 0), match.start()):
            continue
        spans.append((start, match.start() + 1))
        start = match.end()
    spans.append((start, len(prose)))
    return spans
