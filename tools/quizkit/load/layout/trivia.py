"""What stands between two pieces of content: comments and blank lines."""

from __future__ import annotations

from quizkit.patterns import regex
from quizkit.records import dataclass

# From here to the next character of content.
TRIVIA = regex(r"[ \n]*(?:#[^\n]*[ \n]*)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A comment on a line of its own with its column, or a blank line, which has no text."""

    column: int
    text: str


NOTHING: tuple[str, list[Line]] = ("", [])


def split(text: str, start: int, end: int) -> tuple[str, list[Line]]:
    """The comment on the rest of the line at `start`, with the spaces before it, and the lines below it down to the one `end` lies in."""
    first, *rest = text[start:end].split("\n")
    beside = first.rstrip(" ")
    if beside.startswith("#"):
        beside = " " + beside
    lines = [_line(line) for line in rest[:-1]]
    if rest and rest[-1].strip(" "):
        lines.append(_line(rest[-1]))  # a comment at the end of a file that has no last line end
    return beside, lines


def _line(line: str) -> Line:
    bare = line.lstrip(" ")
    return Line(len(line) - len(bare), bare.rstrip(" "))


def texts(lines: list[Line]) -> list[str]:
    """The lines without their columns."""
    return [line.text for line in lines]
