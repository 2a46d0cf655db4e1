"""Writes the pieces of a file in the canonical layout."""

from __future__ import annotations

from .nodes import BlockScalar, Collection, Document, Entry, Remarks, Scalar, indented
from .write_flow import flow_text

_STEP = 2
_PADS = tuple(" " * column for column in range(200))


def write_layout(document: Document) -> str:
    """The text of a file: indented by two, at most one blank line in a row, one line end at the end."""
    writer = _Writer()
    writer.document(document)
    return "".join([line + "\n" for line in writer.lines])


class _Writer:
    """Gathers lines. With `is_set_off` no blank line may come next: one is there, a collection begins, or it would become text."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._is_set_off = True

    def document(self, document: Document) -> None:
        self._remarks(document.head, "")
        root = document.root
        if root is not None:
            self._is_set_off = not document.head or not document.head[-1] or document.head[-1].startswith("---")
            assert isinstance(root.value, Collection)
            if root.value.is_flow:
                self._remarks(root.above, "")
                self._line(flow_text(root.value, "") + root.tail)
            else:
                self._block(root.value, 0, "")
        tail = [*document.tail]
        while tail and not tail[-1]:
            tail.pop()
        self._remarks(tail, "")

    def _line(self, line: str) -> None:
        self.lines.append(line)
        self._is_set_off = False

    def _remarks(self, remarks: Remarks, pad: str) -> None:
        for remark in remarks:
            if remark:
                self._line(pad + remark)
            elif not self._is_set_off:
                self.lines.append("")
                self._is_set_off = True

    def _block(self, collection: Collection, indent: int, lead: str) -> None:
        """Write a block collection; `lead` is what its first line begins with where that is a dash."""
        pad = _PADS[indent]
        for entry in collection.entries:
            if entry.above and not (lead and not any(entry.above)):
                if lead:
                    self._line(lead.rstrip(" "))
                    self._is_set_off, lead = True, ""
                self._remarks(entry.above, pad)
            self._entry(entry, lead or pad, indent)
            lead = ""
        self._remarks(collection.end, pad)

    def _entry(self, entry: Entry, start: str, indent: int) -> None:
        head = start + ("-" if entry.key is None else entry.name + ":")
        value, inner = entry.value, indent + _STEP
        if value.__class__ is Collection and not value.is_flow:
            if entry.key is None and not entry.beside:
                self._block(value, inner, head + " ")
            else:
                self._line(head + entry.beside)
                self._is_set_off = True
                self._block(value, inner, "")
            return
        pad = _PADS[inner]
        if entry.below:
            self._line(head + entry.beside)
            self._remarks(entry.between, pad)
            head = pad
        else:
            head += " "
        if value.__class__ is Scalar:
            self._scalar(entry, value, head, pad)
        elif value.__class__ is BlockScalar:
            self._line(head + value.header + entry.tail)
            self.lines += [pad + line if line else "" for line in value.lines]
            self._is_set_off = value.keeps
        else:
            assert isinstance(value, Collection)
            self._line(head + flow_text(value, pad) + entry.tail)

    def _scalar(self, entry: Entry, scalar: Scalar, head: str, pad: str) -> None:
        source = scalar.source
        if not source:
            self._line(head.rstrip(" ") + entry.tail)
            self._remarks(entry.between, pad)
        else:
            self._line(head + indented(source, pad) + entry.tail)
