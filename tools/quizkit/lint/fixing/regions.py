"""The lines of the entries of a block collection: which comments go with an entry, and which blank lines stand between entries."""

from __future__ import annotations

from quizkit.load.layout.nodes import is_suppression
from quizkit.records import dataclass

from .refusal import RefusedError
from .source import Entry, Source, Spot


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of an entry, from the comments directly above it (`start`) to those below that are indented further (`end`).

    `line` is where its own line begins. `is_inline` says that something else begins that line, as the dash of the item that it is the
    first field of. `is_apart` says that further comments stand above it, behind a blank line.
    """

    entry: Entry
    start: int
    line: int
    end: int
    is_inline: bool
    is_apart: bool
    remarks: tuple[str, ...]

    @property
    def has_words(self) -> bool:
        """Whether a comment above it speaks to people: what silences a rule acts on the line below, whoever reads it."""
        return any(not is_suppression(remark) for remark in self.remarks)


def regions(source: Source, root: int, holder: Spot, above: int) -> list[Region]:
    """The regions of the entries of a block collection; `above` is where the lines begin that may belong to the first one.

    Raises:
        RefusedError: something else than comments stands on a line with an entry.
    """
    found: list[Region] = []
    for entry in source.entries(root, holder):
        found.append(_region(source, entry, found[-1].end if found else above))
    return found


def _region(source: Source, entry: Entry, above: int) -> Region:
    text = source.text
    line = source.line_start(entry.start)
    end = _end(source, entry, source.column(entry.start))
    if text[line : entry.start].strip(" "):
        return Region(entry, entry.start, line, end, True, False, ())
    lines = text[above:line].split("\n")[:-1] if line > above else []
    remarks: list[str] = []
    start = line
    while lines and lines[-1].strip(" "):
        remark = lines.pop()
        if not remark.lstrip(" ").startswith("#"):
            raise RefusedError("Something else than comments stands above the place.")
        remarks.insert(0, remark)
        start -= len(remark) + 1
    return Region(entry, start, line, end, False, any(other.strip(" ") for other in lines), tuple(remarks))


def _end(source: Source, entry: Entry, column: int) -> int:
    """Where the lines of an entry end: behind its last one, and behind comments below it that are indented further than it is."""
    text = source.text
    at = min(source.line_end(entry.end) + 1, len(text))
    behind = text[entry.end : at].strip(" \n")
    if behind and not behind.startswith("#"):
        raise RefusedError("Something else stands on the line of the place.")
    end = at
    while at < len(text):
        stop = min(source.line_end(at) + 1, len(text))
        line = text[at:stop].rstrip("\n")
        bare = line.lstrip(" ")
        if bare and (not bare.startswith("#") or len(line) - len(bare) <= column or is_suppression(bare)):
            break
        at = stop
        if bare:
            end = at
    return end
