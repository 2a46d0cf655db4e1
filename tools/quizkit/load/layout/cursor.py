"""A place in a parsed file that moves on: over comments, indicators and the loader's nodes, in step."""

from __future__ import annotations

from collections.abc import Collection as Offsets

from quizkit.load.yaml import Tree
from quizkit.patterns import regex

from .nodes import Scalar
from .trivia import NOTHING, TRIVIA, Line, split, texts

_MARKER = regex(r"(?:---|\.\.\.)(?=[ \n]|\Z)")
_AT_THE_END = -1


class UnknownLayoutError(Exception):
    """The file is laid out in a way that is not understood here: it must be left alone. `offset` is where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class Cursor:
    """Where the reading of a file has come to.

    `at` is the offset behind what has been read; `pending` are the lines above what comes next that nobody has taken yet. The scalars that
    begin at an offset in `quoted` get double quotes.
    """

    def __init__(self, tree: Tree, quoted: Offsets[int]) -> None:
        self.text = tree.text
        self.at = 0
        self.pending: list[Line] = []
        self._nodes = tree.nodes
        self._next = 0
        self._quoted = quoted

    def peek(self) -> tuple[int, int]:
        """Where the next node begins and ends; the end of a block collection means nothing."""
        packed = self._nodes[self._next]
        return packed >> 32, packed & 0xFFFFFFFF

    def step(self) -> tuple[int, int]:
        """The same, and go on to the node after it."""
        packed = self._nodes[self._next]
        self._next += 1
        return packed >> 32, packed & 0xFFFFFFFF

    def trivia(self) -> tuple[str, list[Line]]:
        """Read over comments and blank lines: the comment on this line, and the lines below."""
        start = self.at
        found = TRIVIA.match(self.text, start)
        assert found is not None
        self.at = found.end()
        chunk = found[0]
        if "#" not in chunk and chunk.count("\n") <= 1:
            return NOTHING
        return split(self.text, start, self.at)

    def take(self) -> list[str]:
        """The pending lines, which have found their place."""
        if not self.pending:
            return []
        taken, self.pending = texts(self.pending), []
        return taken

    def stands(self, marker: str) -> bool:
        """Whether the marker of a document (`---`, `...`) comes next."""
        found = _MARKER.match(self.text, self.at)
        return found is not None and found[0] == marker

    def column(self) -> int:
        """The column of what comes next, or -1 where the content ends."""
        if self.at == len(self.text) or self.stands("..."):
            return _AT_THE_END
        return self.at - self.text.rfind("\n", 0, self.at) - 1

    def expect(self, indicator: str) -> None:
        """Read over an indicator.

        Raises:
            UnknownLayoutError: something else stands here.
        """
        if not self.text.startswith(indicator, self.at):
            raise self.unknown()
        self.at += 1

    def unknown(self) -> UnknownLayoutError:
        """The exception that says that what comes next cannot be formatted."""
        if self.text.startswith("?", self.at):
            message = "The field's name stands behind '? ', which cannot be formatted: write the field as `name: value`."
            return UnknownLayoutError(message, self.at)
        return UnknownLayoutError("This is laid out in a way that cannot be formatted.", self.at)

    def nothing(self) -> Scalar:
        """Read a value that is not there; its node may lie behind comments that are still to be read."""
        self._next += 1
        return Scalar("")

    def scalar(self) -> Scalar:
        """Read a plain or quoted scalar, which is the next node."""
        start, self.at = self.step()
        source = self.text[start : self.at]
        if "\n" in source:
            source = "\n".join([_without_margins(line) for line in source.split("\n")])
        if start in self._quoted:
            source = '"{}"'.format(source.replace("\\", "\\\\").replace('"', '\\"'))
        return Scalar(source)


def _without_margins(line: str) -> str:
    r"""A line of a scalar of several lines without the spaces around it, which are no text; a space behind a `\` is."""
    bare = line.strip(" ")
    if bare.endswith("\\") and line.endswith(" ") and (len(bare) - len(bare.rstrip("\\"))) % 2:
        return bare + " "
    return bare
