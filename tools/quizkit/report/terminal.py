"""What a terminal can take: colours where they are wanted, the width of characters, no control codes out of a file."""

from __future__ import annotations

import os
import unicodedata
from typing import TextIO

from quizkit.patterns import regex

_CONTROL = regex(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def wants_colour(stream: TextIO) -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR is set (no-color.org); FORCE_COLOR asks for it anywhere."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def safe(text: str) -> str:
    """Text of a file as it may be shown: control characters, which could drive the terminal, become a middle dot."""
    return _CONTROL.sub("·", text)


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


class Style:
    """Wraps text in the codes of a colour, or leaves it as it is."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text

    def bold(self, text: str) -> str:
        """Bold."""
        return self._wrap("1", text)

    def dim(self, text: str) -> str:
        """Blue, for rulers and line numbers."""
        return self._wrap("34", text)

    def severity(self, name: str, text: str) -> str:
        """The colour of a severity."""
        return self._wrap({"error": "1;31", "warning": "1;33"}.get(name, "1;36"), text)
