"""Where a text names an option by its letter or its place, and by which. English only.

Only what is surely a name counts: whoever wants to move options asks for less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkit.patterns import regex
from quizkit.text.vocabulary import hint_words

_NOUN = r"(?:options?|answers?|choices?|alternatives?|distractors?|responses?)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|last|penultimate|previous|next|1st|2nd|3rd|4th|5th)"
_JUDGED = r"(?:(?:the\s+)?(?:only\s+|both\s+)?(?:correct|right|wrong|incorrect|true|false|key|best)\b)"
# A letter that is no part of a name, such as vitamin B or plan B: it opens a sentence or a clause.
_OPENS = r"(?:^|[.!?:;,(–—]\s*|\b(?:[Bb]oth|[Tt]hat|[Bb]ecause|[Ss]o|[Oo]nly|[Bb]ut|[Ww]hy|[Ww]hile|[Hh]ence|[Tt]hus|[Tt]herefore)\s+)"

_LETTERED = regex(
    # option B, answers A and C, choice (D); "option b" too, but not "option a"
    rf"\b(?i:{_NOUN})\s+[(\"'“‘*]?(?P<named>[A-H]|[b-h](?=[)\s.,;:]|$))[)\"'”’*]?(?![\w'’+#-])"
    # B is correct; A and C are wrong
    rf"|{_OPENS}(?P<judged>[A-H])\s+(?:(?:and|or|nor|&)\s+[A-H]\s+)?(?:is|was|are|were)\s+{_JUDGED}"
    # also in parentheses: "(b) is wrong"
    rf"|(?<!\w)\((?P<bracketed>[a-hA-H])\)\s+(?:is|was|are|were)\s+{_JUDGED}",
    re.MULTILINE,
)
_ORDERED = regex(
    rf"\bthe\s+(?P<which>{_ORDINAL})\s+(?:two\s+|three\s+)?(?:options?|choices?|alternatives?|distractors?)\b"
    r"|\b(?:option|choice|alternative|(?:option|answer|choice)\s+(?:no\.|number|#))\s*"
    r"\b(?P<number>[1-8]|one|two|three|four|five)\b(?![%.,]?\d|%|\s+(?:of|or|in|per)\b)"
    r"|\bthe\s+(?:option|answer|choice|alternative|distractor)\s+(?P<where>above|below)\b"
    r"|\bthe\s+(?P<ordinal>first|second|third|fourth|fifth|last)\s+answer\s+(?:is|was|are|cannot|does)\b",
    re.IGNORECASE,
)
_MOST = 20

# One of these stands in each place that names an option.
NAMING_WORDS = hint_words(
    (  # noqa: SIM905 (a word a line is a page)
        "option options answer answers choice choices alternative alternatives distractor distractors response responses "
        "correct right wrong incorrect true false key best"
    ).split()
)


def named_options(words: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each place that names an option, with the letter ("B") or the word that says which ("last", "above")."""
    for number, found in enumerate(_LETTERED.finditer(words)):
        yield found, (found["named"] or found["judged"] or found["bracketed"]).upper()
        if number > _MOST:
            return
    for number, found in enumerate(_ORDERED.finditer(words)):
        yield found, (found["which"] or found["number"] or found["ordinal"] or found["where"]).lower()
        if number > _MOST:
            return


def is_letter(which: str) -> bool:
    """Whether an option is named by its letter."""
    return len(which) == 1 and which.isalpha()
