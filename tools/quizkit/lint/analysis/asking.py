"""The sentence of a stem that asks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from quizkit.lint.view import EntityView, TextField
from quizkit.patterns import regex
from quizkit.text import ast
from quizkit.text.plain import PlainText

from .glance import holds_any
from .quotations import blank_quoted

# No asking sentence is longer: what stands before is not read, so that a stem of a megabyte costs no more than a page.
_READ = 4_000

# A full stop ends a sentence unless an abbreviation or an initial does.
_END = regex(
    r"[.!](?:(?<=[^\W\d_]{2}.)|(?<=[\d\s)\]_\ufffc%].))(?<!\bMr.)(?<!\bDr.)(?<!\bSt.)(?<!\bMrs.)(?<!\bvs.)[.!]*[)\]]*\s+(?=[^\sa-z])"
    r"|[?]+[)\]]*\s+|\n"
)
# Where none of these stands there is one sentence: most stems are one.
_MAY_END = regex(r"[.!?)\]]\s|\n")
_WORD = regex(r"[^\W\d_]{2}")
_MARKS = "\"“'‘«"


def asking_sentence(view: EntityView) -> tuple[int, str]:
    """Where the asking sentence begins in the plain text of the stem, and its words; code, maths and what is quoted are blanked out."""
    return view.once(_in_stem)


def _in_stem(view: EntityView) -> tuple[int, str]:
    text = view.texts["stem",]
    plain = text.plain
    start = max(len(plain.text) - _READ, 0)
    words = _without_quotations(text, plain, start)
    if _MAY_END.search(words) is None:
        return start, words
    first, last = _asking_sentence(words)
    return start + first, words[first:last]


def _without_quotations(text: TextField, plain: PlainText, start: int) -> str:
    """The end of the plain text, with code, maths and what is quoted blanked out."""
    words = plain.text[start:]
    blanked = [(max(first - start, 0), last - start) for first, last in plain.verbatim if last > start]
    if ">" in text.source:
        blanked += [(max(first - start, 0), last - start) for first, last in _quotes(text, plain, start)]
    blank = _blank(words, blanked)
    if not holds_any(blank, _MARKS):
        return blank
    return blank_quoted(blank)


def _blank(words: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return words
    chars = list(words)
    for first, last in spans:
        chars[first:last] = "\ufffc" * (min(last, len(chars)) - first)
    return "".join(chars)


def _quotes(text: TextField, plain: PlainText, start: int) -> Iterator[tuple[int, int]]:
    """The parts of the plain text from `start` on that come from block quotations."""
    quotes = [(node.start, node.end) for node in text.document.blocks if isinstance(node, ast.Quote)]
    if not quotes:
        return
    first = max(bisect_right(plain.anchors, (start, 1 << 62)) - 1, 0)
    end = len(plain.text)
    for here, there in reversed(plain.anchors[first:]):
        before = bisect_right(quotes, (there, 1 << 62)) - 1
        if before >= 0 and there < quotes[before][1]:
            yield here, end
        end = here


def _asking_sentence(words: str) -> tuple[int, int]:
    """The last sentence with a question mark, or else the last one."""
    asking = (0, len(words))
    found = None
    first = 0
    for end in (*(match.end() for match in _END.finditer(words)), len(words)):
        sentence = words[first:end]
        if "?" in sentence:
            found = first, end
        elif _WORD.search(sentence):
            asking = first, end
        first = end
    return found or asking
