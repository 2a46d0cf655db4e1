"""Words of a table that stand in some options and not in all of them: what is common to all, or in the stem, tells none apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.lint.view import EntityView
from quizkit.patterns import regex
from quizkit.records import dataclass

from .option_texts import Offered, own_options

_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STEM = 4_000


@dataclass(frozen=True, slots=True)
class Standing:
    """A word of a table in an option, as a span of the option's plain text."""

    option: Offered
    word: str
    start: int
    end: int


def giving_words(view: EntityView, table: Iterable[str], harmless: re.Pattern[str] | None = None) -> Iterator[Standing]:
    """The first such word of each option that has one. Options that only speak of others, code and maths are passed over."""
    words = frozenset(table)
    own = own_options(view)
    found = [list(_in_prose(option, words, harmless)) for option in own]
    if not any(found):
        return
    stem = {word.lower() for word in _WORD.findall(view.texts["stem",].plain.text[-_STEM:])}
    in_all = set.intersection(*[{standing.word for standing in of_one} for of_one in found])
    for of_one in found:
        for standing in of_one:
            if standing.word not in stem and standing.word not in in_all:
                yield standing
                break


def _in_prose(option: Offered, words: frozenset[str], harmless: re.Pattern[str] | None) -> Iterator[Standing]:
    plain = option.field.plain
    text = plain.prose()[: len(option.text) + 100] if plain.verbatim else plain.text[: len(option.text) + 100]
    small = text.lower()
    if words.isdisjoint(_WORD.findall(small.replace("'s", "").replace("’s", ""))):
        return
    if harmless is not None:
        small = harmless.sub(lambda match: " " * len(match[0]), small)
    for match in _WORD.finditer(small):
        word = match[0].removesuffix("'s").removesuffix("’s")
        if word in words and not _is_of_name(text, match.start(), match.end()):
            yield Standing(option, word, match.start(), match.start() + len(word))


def _is_of_name(text: str, start: int, end: int) -> bool:
    """Whether a word belongs to a title or a name: "All Quiet", "Mission Impossible"."""
    if not text[start].isupper() or text[start:end].isupper():
        return False
    before = text[:start].rstrip(" \"'“‘(")
    if before and before[-1] not in ".!?:;\n":
        return True
    after = _WORD.match(text, end + 1)
    return after is not None and after[0][0].isupper() and after[0] != "I" and not after[0].isupper()
