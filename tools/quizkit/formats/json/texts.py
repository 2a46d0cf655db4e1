"""Texts for apps: HTML that stands alone, and the words in it."""

from __future__ import annotations

import mimetypes
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from quizkit.model.field import TextLevel
from quizkit.model.media import Media
from quizkit.text import Picture, XhtmlStyle, ast, markers_in, parse, to_plain, to_xhtml
from quizkit.text.xhtml import escape, quoteattr

_WEB = ("http://", "https://", "mailto:")


class Texts:
    """Writes texts with their images inside, as `data:` addresses, so that no file is missing anywhere."""

    def __init__(self, media: Iterable[Media], read_media: Callable[[str], bytes]) -> None:
        self._media: Mapping[str, Media] = {entry.id: entry for entry in media}
        self._read = read_media
        self._style = XhtmlStyle(picture=self._show, href=lambda target: target if target.lower().startswith(_WEB) else None)

    def rich(self, source: str, level: TextLevel = "inline") -> dict[str, str]:
        """A text as HTML and as words."""
        document = parse(source, level)
        return {"html": to_xhtml(document, self._style), "text": to_plain(document).text}

    def html(self, source: str, level: TextLevel = "inline") -> str:
        """A text as HTML alone."""
        return to_xhtml(parse(source, level), self._style)

    def stem(self, source: str, *, has_gaps: bool) -> dict[str, str]:
        """A stem; where it has gaps, an empty `<span data-gap="name"></span>` stands in the HTML for each."""
        if not has_gaps:
            return self.rich(source, "block")
        document = parse(source, "block")

        def words(node: ast.Str) -> str:
            parts, done = [], 0
            for marker in markers_in(node, source):
                start = marker.start - node.start
                parts += [escape(node.text[done:start]), f"<span data-gap={quoteattr(marker.name)}></span>"]
                done = marker.end - node.start
            return "".join((*parts, escape(node.text[done:])))

        style = XhtmlStyle(picture=self._style.picture, href=self._style.href, words=words)
        return {"html": to_xhtml(document, style), "text": to_plain(document).text}

    def shown(self, names: Iterable[str]) -> str:
        """Media below a text, one paragraph each."""
        return "".join(f"\n<p>{self.html(f'![](media:{name})')}</p>" for name in names)

    def _show(self, target: str, alt: str) -> Picture | None:
        if target.lower().startswith(_WEB):
            return Picture(target, alt)
        kind, _, name = target.partition(":")
        media = self._media.get(name) if kind == "media" else None
        if media is None:
            return None
        sort = mimetypes.guess_type(media.file)[0] or "application/octet-stream"
        address = f"data:{sort};base64,{b64encode(self._read(media.file)).decode('ascii')}"
        return Picture(address, "" if media.decorative else alt or media.alt or "")


def without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """An object without the fields that hold nothing; false and zero are something."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
