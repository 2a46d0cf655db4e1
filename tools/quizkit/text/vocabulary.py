"""The words of a text at a glance: whether a closer look at it can find anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NewType, Protocol

from quizkit.patterns import regex

# Words to look for, as a vocabulary knows them.
Hints = NewType("Hints", frozenset[bytes])


class Vocabulary(Protocol):
    """Those words of a text that somebody looks for."""

    def isdisjoint(self, hints: Hints, /) -> bool:
        """Whether it is certain that none of some words stands in the text as a word of its own."""


class _Unknown:
    """The vocabulary of a text that has to be read to know."""

    def isdisjoint(self, hints: Hints, /) -> bool:
        return False


# All hints there are: of a text no other word is kept.
_SOUGHT: set[bytes] = set()


def hint_words(words: Iterable[str]) -> Hints:
    """Words to look for, in small letters. They are made where a module is loaded: a vocabulary knows the hints that it finds made."""
    hints = Hints(frozenset(word.encode() for word in words))
    seek(hints)
    return hints


def seek(hints: Hints) -> None:
    """Let vocabularies know hints that were made in another process."""
    _SOUGHT.update(hints)


def sought_words() -> Hints:
    """All words for which hints were made so far."""
    return Hints(frozenset(_SOUGHT))


UNKNOWN: Vocabulary = _Unknown()

_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_APART = bytes.maketrans(bytes(range(256)), bytes(code | 32 if code in _LETTERS else 32 for code in range(256)))

# What words of prose are made of and what stands between them. Beside it there is what may be markup.
_PLAIN = _LETTERS + b"0123456789 \n.,?!'\":;()-/"
# For a look at where markup touches words: every letter is "a", every sign of markup a star; what is neither is left out.
_SHAPE = bytes.maketrans(bytes(range(256)), bytes(97 if code in _LETTERS else 42 if code in b"\\`*_~^$[]<" else 32 for code in range(256)))
_NEUTRAL = bytes(code for code in range(33, 127) if code not in _LETTERS and code not in b"\\`*_~^$[]<")
_WITHIN_WORD = regex(rb"\*(?<=a\*)\**a")


def letter_runs(text: str) -> list[str]:
    """The runs of letters in a text that is ASCII, in small letters."""
    return text.encode().translate(_APART).decode().split()


def vocabulary_of(text: str) -> Vocabulary:
    """The vocabulary of a plain text: the runs of letters in it. Letters beyond ASCII have small ones of their own, and are not known."""
    return _SOUGHT.intersection(text.encode().translate(_APART).split()) if text.isascii() else UNKNOWN


def signs_of(source: str) -> str:
    """What is left of a source without letters, digits and the signs of prose: nothing, where there is no markup."""
    return source.encode().translate(None, _PLAIN).decode() if source.isascii() else source


def source_vocabulary(source: str, signs: str) -> Vocabulary:
    """The vocabulary of what a source says, unless markup may put words together (`to**day**`) or spell them (`&#116;oday`)."""
    if signs and ("&" in signs or (source.isascii() and _WITHIN_WORD.search(source.encode().translate(_SHAPE, _NEUTRAL)))):
        return UNKNOWN
    return vocabulary_of(source)
