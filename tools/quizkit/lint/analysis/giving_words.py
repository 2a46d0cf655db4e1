"""Words of a table that stand in some options and not in all of them: what is common to all, or in the stem, tells none apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizkit.lint.view import EntityView

from .option_texts import Offered, own_options

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STEM = 4_000


@dataclass(frozen=True, slots=True)
class Standing:
    """A word of a table in an option, as a span of the option's plain text."""

    option: Offered
    word: str
    start: int
    end: int


def giving_words(view: EntityView, table: Iterable[str], harmless: Iterable[str] = ()) -> Iterator[Standing]:
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


def _in_prose(option: Offered, words: frozenset[str], harmless: Iterable[str]) -> Iterator[Standing]:
    plain = option.field.plain
    text = plain.prose()[: len(option.text) + 100] if plain.verbatim else plain.text[: len(option.text) + 100]
    small = text.lower()
    if words.isdisjoint(_WORD.findall(small)):
        return
    for phrase in harmless:
        if phrase in small:
            small = re.sub(rf"\b{re.escape(phrase)}\b", lambda match: " " * len(match[0]), small)
    for match in _WORD.finditer(small):
        # "No, …" answers; it excludes nothing.
        answers = match[0] == "no" and (match.end() == len(small.rstrip(" .")) or small[match.end()] in ",.;:–—")
        if match[0] in words and not answers:
            yield Standing(option, match[0], match.start(), match.end())
