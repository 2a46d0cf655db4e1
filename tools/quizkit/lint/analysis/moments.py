"""Words in a text whose meaning hangs on the day on which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from quizkit.lint.lexicon.moments import MOMENTS, Moments
from quizkit.lint.view import TextField
from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

from .dates import names_a_time
from .glance import holds_any
from .quotations import blank_quoted
from .sentence_spans import sentence_spans

# What counts: what is said of the newest and of who holds an office; how much or what most there is "today" as well; "today" and its like
# whatever is said; and also what counts back from the day.
Reach = Literal["newest", "measured", "now", "all"]


class _Patterns(NamedTuple):
    newest: re.Pattern[str]
    product: re.Pattern[str]
    now: re.Pattern[str]
    counted: re.Pattern[str]
    past: re.Pattern[str]
    measure: re.Pattern[str]
    means_no_day: re.Pattern[str]
    fiction: re.Pattern[str]


def _compiled(table: Moments) -> _Patterns:
    words = (table.product, table.now, table.counted, table.past, table.measure, f"{table.figurative}|{table.imperative}", table.fiction)
    return _Patterns(*(regex(each, re.IGNORECASE) for each in (f"{table.newest}|{table.office}", *words)))


_PATTERNS = {language: _compiled(table) for language, table in MOMENTS.items()}
# A text is a page at most; what stands behind is not read.
_READ = 20_000
_HINTS = {language: table.hints for language, table in MOMENTS.items()}


def may_hold_moments(small: str, language: str) -> bool:
    """Whether a text in small letters holds any of the words at all: a glance, for most do not."""
    return holds_any(small, _HINTS[language])


def moments(text: TextField, language: str, reach: Reach = "all") -> Iterator[tuple[int, int]]:
    """The spans of such words in the plain text, one a sentence; a sentence that names a year is dated."""
    words = blank_quoted(text.plain.prose()[:_READ])
    for start, end in sentence_spans(words):
        if (span := moment(words[start:end], language, reach)) is not None:
            yield start + span[0], start + span[1]


def moment(sentence: str, language: str, reach: Reach = "all") -> tuple[int, int] | None:
    """The span of the first such word in a sentence."""
    patterns = _PATTERNS[language]
    found = _found(sentence, patterns, reach)
    if found is None or names_a_time(sentence) or patterns.means_no_day.search(sentence):
        return None
    if reach in ("newest", "measured") and patterns.fiction.search(sentence):
        return None
    # "Two years ago" stands with the past; it counts from the reader's day in any case.
    if found.re.pattern != patterns.counted.pattern and patterns.past.search(sentence):
        return None
    if found.groupdict().get("shown"):
        return found.span("shown")
    return found.start(), found.start() + len(found[0].rstrip())


def _found(sentence: str, patterns: _Patterns, reach: Reach) -> re.Match[str] | None:
    found = patterns.newest.search(sentence)
    if found is None and (reach in ("now", "all") or (reach == "measured" and patterns.measure.search(sentence))):
        found = patterns.now.search(sentence)
    if found is None and reach in ("now", "all"):
        found = patterns.product.search(sentence)
    if found is None and reach == "all":
        found = patterns.counted.search(sentence)
    return found
