"""Words in a text whose meaning hangs on the day on which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from quizkit.lint.lexicon.moments import MOMENTS
from quizkit.lint.view import TextField

from .dates import names_a_time
from .sentence_spans import sentence_spans


class _Patterns(NamedTuple):
    now: re.Pattern[str]
    ago: re.Pattern[str]
    newest: re.Pattern[str]
    present: re.Pattern[str]
    measure: re.Pattern[str]
    story: re.Pattern[str]


_PATTERNS = {
    language: _Patterns(
        re.compile(table.now, re.IGNORECASE),
        re.compile(f"{table.ago}|{table.calendar}", re.IGNORECASE),
        re.compile(f"{table.newest}|{table.office}", re.IGNORECASE),
        re.compile(table.present, re.IGNORECASE),
        re.compile(table.measure, re.IGNORECASE),
        re.compile(table.story, re.IGNORECASE),
    )
    for language, table in MOMENTS.items()
}
# What counts: what is said of the newest and of who holds an office; how much or what most there is "today" as well; "today" and its like
# whatever is said; and also what counts back from the day.
Reach = Literal["newest", "measured", "now", "all"]

# A text is a page at most; what stands behind is not read.
_READ = 20_000
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”“\n]*”|(?<!\w)'[^'\n]*'(?!\w)|‘[^’‘\n]*’(?!\w)|«[^»«\n]*»")
_HINTS = {language: table.hints for language, table in MOMENTS.items()}


def may_hold_moments(source: str, language: str) -> bool:
    """Whether a text holds any of the words at all: a glance, for most do not."""
    small = source.lower()
    return any(hint in small for hint in _HINTS[language])


def moments(text: TextField, language: str, reach: Reach = "all") -> Iterator[tuple[int, int]]:
    """The spans of such words in the plain text, one a sentence; a sentence that names a year is dated."""
    words = _QUOTED.sub(lambda match: "\ufffc" * len(match[0]), text.plain.prose()[:_READ])
    for start, end in sentence_spans(words):
        if (span := moment(words[start:end], language, reach)) is not None:
            yield start + span[0], start + span[1]


def moment(sentence: str, language: str, reach: Reach = "all") -> tuple[int, int] | None:
    """The span of the first such word in a sentence."""
    patterns = _PATTERNS[language]
    found = patterns.newest.search(sentence)
    if found is None and (reach in ("now", "all") or (reach == "measured" and patterns.measure.search(sentence))):
        found = patterns.now.search(sentence)
    if found is None and reach == "all":
        found = patterns.ago.search(sentence)
    if found is None or names_a_time(sentence) or patterns.story.search(sentence):
        return None
    # "Two years ago" needs no present tense: it counts from the reader's day in any case.
    # Nor does "how many … today".
    if found.re is patterns.ago or (found.re is patterns.now and reach == "measured"):
        return found.span()
    if patterns.present.search(sentence) is None:
        return None
    return found.start(), found.start() + len(found[0].rstrip())
