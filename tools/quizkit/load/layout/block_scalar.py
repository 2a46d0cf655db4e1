"""Block scalars: which of their spaces are indentation, and which are text."""

from __future__ import annotations

from quizkit.patterns import regex
from quizkit.records import dataclass

from .nodes import BlockScalar

_HEADER = regex(r"([|>])([-+0-9]*)( *#[^\n]*)?")

# What an indentation indicator says once the text is indented by two.
_INDENT = "2"


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block scalar, the comment behind its header (with its spaces), and where the line end behind its last line stands."""

    scalar: BlockScalar
    comment: str
    end: int


def read_block(text: str, start: int, end: int, column: int) -> FoundBlock:
    """Take a block scalar apart that stands at `start` and whose lines end at `end`, in a collection that begins at `column`."""
    header = _HEADER.match(text, start)
    assert header is not None
    style, signs, comment = header[1], header[2], (header[3] or "").rstrip(" ")
    line_end = text.find("\n", start, end)
    lines = text[line_end + 1 : end].split("\n") if line_end >= 0 else [""]
    digit, chomping, at = signs.strip("+-"), signs.strip("0123456789"), end - 1
    if lines[-1]:
        # The file ends within a line, and so the text ends with its last character: with a line end it would do so after `-` only.
        chomping, at = "-", end
    else:
        lines.pop()
    indent = column + int(digit) if digit else _detected_indent(lines, column)
    kept = [line[indent:] for line in lines]
    keeps = chomping == "+"
    while not keeps and kept and not kept[-1]:
        kept.pop()
        at = text.rfind("\n", start, at)
    header_end = end if line_end < 0 else line_end
    return FoundBlock(BlockScalar(style + (_INDENT if digit else "") + chomping, kept, keeps), comment, max(at, header_end))


def _detected_indent(lines: list[str], column: int) -> int:
    """The indentation that the first line with text sets; blank lines before it that are longer set it higher."""
    longest = column + 1
    for line in lines:
        bare = line.lstrip(" ")
        longest = max(longest, len(line) - len(bare))
        if bare:
            break
    return longest
