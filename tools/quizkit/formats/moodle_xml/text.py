"""Texts: Markdown becomes HTML in a CDATA section, with the files it shows beside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import ClassVar
from urllib.parse import quote

from quizkit.finding import DataPath
from quizkit.formats.plain_words import is_web
from quizkit.formats.xml import Cdata, Element
from quizkit.model.media import Media
from quizkit.records import replace
from quizkit.text import Document, Picture, XhtmlStyle, ast, parse, to_xhtml, unmarked_words

from .export import Export

HTML = (("format", "html"),)
_WEB = ("http://", "https://")


def block(export: Export, tag: str, source: str, path: DataPath) -> Element:
    """An element with a block text."""
    return rich_block(export, tag, parse_block(source), path)


def rich_block(export: Export, tag: str, parsed: Document | str, path: DataPath) -> Element:
    """An element with a block text that `parse_block` has read."""
    if isinstance(parsed, str):
        return Element(tag, (plain("text", f"<p>{parsed}</p>"),), HTML)
    return rich(export, tag, parsed, path)


def parse_block(source: str) -> Document | str:
    """Read a block text: the words alone where it is one paragraph without any markup."""
    words = unmarked_words(source, "block")
    return parse(source, "block") if words is None else words


def inline(export: Export, tag: str, source: str, path: DataPath) -> Element:
    """An element with an inline text."""
    words = unmarked_words(source, "inline")
    if words is not None:
        return Element(tag, (plain("text", words),), HTML)
    return rich(export, tag, parse(source, "inline"), path)


def rich(export: Export, tag: str, document: Document, path: DataPath) -> Element:
    """An element with a text and the files that the text shows. `path` is where the text stands in the entity."""
    if "![" not in document.source:
        return Element(tag, (plain("text", to_xhtml(document, _WORDS)),), HTML)
    pictures = Pictures(export)
    text = plain("text", pictures.html(document, path))
    return Element(tag, (text, *pictures.files.values()), HTML)


def wordy(export: Export, source: str, path: DataPath) -> str:
    """An inline text as HTML where no file can stand beside it: an image becomes its alternative text."""

    def drop(target: str, alt: str) -> Picture | None:
        if target.lower().startswith(_WEB):
            return Picture(target, alt)
        export.lose("image-dropped", path, f"'{target}'")
        return None

    return to_xhtml(parse(source, "inline"), XhtmlStyle(picture=drop, href=_address))


def plain(tag: str, text: str) -> Element:
    """An element with characters. They stand in a CDATA section: elsewhere Moodle loses white space beside references and accents."""
    return Element(tag, (Cdata(text),))


def _address(target: str) -> str | None:
    return target if is_web(target) else None


_WORDS = XhtmlStyle(href=_address)


class Pictures:
    """Writes texts that stand in one field, and keeps the files of their images by name; `notes` are the fields of media that get lost."""

    notes: ClassVar[tuple[str, ...]] = ("caption", "credit", "long_description")

    def __init__(self, export: Export) -> None:
        self.files: dict[str, Element] = {}
        self._export = export
        self._path: DataPath = ()

    def element(self, media: Media, name: str, content: str) -> Element:
        """A file, of its name and its bytes in base64."""
        return Element("file", (content,), (("name", name), ("path", "/"), ("encoding", "base64")))

    def html(self, document: Document, path: DataPath, words: Callable[[ast.Str], str] | None = None) -> str:
        """A text as HTML. `path` is where it stands in the entity, `words` writes its words where they hold more than characters."""
        self._path = path
        style = XhtmlStyle(picture=self._show, href=_address)
        return to_xhtml(document, style if words is None else replace(style, words=words))

    def _show(self, target: str, alt: str) -> Picture | None:
        if target.lower().startswith(_WEB):
            return Picture(target, alt)
        kind, _, name = target.partition(":")
        found = self._export.files.get(name) if kind == "media" else None
        if found is None:
            self._export.lose(
                "image-dropped", self._path, f"'{target}' is not among the media that are exported (drafts are not: see --status)"
            )
            return None
        media, file = found
        if file not in self.files:
            self._attach(media, file)
        return Picture(f"@@PLUGINFILE@@/{quote(file, safe='')}", "" if media.decorative else alt or media.alt or "")

    def _attach(self, media: Media, file: str) -> None:
        content = b64encode(self._export.content_of(media)).decode("ascii")
        self.files[file] = self.element(media, file, content)
        if any(getattr(media, note) for note in self.notes):
            self._export.lose("media-notes-dropped", self._path, f"'{media.id}'")
