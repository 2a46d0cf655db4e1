"""What two texts are compared by when the question is whether they say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from unicodedata import normalize

from quizkit.lint.view import TextField
from quizkit.patterns import regex
from quizkit.text import ast

from .references import nodes_of

# Code and maths can only begin with these.
_MAY_BE_VERBATIM = regex(r"[`$\t]| {4}|~~~")

_LONGEST_KEPT = 40
# English words of one or two letters that open a sentence with a capital; other short words are symbols: Co and CO, mW and MW, Aa and aa.
_OPENING = regex(r"A[nst]?|B[ey]|Do|He|I[fnst]?|My|No|O[fnr]|So|To|U[ps]|We")


def visible(text: TextField) -> str:
    """What a reader sees of an inline text, white space collapsed in prose. Maths, pictures, raised and lowered words are told apart."""
    if (only := _only_words(text)) is not None:
        return " ".join(only.split())
    return _joined(text.document.inlines, fold=False)


def folded(text: TextField) -> str:
    """The same without what makes no difference in prose: capitals and a final full stop. Code and maths stay as they are."""
    if (only := _only_words(text)) is not None:
        return fold_prose(only)
    nodes = text.document.inlines
    joined = _joined(nodes, fold=True)
    return _without_stop(joined) if isinstance(nodes[-1], ast.Str) else joined


def folded_source(text: TextField) -> str:
    """The Markdown source without what makes no difference in prose: quicker than `folded`, but emphasis tells texts apart."""
    source = text.source
    if _MAY_BE_VERBATIM.search(source) is None:
        return fold_prose(source if source.isascii() else normalize("NFC", source))
    parts, at = [], 0
    for node in nodes_of(text):
        if isinstance(node, ast.Code | ast.Math | ast.CodeBlock) and node.start >= at:
            parts += [fold_prose(normalize("NFC", source[at : node.start])), source[node.start : node.end]]
            at = node.end
    return "\0".join((*parts, fold_prose(normalize("NFC", source[at:]))))


def folded_sources(sources: Sequence[str]) -> list[str] | None:
    """The same for several sources at once, as long as none of them can hold code or maths; None where one can."""
    # Joined, a last and a first word might make what neither is, but for the sign between them.
    joined = "\x1f".join(sources)
    if _MAY_BE_VERBATIM.search(joined) is not None:
        return None
    return list(map(fold_prose, sources)) if joined.isascii() else [fold_prose(normalize("NFC", source)) for source in sources]


def fold_prose(text: str) -> str:
    """Prose in small letters with single spaces and no final full stop; words whose capitals may carry a meaning are kept."""
    if text.isalpha():
        return _fold_word(text)
    words = text.split()
    return _without_stop(" ".join(words) if text.islower() else _fold_words(words))


def _fold_words(words: list[str], *, opens: bool = True) -> str:
    if opens and len(words) > 1 and len(words[0]) < 3 and _OPENING.fullmatch(words[0]):
        words[0] = words[0].lower()
    rest = " ".join(words[1:])
    if rest.islower():
        # Most sentences have no other capital than their first letter.
        return f"{_fold_word(words[0])} {rest}"
    return " ".join([word if word.islower() else _fold_word(word) for word in words])


def _fold_word(word: str) -> str:
    """What is in a word's place: most come again and again, and only a giant is not worth keeping."""
    return _folded_word(word) if len(word) <= _LONGEST_KEPT else _folded_word.__wrapped__(word)


@lru_cache(maxsize=8192)
def _folded_word(word: str) -> str:
    """A word in small letters where it is plainly a word. Units, genes (BRCA1, Brca1) and genotypes (AaBb) keep their capitals."""
    if not word.istitle() and not word.isupper():
        return word
    small = letters = word.lower()
    if not word.isalpha():
        if any(char.isdigit() for char in word):
            return word
        letters = "".join(filter(str.isalpha, small))
    return word if len(letters) < 3 or letters[::2] == letters[1::2] else small


def _without_stop(text: str) -> str:
    return text[:-1] if text.endswith(".") and not text.endswith("..") and text != "." else text


def _only_words(text: TextField) -> str | None:
    """The words of a text that has no markup, as most options have none."""
    nodes = text.document.inlines
    if not nodes:
        return ""
    only = nodes[0]
    return normalize("NFC", only.text) if len(nodes) == 1 and isinstance(only, ast.Str) else None


def _joined(nodes: Iterable[ast.Inline], *, fold: bool) -> str:
    groups = [(is_prose, "".join(piece[1] for piece in group)) for is_prose, group in groupby(_pieces(nodes), key=lambda piece: piece[0])]
    parts = []
    for number, (is_prose, text) in enumerate(groups):
        if not is_prose:
            parts.append(text)
            continue
        words = normalize("NFC", text).split()
        before = " " if number and text[0].isspace() else ""
        after = " " if words and text[-1].isspace() and number + 1 < len(groups) else ""
        parts += [before, _fold_words(words, opens=number == 0) if fold else " ".join(words), after]
    return "".join(parts)


def _pieces(nodes: Iterable[ast.Inline]) -> Iterator[tuple[bool, str]]:
    """Prose, and what is no prose. `\0` stands where no text can hold it."""
    for node in nodes:
        match node:
            case ast.Str() | ast.Html():
                yield True, node.text
            case ast.Break():
                yield True, " "
            case ast.Code():
                yield False, node.text
            case ast.Math():
                yield False, f"\0${node.text}$"
            case ast.Image():
                yield False, f"\0!{node.target}!{node.alt}"
            case ast.Span(style="sub" | "sup"):
                yield False, f"\0{node.style}"
                yield from _pieces(node.children)
                yield False, "\0/"
            case ast.Span() | ast.Link():
                yield from _pieces(node.children)
