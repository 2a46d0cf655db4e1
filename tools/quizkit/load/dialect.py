"""The strict dialect, as far as characters go: checked before a parser sees the file, where it is cheapest."""

from __future__ import annotations

import re
import unicodedata

from quizkit.finding import Remedy, Severity
from quizkit.patterns import regex
from quizkit.records import dataclass

MAX_DEPTH = 32

_FORBIDDEN = regex("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TERMINATORS = {"\x85": "NEL", "\u2028": "LINE SEPARATOR", "\u2029": "PARAGRAPH SEPARATOR"}

_SOUND_BYTES = bytes(range(0x20, 0x7F)) + b"\n"

# One wrong editor setting puts thousands of tabs into a file: that is one cause.
_MOST_OF_A_SORT = 1


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong with a file at a span of code points; `rule` names the rule whose page explains it."""

    rule: str
    message: str
    start: int
    end: int
    severity: Severity | None = None
    remedy: Remedy | None = None


def decode(data: bytes) -> tuple[str, list[Defect]]:
    """Decode a file and check its characters. Where a defect is an error the text is not fit for a parser."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"Byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8."
        return data.decode("utf-8", "replace"), [Defect("yaml-dialect", message, len(before), len(before) + 1)]
    # Most files are ASCII. Beyond it, printable text holds nothing that is forbidden: Python knows that ten times as fast as the pattern.
    if not data.translate(None, _SOUND_BYTES) or text.replace("\n", " ").isprintable() or _FORBIDDEN.search(text) is None:
        return text, []
    return text, list(_forbidden(text))


def control_character(text: str) -> re.Match[str] | None:
    """The first character of a decoded scalar that no file may hold, not even behind an escape; tabs and line ends are fine there."""
    for found in _FORBIDDEN.finditer(text):
        if found[0] not in "\t\r":
            return found
    return None


def describe(char: str) -> str:
    """A character's code point and name, for a message."""
    name = _TERMINATORS.get(char) or unicodedata.name(char, "control character")
    return f"U+{ord(char):04X} ({name})"


def _forbidden(text: str) -> list[Defect]:
    defects: list[Defect] = []
    counts: dict[str, int] = {}
    for found in _FORBIDDEN.finditer(text):
        char, start = found[0], found.start()
        if char == "\r" and text[start + 1 : start + 2] == "\n":
            char = "\r\n"
        counts[char] = counts.get(char, 0) + 1
        if counts[char] > _MOST_OF_A_SORT:
            continue
        message, severity = _advice(char, start)
        defects.append(Defect("yaml-dialect", message, start, start + len(char), severity))
    return [_with_count(defect, counts, text) for defect in defects]


def _with_count(defect: Defect, counts: dict[str, int], text: str) -> Defect:
    more = counts[text[defect.start : defect.end]] - 1
    if not more:
        return defect
    return Defect(defect.rule, f"{defect.message} ({more} more in this file.)", defect.start, defect.end, defect.severity)


def _advice(char: str, start: int) -> tuple[str, Severity | None]:
    if char == "\r\n":
        return "The line ends in CR LF: save the file with LF line ends.", "warning"
    if char == "\r":
        return "A lone CR is no line end: save the file with LF line ends.", None
    if char == "\t":
        return "A tab: use spaces.", None
    if char == "\ufeff":
        where = (
            "The file starts with a byte order mark: save it as UTF-8 without BOM."
            if not start
            else "A byte order mark within a text: delete it."
        )
        return where, None
    return f"The character {describe(char)} may not stand in a file: delete it.", None
