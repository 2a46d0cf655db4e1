"""The HTML in texts: whether its elements close where they must, and what it links to, shows and runs.

Source of the rules: HTML, the living standard, on void elements and on nesting. What HTML lets close by itself (a paragraph, a row) is
taken for unclosed all the same: readers put texts into pages of their own, where a tag that is missing swallows what follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from quizkit.formats.checking.fault import Spot
from quizkit.formats.checking.tree import Node
from quizkit.patterns import regex

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
# Attributes that are addresses.
_ADDRESSES = frozenset({"src", "href", "xlink:href", "data", "poster", "longdesc", "action", "formaction", "background", "cite"})
# What runs, or takes the reader's page for its own.
_REFUSED = frozenset({"script", "base", "meta"})
# What is in these is read as XML is.
_FOREIGN = frozenset({"math", "svg"})
_UNFINISHED = regex(r"<[a-zA-Z/!?]")


def is_html(node: Node, *, always: bool) -> bool:
    """Whether a `mattext` or `mat_formattedtext` is shown as HTML: it says so, or the reader takes it for that always."""
    if node.name == "mat_formattedtext":
        return node.attributes.get("type", "").upper() == "HTML"
    return node.name == "mattext" and (always or node.attributes.get("texttype", "").lower() in ("text/html", "text/xhtml"))


def texts_of(piece: Node, *, always: bool, across: bool) -> Iterator[list[Node]]:
    """The texts of an item or of a file that are HTML. Those that are one text together, with gaps between them, are in one list.

    Args:
        piece: the element to look in.
        always: whether every text is HTML, whatever it says.
        across: whether a text goes on behind a gap, so that what is opened before it may be closed after it.
    """
    nodes = list(piece.walk())
    flows = [node for node in nodes if node.name == "flow"] if across else []
    rows = [[text for child in flow.named("material") for text in child.children if is_html(text, always=always)] for flow in flows]
    joined = {id(text) for row in rows for text in row}
    yield from (row for row in rows if row)
    yield from ([node] for node in nodes if id(node) not in joined and is_html(node, always=always))


class Markup(HTMLParser):
    """A text that is read once: `problems` is what is wrong with its elements, `addresses` what it leads to, each with the line.

    The line is the one on which the text begins.
    """

    def __init__(self, texts: Iterable[Node]) -> None:
        super().__init__()
        self.problems: list[Spot] = []
        self.addresses: list[Spot] = []
        self._line = 0
        self._open: list[tuple[str, int]] = []
        for node in texts:
            if "<" not in node.text:
                continue
            self._line = node.line
            try:
                self.feed(node.text)
            except AssertionError:
                # So html.parser answers to sections that only SGML has.
                self._wrong("The HTML has a declaration that no browser knows.")
            if _UNFINISHED.search(self.rawdata):
                self._wrong("The HTML ends within a tag.")
            self.reset()
        self.problems += ((line, f"The HTML leaves <{tag}> open.") for tag, line in self._open)

    def _wrong(self, message: str) -> None:
        self.problems.append((self._line, message))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in."""
        if tag in _REFUSED:
            self._wrong(f"The HTML has a <{tag}>, which no text needs.")
        if tag not in _VOID:
            self._open.append((tag, self._line))
        for name, value in attrs:
            if name.startswith("on"):
                self._wrong(f"The HTML runs a script in the attribute '{name}' of <{tag}>.")
            elif name in _ADDRESSES:
                self.addresses.append((self._line, (value or "").strip()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in an element with a slash at its end: in HTML only formulas and drawings have such, and elsewhere it stays open."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            if not any(other in _FOREIGN for other, _ in self._open):
                self._wrong(f"The HTML has <{tag}/>, which browsers take for <{tag}>.")
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close an element: the one that was opened last."""
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        elif any(tag == other for other, _ in self._open):
            self._wrong(f"The HTML closes <{tag}> while <{self._open[-1][0]}> is open.")
            while self._open.pop()[0] != tag:
                pass
        elif tag not in _VOID:
            self._wrong(f"The HTML closes <{tag}>, which is not open.")
