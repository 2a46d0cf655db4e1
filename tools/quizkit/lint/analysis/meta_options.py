"""Options that speak of the other options. English only."""

from __future__ import annotations

import re

from quizkit.patterns import regex

# A label that an author typed before the text, as in "D) All of the above".
_LABEL = r"\s*(?:\(?[A-Za-z][.)]\s+)?\(?"
_OTHERS = (
    r"(?:the\s+|these\s+|those\s+)?(?:above|following|listed|mentioned|foregoing|aforementioned"
    r"|(?:(?:other|above|listed|given|previous|preceding|following)\s+)?(?:(?:answer\s+)?(?:options|choices)|answers|alternatives|responses|statements|reasons|things)"
    r"(?:\s+(?:above|listed|given|mentioned|provided|offered))?)"
)
_ARE_RIGHT = (
    r"(?:\s+(?:is|are|apply|applies|hold|holds)(?:\s+(?:all\s+)?(?:correct|true|right|valid|possible|accurate|correctly\s+matched))?)?"
)
_END = r"\s*[.!)]{0,2}\s*"
# "above characteristics", "above can be used", but not "above-average checkpoints".
_ABOVE = r"(?:of\s+(?:the\s+)?|the\s+)(?:above(?![\w-])|(?:aforementioned|listed|mentioned)\s+\w).{0,40}"

_ALL = regex(
    rf"{_LABEL}(?:"
    rf"(?:all|both|each|every\s+one|any|everything)\s+(?:(?:two|three|four|five)\s+)?(?:of\s+)?(?:{_OTHERS}|(?:the\s+)?(?:these|those|them|this)){_ARE_RIGHT}"
    rf"|(?:all|both|any|each)\s+{_ABOVE}|all\s+apply|aota"
    rf"|(?:all|both)(?:\s+(?:two|three|four|five))?\s+(?:are|is)\s+(?:correct|true|right)|both"
    rf"|(?:the\s+)?above\s+all"
    rf"){_END}",
    re.IGNORECASE,
)
_NONE = regex(
    rf"{_LABEL}(?:"
    rf"(?:none|neither|not\s+any|no\s+one)\s+(?:of\s+)?(?:{_OTHERS}|(?:the\s+)?(?:these|those|them)){_ARE_RIGHT}"
    rf"|(?:none|neither)\s+{_ABOVE}|none\s+of\s+the\s+others|nota|not\s+listed"
    r"|no\s+(?:option|answer|choice|statement)\s+is\s+(?:correct|true|right)|neither\s+(?:option|answer|statement)\s+is\s+(?:correct|true|right)"
    rf"|none|neither(?:\s+one)?|(?:none|neither)\s+(?:is|are)\s+(?:correct|true|right)"
    rf"){_END}",
    re.IGNORECASE,
)
_UNKNOWN = regex(
    rf"{_LABEL}(?:"
    r"(?:it\s+|this\s+|the\s+\w+\s+)?(?:cannot|can\s?not|can['’]t|could\s+not)\s+be\s+(?:determined|known|decided|inferred|answered|told)"
    r"|(?:it\s+is\s+)?(?:impossible|not\s+possible)\s+to\s+(?:determine|know|decide|tell|say)"
    r"|(?:there\s+is\s+)?(?:not\s+enough|insufficient)\s+(?:information|info|data)(?:\s+(?:is\s+)?given)?(?:\s+to\s+\w+)?"
    r"|(?:there\s+is\s+)?no\s+(?:correct|right)\s+(?:answer|option|choice)"
    rf"|data\s+(?:is\s+|are\s+)?(?:inadequate|insufficient)"
    rf")(?:\s+(?:from|with|by|on)\s+the\s+(?:given\s+|available\s+)?\w+(?:\s+(?:given|above|provided))?)?{_END}",
    re.IGNORECASE,
)
# One of these stands in each option that says so.
ALL_WORDS = frozenset(["all", "both", "each", "every", "any", "everything", "above", "aota"])
NONE_WORDS = frozenset(["none", "neither", "not", "no", "nota"])
UNDETERMINED_WORDS = frozenset(["cannot", "can", "could", "impossible", "not", "insufficient", "no", "data"])

# No such option is longer.
LONGEST = 60


def is_all_of_the_above(text: str) -> bool:
    """Whether an option says, as a whole, that all other options are right."""
    return len(text) <= LONGEST and _ALL.fullmatch(text) is not None


def is_none_of_the_above(text: str) -> bool:
    """Whether an option says, as a whole, that no other option is right."""
    return len(text) <= LONGEST and _NONE.fullmatch(text) is not None


def speaks_of_others(text: str) -> bool:
    """Whether an option is one like "all of the above" or "none of these"."""
    return is_all_of_the_above(text) or is_none_of_the_above(text)


def is_undetermined(text: str) -> bool:
    """Whether an option says, as a whole, that the question has no answer, or none that can be known."""
    return len(text) <= LONGEST and _UNKNOWN.fullmatch(text) is not None
