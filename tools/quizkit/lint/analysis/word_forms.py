"""Words by what is left of them without their endings, to find a name in a text whatever its form; English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkit.named_tuples import NamedTuple
from quizkit.patterns import regex

_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)?")
_SIBILANT = ("ses", "xes", "zes", "ches", "shes")
_NO_PLURAL = ("ss", "us", "is")


class Token(NamedTuple):
    """A word: its stem, and where it stands."""

    stem: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a text. A hyphen parts words: open-weight is "open" and "weight"."""
    for match in _WORD.finditer(text):
        yield Token(singular(match[0]), match.start(), match.end())


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words."""
    return tuple(token.stem for token in tokens(text))


def singular(word: str) -> str:
    """A word in small letters and in the singular. An abbreviation keeps its capitals, so that IT is not it."""
    word = re.sub(r"['’]s?$", "", word)
    if len(word) > 1 and word[1:] != word[1:].lower():
        return word[:-1] if word.endswith("s") and word[:-1].isupper() else word
    small = word.lower()
    if len(small) > 4 and small.endswith("ies"):
        return small[:-3] + "y"
    if len(small) > 4 and small.endswith(_SIBILANT):
        return small[:-2] if not small.endswith(("ases", "uses", "oses", "izes", "ises")) else small[:-1]
    return small[:-1] if len(small) > 3 and small.endswith("s") and not small.endswith(_NO_PLURAL) else small


def root(stem: str) -> str:
    """What verbs and what is made of them share: "tune", "tuned" and "tuning" are "tun"."""
    for ending, shortest in (("ing", 3), ("ed", 3), ("er", 5)):
        if stem.endswith(ending) and len(stem) - len(ending) >= shortest:
            stem = stem[: -len(ending)]
            break
    if stem.endswith("e") and len(stem) > 3:
        stem = stem[:-1]
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lse" else stem
