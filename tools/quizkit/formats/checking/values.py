"""The kinds of attribute values: what a format lets an attribute be, as XML Schema names it."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizkit.patterns import regex

_COUNT = regex(r"\s*\+?\d+\s*")
_INTEGER = regex(r"\s*[+-]?\d+\s*")
_DOUBLE = regex(r"\s*([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)\s*")
_NAME = regex(r"[^\W\d][\w.\-·]*")
_REFERENCE = regex(r"\s*(\{[^\W\d][\w.\-]*\}|[^\W\d][\w.\-]*|[+-]?\d+(\.\d+)?)\s*")
_LENGTH = regex(r"\d+%?")
_COORDINATES = regex(r"\d+%?(,\d+%?)*")
_MIME = regex(r"[^\s/()<>@,;:\\\"\[\]?=]+/[^\s/()<>@,;:\\\"\[\]?=]+")
_BOOLEAN = frozenset({"true", "false", "1", "0"})


def is_name(value: str) -> bool:
    """Whether a value is an NCName, as identifiers are: a letter or `_`, then letters, digits, `_`, `-` and `.`."""
    return _NAME.fullmatch(value) is not None


def is_number(value: str) -> bool:
    """Whether a value is an xs:double."""
    return _DOUBLE.fullmatch(value) is not None


def is_integer(value: str) -> bool:
    """Whether a value is an xs:integer."""
    return _INTEGER.fullmatch(value) is not None


def is_boolean(value: str) -> bool:
    """Whether a value is an xs:boolean."""
    return value in _BOOLEAN


def _any(value: str) -> bool:
    return True


# By the words that a vocabulary uses for them: whether a value is one, and what it should be.
KINDS: dict[str, tuple[Callable[[str], bool], str]] = {
    "text": (_any, ""),
    "address": (lambda value: not re.search(r"[\s<>\"{}|\\^`]", value), "an address, in which a blank is written as %20"),
    "boolean": (is_boolean, "true or false"),
    "count": (lambda value: _COUNT.fullmatch(value) is not None, "a whole number from 0"),
    "integer": (is_integer, "a whole number"),
    "number": (is_number, "a number"),
    "amount": (lambda value: is_number(value) and not value.startswith("-"), "a number from 0"),
    "name": (is_name, "an identifier: a letter or _, then letters, digits, _, - and ."),
    "names": (lambda value: all(map(is_name, value.split())), "identifiers with blanks between them"),
    "figure": (lambda value: _REFERENCE.fullmatch(value) is not None, "a number or the identifier of a variable"),
    "length": (lambda value: _LENGTH.fullmatch(value) is not None, "a whole number, or one with %"),
    "coordinates": (lambda value: _COORDINATES.fullmatch(value) is not None, "whole numbers with commas between them"),
    "mime": (lambda value: _MIME.fullmatch(value) is not None, "a media type such as image/png"),
    "mimes": (lambda value: all(map(_MIME.fullmatch, value.split())), "media types"),
    "id": (is_name, "an identifier: a letter or _, then letters, digits, _, - and ."),
}


def expectation(kind: str, value: str) -> str | None:
    """What a value should be instead; None where it is right. `a|b|c` is one of these words, `a|b|c*` several of them."""
    known = KINDS.get(kind)
    if known is not None:
        return None if known[0](value) else known[1]
    several = kind.endswith("*")
    words = kind.rstrip("*").split("|")
    given = value.split() if several else [value]
    if given and all(word in words for word in given):
        return None
    return f"one of {', '.join(words)}" if not several else f"some of {', '.join(words)}"
