"""Answers that Moodle shows as plain text: in matching and in lists to choose from."""

from __future__ import annotations

from quizkit.finding import DataPath
from quizkit.formats.plain_words import plain_words as plain_words_of
from quizkit.formats.titles import cut
from quizkit.patterns import regex
from quizkit.text import unmarked_words

from .export import Export
from .names import LONGEST, without_tags

# Moodle shows an answer as HTML whose tags it has taken out: what looks like an entity would become its character.
_ENTITY = regex(r"&(?=[a-zA-Z0-9#]{1,8};)")


def plain_answer(export: Export, source: str, path: DataPath) -> str:
    """The words of an inline text as an answer of a matching question keeps them. What they cannot show is reported."""
    unmarked = unmarked_words(source, "inline")
    if unmarked is not None and len(unmarked) <= LONGEST:
        return unmarked.strip()
    words = plain_words(export, source, path)
    answer = cut(_ENTITY.sub("&amp;", without_tags(words)), LONGEST)
    if answer != words:
        export.lose("answer-changed", path, f"it is now '{answer}'")
    return answer


def plain_words(export: Export, source: str, path: DataPath) -> str:
    """The words of an inline text on one line. Markup and images among them are reported as lost."""
    words, dropped = plain_words_of(source)
    for code in dropped:
        export.lose(code, path)
    return words
