"""Texts: Markdown becomes XHTML as a profile's reader takes it, or words where it shows nothing else."""

from __future__ import annotations

from collections.abc import Callable

from quizkit.finding import DataPath
from quizkit.formats.plain_words import is_web, plain_words
from quizkit.records import replace
from quizkit.text import Document, Picture, XhtmlStyle, ast, parse, to_xhtml, unmarked_words
from quizkit.text.xhtml import escape

from .asked import Words
from .export import Export


def block(export: Export, source: str, path: DataPath) -> Words:
    """A block text. `path` is where it stands in the entity."""
    words = unmarked_words(source, "block")
    html = html_of(export, parse(source, "block"), path) if words is None else f"<p>{words}</p>"
    _check(export, html, path)
    return Words(html)


def inline(export: Export, source: str, path: DataPath) -> Words:
    """An inline text."""
    words = unmarked_words(source, "inline")
    html = html_of(export, parse(source, "inline"), path) if words is None else words
    _check(export, html, path)
    return Words(html)


def part(export: Export, kind: str, source: str, path: DataPath) -> Words:
    """The text of a part: as XHTML, or as words where the profile's reader shows parts of this kind as plain text."""
    texts = export.profile.texts
    if kind in texts.plain:
        return plain(export, source, path)
    if kind in texts.risky and plain_words(source)[1]:
        export.lose("markup-at-risk", path)
    return inline(export, source, path)


def plain(export: Export, source: str, path: DataPath) -> Words:
    """The words of an inline text on one line. Markup and images among them are reported as lost."""
    words, dropped = plain_words(source)
    for code in dropped:
        export.lose(code, path)
    _check(export, words, path)
    return Words(words, is_html=False)


def html_of(export: Export, document: Document, path: DataPath, words: Callable[[ast.Str], str] | None = None) -> str:
    """A document as XHTML, its images and formulas as the profile's reader wants them. `words` writes the characters between tags."""

    def show(target: str, alt: str) -> Picture | None:
        return export.show(target, alt, path)

    texts = export.profile.texts
    style = XhtmlStyle(picture=show, href=_address, inline_math=texts.inline_math, display_math=texts.display_math)
    return to_xhtml(document, style if words is None else replace(style, words=words))


def as_html(words: Words) -> str:
    """A text as XHTML, whatever it is."""
    return words.text if words.is_html else escape(words.text)


def _check(export: Export, text: str, path: DataPath) -> None:
    for sign in export.profile.texts.breaks:
        if sign in text:
            export.lose("text-changed", path, f"'{sign}'")


def _address(target: str) -> str | None:
    return target if is_web(target) else None
