"""Markdown source to a document, through pyromark's events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, Literal, cast

from quizkit.patterns import regex

from . import ast

TextLevel = Literal["block", "inline", "plain"]

# Text without any of these is its own plain text: most options are. What the pattern lets through is held equal to pyromark by a test.
_SIGNS = r"\\`_~^$\[\]<&\n\r\t\0"
_MARKUP = regex(f"[*{_SIGNS}]")
_BLOCK_START = regex(r"[#>+\-=|:\s]|\d")
_BUT_ASTERISKS = regex(f"[{_SIGNS}]")
# Asterisks around words can mean one thing only: those before them have a space, a bracket or nothing before them and a letter behind; and
# those behind them the other way round (CommonMark, "Emphasis and strong emphasis").
_EMPHASIS = regex(r"(?<![^\s(])(\*\*?)([^\W_](?:[^*]*[^\W_])?)\1(?![^\s.,;:?!)])")
# So many spaces before the first word make it code.
_INDENT = " " * 4

# Inline text is parsed behind this, so that "- 5" or "# of items" opens no list or heading; white space before a text changes no emphasis.
_ANCHOR = ". "


# As above, and nothing that XHTML escapes.
_ESCAPED = regex(r"[\\`*_~^$\[\]<>&\n\r\t\0]")


def unmarked_words(source: str, level: TextLevel) -> str | None:
    """The words of a text that holds no markup and nothing to escape, which are its own XHTML; else None. It saves the tree.

    A block text is one paragraph then, whose tags are not in the words.
    """
    words = source.strip(" ") if level == "inline" else source.rstrip(" \n")
    if _ESCAPED.search(words) is not None or (level == "block" and (not words or _BLOCK_START.match(words) is not None)):
        return None
    return words


def only_words(source: str, level: TextLevel) -> tuple[str, int] | None:
    """What a reader sees of a text without any markup, and where in the source that begins; None where it has to be parsed."""
    if level == "plain":
        return source, 0
    text = _trimmed(source, level)
    if _MARKUP.search(text) is None and (level == "inline" or not _may_open_block(text, source)):
        return text, source.find(text)
    return None


def emphasised_words(source: str, level: TextLevel) -> list[tuple[str, int]] | None:
    """What a reader sees of a text whose only markup are asterisks around words, piece by piece, each with where it begins in the source;
    None where the text has to be parsed."""
    text = _trimmed(source, level)
    if "*" not in text or _BUT_ASTERISKS.search(text) is not None or (level == "block" and _may_open_block(text, source)):
        return None
    start = source.find(text)
    pieces: list[tuple[str, int]] = []
    at = 0
    for found in _EMPHASIS.finditer(text):
        pieces += ((text[at : found.start()], start + at), (found[2], start + found.start(2)))
        at = found.end()
    pieces.append((text[at:], start + at))
    # Asterisks that are left stand somewhere else than around words.
    return None if any("*" in piece for piece, _ in pieces[::2]) else [piece for piece in pieces if piece[0]]


def _trimmed(source: str, level: TextLevel) -> str:
    """A text without the spaces around it, and the line ends behind it, which no reader sees."""
    return source.strip(" ") if level == "inline" else source.rstrip(" \n").lstrip(" ")


def _may_open_block(text: str, source: str) -> bool:
    """Whether a text without the spaces before it may be something else than a paragraph."""
    return _BLOCK_START.match(text) is not None or source.startswith(_INDENT)


def parse(source: str, level: TextLevel) -> ast.Document:
    """Parse a text of the given level.

    Raw HTML comes back as `Html` nodes; nothing is ever refused here. Line ends within inline text count as spaces.
    """
    if level == "plain":
        return ast.Document(source, inlines=_words(source))
    text = source.strip(" ")
    if _MARKUP.search(text) is None and (level == "inline" or not _may_open_block(text, source)):
        start = source.find(text)
        words = (ast.Str(text, start, start + len(text)),) if text else ()
        if level == "inline":
            return ast.Document(source, inlines=words)
        return ast.Document(source, blocks=(ast.Paragraph(words, start, start + len(text)),) if words else ())
    # A writer parses the texts that the rules have just parsed; only a giant is not worth keeping.
    return _remembered(source, level) if len(source) <= _LONGEST_REMEMBERED else _parse_markdown(source, level)


def _words(source: str) -> tuple[ast.Inline, ...]:
    return (ast.Str(source, 0, len(source)),) if source else ()


def _parse_markdown(source: str, level: TextLevel) -> ast.Document:
    """Parse with pyromark; a text that is nested deeper than any reader could follow is shown as it is written."""
    try:
        return _tree_of(source, level)
    except _TooDeepError:
        words = _words(source)
        return (
            ast.Document(source, inlines=words)
            if level == "inline"
            else ast.Document(source, blocks=(ast.Paragraph(words, 0, len(source)),))
        )


def _tree_of(source: str, level: TextLevel) -> ast.Document:
    if level == "inline":
        lead = len(source) - len(source.lstrip(" \t\n\r"))
        text = _ANCHOR + source[lead:].replace("\n", " ").replace("\r", " ")
        nodes = _Tree(text, lead - len(_ANCHOR)).blocks()
        first = nodes[0]
        inlines = first.children if isinstance(first, ast.Paragraph) else ()
        return ast.Document(source, inlines=_without_anchor(inlines, lead))
    return ast.Document(source, blocks=_Tree(source, 0).blocks())


def _without_anchor(inlines: tuple[ast.Inline, ...], lead: int) -> tuple[ast.Inline, ...]:
    first, *rest = inlines
    assert isinstance(first, ast.Str)
    kept = first.text[len(_ANCHOR) :]
    return (ast.Str(kept, lead, first.end), *rest) if kept else tuple(rest)


@cache
def _options() -> Any:
    from pyromark import Options

    return Options.ENABLE_TABLES | Options.ENABLE_MATH | Options.ENABLE_SUPERSCRIPT | Options.ENABLE_SUBSCRIPT


_LONGEST_REMEMBERED = 4096
_remembered = lru_cache(maxsize=1024)(_parse_markdown)


_DEEPEST = 60


class _TooDeepError(Exception):
    """A text is nested too deeply."""


class _Tree:
    """Turns one run of events into nodes; `shift` is added to every position."""

    def __init__(self, text: str, shift: int) -> None:
        import pyromark

        self._events: Iterator[tuple[Any, dict[str, int]]] = iter(
            cast("Iterable[tuple[Any, dict[str, int]]]", pyromark.events_with_range(text, options=_options()))
        )
        self._text = text
        self._depth = 0
        self._shift = shift
        self._starts = None if text.isascii() else list(accumulate((len(char.encode()) for char in text), initial=0))

    def _at(self, offset: int) -> int:
        """pyromark counts bytes of UTF-8; we count code points."""
        if self._starts is not None:
            offset = bisect_right(self._starts, offset) - 1
        return offset + self._shift

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooDeepError

    def blocks(self) -> tuple[ast.Block, ...]:
        """The blocks up to the end of what is open."""
        self._enter()
        nodes: list[ast.Block] = []
        loose: list[ast.Inline] = []
        for event, where in self._events:
            if isinstance(event, dict) and "End" in event:
                break
            node = self._block(event, where)
            if node is None:
                loose.extend(self._inline(event, where))
                continue
            self._close_paragraph(nodes, loose)
            nodes.append(node)
        self._close_paragraph(nodes, loose)
        self._depth -= 1
        return tuple(nodes)

    def _close_paragraph(self, nodes: list[ast.Block], loose: list[ast.Inline]) -> None:
        """Words that stand in a tight list item without a paragraph of their own get one."""
        if loose:
            joined = _joined(loose, self._text, self._shift)
            nodes.append(ast.Paragraph(joined, loose[0].start, loose[-1].end, tight=True))
            loose.clear()

    def _block(self, event: Any, where: dict[str, int]) -> ast.Block | None:
        start, end = self._at(where["start"]), self._at(where["end"])
        if event == "Rule":
            return ast.Rule(start, end)
        match event:
            case {"Start": "Paragraph"}:
                return ast.Paragraph(self._inlines(), start, end)
            case {"Start": {"Heading": {"level": level}}}:
                return ast.Heading(int(level[1:]), self._inlines(), start, end)
            case {"Start": {"CodeBlock": fence}}:
                language = fence["Fenced"] if isinstance(fence, dict) else ""
                text, start = self._characters(start)
                return ast.CodeBlock(text, language, start, end)
            case {"Start": {"BlockQuote": _}}:
                return ast.Quote(self.blocks(), start, end)
            case {"Start": {"List": first}}:
                return ast.List(first, self._items(), start, end)
            case {"Start": {"Table": align}}:
                return self._table(align, start, end)
            case {"Start": "HtmlBlock"}:
                text, start = self._characters(start)
                return ast.Html(text, start, end)
        return None

    def _items(self) -> tuple[ast.Item, ...]:
        items = []
        for event, where in self._events:
            if "End" in event:
                break
            items.append(ast.Item(self.blocks(), self._at(where["start"]), self._at(where["end"])))
        return tuple(items)

    def _table(self, align: Iterable[str], start: int, end: int) -> ast.Table:
        rows = []
        for event, _ in self._events:
            if "End" in event:
                break
            rows.append(self._cells())
        names: dict[str, ast.Align] = {"Left": "left", "Center": "center", "Right": "right"}
        return ast.Table(tuple(names.get(name) for name in align), rows[0], tuple(rows[1:]), start, end)

    def _cells(self) -> tuple[tuple[ast.Inline, ...], ...]:
        cells = []
        for event, _ in self._events:
            if "End" in event:
                break
            cells.append(self._inlines())
        return tuple(cells)

    def _characters(self, start: int) -> tuple[str, int]:
        """The characters of a block of code or HTML, and where the first one stands."""
        parts: list[str] = []
        for event, where in self._events:
            if "End" in event:
                break
            if not parts:
                start = self._at(where["start"])
            parts.append(next(iter(event.values())))
        return "".join(parts), start

    def _inlines(self) -> tuple[ast.Inline, ...]:
        self._enter()
        nodes: list[ast.Inline] = []
        for event, where in self._events:
            if isinstance(event, dict):
                # Most are words.
                if "Text" in event:
                    nodes.append(ast.Str(event["Text"], self._at(where["start"]), self._at(where["end"])))
                    continue
                if "End" in event:
                    break
            nodes.extend(self._inline(event, where))
        self._depth -= 1
        return _joined(nodes, self._text, self._shift)

    def _inline(self, event: Any, where: dict[str, int]) -> Iterator[ast.Inline]:
        start, end = self._at(where["start"]), self._at(where["end"])
        match event:
            case {"Text": text}:
                yield ast.Str(text, start, end)
            case {"Start": str(style)} if style in _SPANS:
                yield ast.Span(_SPANS[style], self._inlines(), start, end)
            case {"Code": text}:
                yield ast.Code(text, start, end)
            case {"InlineMath": text}:
                yield ast.Math(text, False, start, end)
            case {"DisplayMath": text}:
                yield ast.Math(text, True, start, end)
            case {"Html": text} | {"InlineHtml": text}:
                yield ast.Html(text, start, end)
            case "HardBreak" | "SoftBreak":
                yield ast.Break(event == "HardBreak", start, end)
            case {"Start": {"Link": link}}:
                yield ast.Link(link["dest_url"], link["title"], self._inlines(), start, end)
            case {"Start": {"Image": image}}:
                yield ast.Image(image["dest_url"], image["title"], words(self._inlines()), start, end)
            case _:
                raise AssertionError(f"an event that the options do not ask for: {event!r}")


_SPANS: dict[str, Literal["em", "strong", "sub", "sup"]] = {
    "Emphasis": "em",
    "Strong": "strong",
    "Subscript": "sub",
    "Superscript": "sup",
}


def _joined(nodes: list[ast.Inline], text: str, shift: int) -> tuple[ast.Inline, ...]:
    """Neighbouring words that touch in the source become one node; scripts within words are found in it."""
    out: list[ast.Inline] = []
    run: list[ast.Str] = []
    for node in nodes:
        words = node if isinstance(node, ast.Str) and _is_verbatim(node) else None
        if run and (words is None or run[-1].end != words.start):
            out += _one(run, text, shift)
            run = []
        if words is None:
            out.append(node)
        else:
            run.append(words)
    return (*out, *_one(run, text, shift)) if run else tuple(out)


def _one(run: list[ast.Str], text: str, shift: int) -> Iterable[ast.Inline]:
    node = run[0] if len(run) == 1 else ast.Str("".join([part.text for part in run]), run[0].start, run[-1].end)
    return _scripts(node, text, shift) if "~" in node.text or "^" in node.text else (node,)


# pyromark wants white space before a script; H~2~O and 10^-3^ are what authors write. As in pandoc, no white space stands inside.
_SCRIPT = regex(r"(?<![~^])([~^])([^~^\s]+)\1(?![~^])")


def _scripts(node: ast.Str, text: str, shift: int) -> Iterator[ast.Inline]:
    done = 0
    for found in _SCRIPT.finditer(node.text):
        start = node.start + found.start()
        if found.start() < done or (found.start() == 0 and text[start - shift - 1 : start - shift] == "\\"):
            continue
        if found.start() > done:
            yield ast.Str(node.text[done : found.start()], node.start + done, start)
        inner = ast.Str(found[2], start + 1, start + 1 + len(found[2]))
        yield ast.Span("sub" if found[1] == "~" else "sup", (inner,), start, node.start + found.end())
        done = found.end()
    if done < len(node.text):
        yield ast.Str(node.text[done:], node.start + done, node.end) if done else node


def _is_verbatim(node: ast.Str) -> bool:
    return len(node.text) == node.end - node.start


def words(nodes: Iterable[ast.Inline]) -> str:
    """The characters a reader sees of some inline nodes."""
    parts = []
    for node in nodes:
        match node:
            case ast.Span() | ast.Link():
                parts.append(words(node.children))
            case ast.Image():
                parts.append(node.alt)
            case ast.Break():
                parts.append(" ")
            case _:
                parts.append(node.text)
    return "".join(parts)
