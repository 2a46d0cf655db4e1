"""A parsed file, entry by entry: where each field and item begins and ends in the source, and what its value is."""

from __future__ import annotations

from typing import Any

from quizkit.finding import DataPath
from quizkit.load.layout.trivia import TRIVIA
from quizkit.load.positions import children_of
from quizkit.load.yaml import Tree
from quizkit.records import dataclass

from .refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Splice:
    """Other characters for a span of the source."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A value: its data, its node, and where it begins and ends. A value that is not there begins and ends behind its colon or dash."""

    data: Any
    node: int
    start: int
    end: int
    is_flow: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A field or an item. It begins with its key or its dash (in brackets: its value), and ends with its value."""

    key: str | None
    start: int
    end: int
    value: Spot


class Source:
    """The source of a file, and the places in it."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.text = tree.text
        self._entries: dict[int, list[Entry]] = {}

    def root(self, root: int) -> Spot:
        """The value of an entity."""
        return self._spot(root, self.tree.roots[root], self.tree.first_node[root], self.tree.span(self.tree.first_node[root])[0])

    def spots(self, root: int, path: DataPath) -> list[Spot]:
        """The values on the way to a data path: the entity first, what stands at the path last.

        Raises:
            RefusedError: nothing stands at the path, or the way leads through something that is not understood.
        """
        spots = [self.root(root)]
        for part in path:
            entry = self.entry(root, spots[-1], part)
            if entry is None:
                raise RefusedError("The field that is to be changed is not there.")
            spots.append(entry.value)
        return spots

    def entry(self, root: int, holder: Spot, part: str | int) -> Entry | None:
        """The field or the item of a collection that has a name or a number; None where there is none."""
        if isinstance(holder.data, dict) and part in holder.data:
            return self.entries(root, holder)[list(holder.data).index(part)]
        if isinstance(holder.data, list) and isinstance(part, int) and 0 <= part < len(holder.data):
            return self.entries(root, holder)[part]
        return None

    def entries(self, root: int, holder: Spot) -> list[Entry]:
        """The fields or items of a collection.

        Raises:
            RefusedError: it is laid out in a way that is not understood here.
        """
        if holder.node not in self._entries:
            self._entries[holder.node] = self._flow(root, holder) if holder.is_flow else self._block(root, holder)
        return self._entries[holder.node]

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - self.text.rfind("\n", 0, offset) - 1

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends: at its line end, or at the end of the file."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found

    def after_trivia(self, offset: int) -> int:
        """The offset of what comes next, behind white space and comments."""
        found = TRIVIA.match(self.text, offset)
        assert found is not None
        return found.end()

    def _spot(self, root: int, data: Any, node: int, anchor: int) -> Spot:
        start, end = self.tree.span(node)
        if data is None and start == end:
            return Spot(data, node, anchor, anchor, is_flow=False)
        opening = self.text[start : start + 1]
        if isinstance(data, (dict, list)):
            if opening in ("{", "[") and self.text[end - 1 : end] in ("}", "]"):
                return Spot(data, node, start, end, is_flow=True)
            if not data:
                raise _unknown()
            spot = Spot(data, node, start, end, is_flow=False)
            return Spot(data, node, start, self.entries(root, spot)[-1].end, is_flow=False)
        if opening in ("|", ">"):
            # Blank lines below a text are no part of it, or not to be told from it here.
            body = self.text[start:end].rstrip(" \n")
            end = start + max(len(body), 1)
        return Spot(data, node, start, end, is_flow=False)

    def _block(self, root: int, holder: Spot) -> list[Entry]:
        nodes = children_of(self.tree, root)[id(holder.data)]
        found: list[Entry] = []
        at = holder.start
        if isinstance(holder.data, list):
            for node, data in zip(nodes, holder.data, strict=True):
                at = self._expect("-", self.after_trivia(at) if found else at)
                found.append(Entry(None, at - 1, at, spot := self._spot(root, data, node, at)))
                found[-1] = Entry(None, at - 1, spot.end, spot)
                at = spot.end
            return found
        for node, (key, data) in zip(nodes, holder.data.items(), strict=True):
            start, end = self.tree.span(node)
            if start != (self.after_trivia(at) if found else at):
                raise _unknown()
            at = self._expect(":", self.after_trivia(end))
            spot = self._spot(root, data, node + 1, at)
            found.append(Entry(key, start, spot.end, spot))
            at = spot.end
        return found

    def _flow(self, root: int, holder: Spot) -> list[Entry]:
        nodes = children_of(self.tree, root)[id(holder.data)]
        found: list[Entry] = []
        at = holder.start + 1
        pairs: list[tuple[str | None, Any]] = (
            [*holder.data.items()] if isinstance(holder.data, dict) else [(None, item) for item in holder.data]
        )
        for node, (key, data) in zip(nodes, pairs, strict=True):
            start, end = self.tree.span(node)
            if key is None:
                spot = self._spot(root, data, node, end)
                found.append(Entry(None, start, spot.end, spot))
            else:
                colon = self.after_trivia(end)
                anchor = colon + 1 if self.text.startswith(":", colon) else end
                spot = self._spot(root, data, node + 1, anchor)
                found.append(Entry(key, start, spot.end, spot))
            if not found[-1].start >= at or (isinstance(data, (dict, list)) and not spot.is_flow):
                raise _unknown()
            at = found[-1].end
        return found

    def _expect(self, indicator: str, at: int) -> int:
        if not self.text.startswith(indicator, at):
            raise _unknown()
        return at + 1


def _unknown() -> RefusedError:
    return RefusedError("The place is laid out in a way that is not understood.")
