"""Texts for apps: HTML that stands alone, and the words in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from quizkit.finding import DataPath
from quizkit.formats.export import Export, LeftOutError
from quizkit.formats.gaps import split_at_signs, with_signs
from quizkit.model.field import TextLevel
from quizkit.model.media import Media
from quizkit.records import replace
from quizkit.text import Document, Picture, PlainStyle, XhtmlStyle, ast, parse, to_plain, to_xhtml, unmarked_words
from quizkit.text.xhtml import quoteattr

Data = dict[str, Any]

_WEB = ("http://", "https://")
_BLANK = "____"
# A table of our own: what the system knows differs from machine to machine.
_MEDIA_TYPES: Mapping[str, str] = {
    ".apng": "image/apng",
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


class Texts:
    """Writes the texts of one entity, with their images inside as `data:` addresses, so that no file is missing anywhere."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._path: DataPath = ()
        self._shown: dict[str, Media] = {}

    def rich(self, source: str, path: DataPath, level: TextLevel = "inline") -> Data:
        """A text as HTML and as words. `path` is where it stands in the entity."""
        words = unmarked_words(source, level)
        if words is not None:
            return {"html": f"<p>{words}</p>" if level == "block" else words, "text": words}
        return self._both(parse(source, level), path)

    def stimulus(self, body: str, media: Iterable[str], path: DataPath) -> Data:
        """The text of a stimulus, with its media below it."""
        pictures = [ast.Paragraph((ast.Image(f"media:{name}", "", "", 0, 0),), 0, 0) for name in media]
        return self._both(Document(body, blocks=(*parse(body, "block").blocks, *pictures)), path)

    def stem_with_gaps(self, source: str, gaps: Iterable[str]) -> Data:
        """A stem as a whole, in which an empty `<span data-slot="name"></span>` stands for each gap, and in segments.

        Raises:
            LeftOutError: not every gap stands in the text once.
        """
        document, path = parse(source, "block"), ("stem",)
        style = replace(self._style(path), words=with_signs(source))
        html = split_at_signs(to_xhtml(document, style))
        text = split_at_signs(to_plain(document, PlainStyle(self._alt, with_signs(source, str))).text)
        names = html[1::2]
        if sorted(names) != sorted(gaps) or names != text[1::2]:
            raise LeftOutError("incomplete", path, "every gap needs one marker in the stem, and every marker its gap")
        spans = [f"<span data-slot={quoteattr(name)}></span>" for name in names]
        return {
            "html": _joined(html[::2], spans),
            "text": _joined(text[::2], [_BLANK] * len(names)),
            "segments": list(_segments(html[::2], text[::2], names)),
        }

    def media(self) -> list[Data]:
        """What there is to say of the images that were shown, beside the words that stand for them."""
        return [notes for media in list(self._shown.values()) if len(notes := self._notes(media)) > 1]

    def _notes(self, media: Media) -> Data:
        notes: Data = {"id": media.id}
        if credit := media.credit or ", ".join(media.authors):
            notes["credit"] = credit
        if media.licence:
            notes["licence"] = media.licence
        if media.caption:
            notes["caption"] = self.rich(media.caption, ())
        if media.long_description:
            notes["long_description"] = self.rich(media.long_description, (), "block")
        return notes

    def _both(self, document: Document, path: DataPath) -> Data:
        return {"html": to_xhtml(document, self._style(path)), "text": to_plain(document, PlainStyle(self._alt)).text}

    def _style(self, path: DataPath) -> XhtmlStyle:
        # A link to another entity of the bank leads nowhere in an app: its words remain.
        def href(target: str) -> str | None:
            return target if target.lower().startswith((*_WEB, "mailto:")) else None

        self._path = path
        return XhtmlStyle(picture=self._show, href=href)

    def _show(self, target: str, alt: str) -> Picture | None:
        if target.lower().startswith(_WEB):
            return Picture(target, alt)
        media = self._media(target)
        if media is None:
            self._export.lose("image-dropped", self._path, f"'{target}'")
            return None
        self._shown[media.id] = media
        sort = _MEDIA_TYPES.get(PurePosixPath(media.file).suffix.lower(), "application/octet-stream")
        content = b64encode(self._export.content_of(media)).decode("ascii")
        return Picture(f"data:{sort};base64,{content}", _words_for(media, alt))

    def _alt(self, image: ast.Image) -> str:
        media = self._media(image.target)
        return image.alt if media is None else _words_for(media, image.alt)

    def _media(self, target: str) -> Media | None:
        kind, _, name = target.partition(":")
        return self._export.media.get(name) if kind == "media" else None


def _words_for(media: Media, alt: str) -> str:
    return "" if media.decorative else alt or media.alt or ""


def _joined(between: list[str], gaps: list[str]) -> str:
    return "".join([part for pair in zip(between, [*gaps, ""], strict=True) for part in pair])


def _segments(html: list[str], text: list[str], names: list[str]) -> Iterator[Data]:
    for index, (markup, words) in enumerate(zip(html, text, strict=True)):
        if markup:
            yield {"html": markup, "text": words}
        if index < len(names):
            yield {"slot": names[index]}
