"""Texts: Markdown becomes elements of the version, TeX becomes MathML, and images files of the package."""

from __future__ import annotations

import re

from quizkit.finding import DataPath
from quizkit.formats.gaps import with_signs
from quizkit.formats.links import web_address
from quizkit.formats.plain_words import is_web, plain_words
from quizkit.formats.xml import Raw
from quizkit.patterns import regex
from quizkit.records import replace
from quizkit.text import Document, Picture, XhtmlStyle, ast, parse, to_xhtml, unmarked_words
from quizkit.text.mathml import to_mathml
from quizkit.text.walk import nodes_of
from quizkit.text.xhtml import escape

from .export import Export

_WEB = ("http://", "https://")
# A player takes two braces for the start of a template of its own, and then does not load the item. Tags and
# formulas are passed over.
_BRACES = regex(r"<math\b.*?</math>|<[^>]*>|\{(?=\{)", re.DOTALL)


def _apart(found: re.Match[str]) -> str:
    return "{<span></span>" if found[0] == "{" else found[0]


class Texts:
    """Writes the texts of one file of the package.

    `files` are the media that they show, by id: names below the folder of the items, to which `base` leads from the file.
    """

    def __init__(self, export: Export, base: str = "") -> None:
        self.files: dict[str, str] = {}
        self._base = base
        self._export = export
        self._path: DataPath = ()
        self._known_style: XhtmlStyle | None = None

    @property
    def _style(self) -> XhtmlStyle:
        """Made only where a text has markup: most have none."""
        if self._known_style is None:
            self._known_style = self._new_style()
        return self._known_style

    def _new_style(self) -> XhtmlStyle:
        return XhtmlStyle(
            picture=self._show,
            href=lambda target: web_address(target) if is_web(target) else None,
            math=self._maths,
            aligned=lambda align: f'align="{align}"',
            titles=self._export.version.titles,
            first=self._export.version.list_starts,
        )

    def block(self, source: str, path: DataPath) -> Raw:
        """A block text. `path` is where it stands in the entity."""
        words = unmarked_words(source, "block")
        if words is not None and "{{" not in words:
            return Raw(f"<p>{words}</p>")
        return self.document(parse(source, "block"), path)

    def inline(self, source: str, path: DataPath) -> Raw:
        """An inline text."""
        words = unmarked_words(source, "inline")
        if words is not None and "{{" not in words:
            return Raw(words)
        return self.document(parse(source, "inline"), path)

    def paragraph(self, source: str, path: DataPath) -> Raw:
        """An inline text as a paragraph."""
        return Raw(f"<p>{self.inline(source, path)}</p>")

    def document(self, document: Document, path: DataPath) -> Raw:
        """A text that has been parsed."""
        self._path = path
        self._warn(document)
        html = to_xhtml(document, self._style)
        return Raw(_BRACES.sub(_apart, html) if "{{" in html else html)

    def with_gaps(self, source: str, path: DataPath) -> str:
        """A block text with a sign in place of each gap: see `quizkit.formats.gaps`."""
        self._path = path
        document = parse(source, "block")
        self._warn(document)
        html = to_xhtml(document, replace(self._style, words=with_signs(source)))
        return _BRACES.sub(_apart, html) if "{{" in html else html

    def plain(self, source: str, path: DataPath) -> str:
        """The words of an inline text, where nothing else can stand."""
        words, dropped = plain_words(source)
        for code in dropped:
            self._export.lose(code, path)
        return words

    def _warn(self, document: Document) -> None:
        if self._export.version.list_starts or not document.blocks:
            return
        for node in nodes_of(document):
            if isinstance(node, ast.List) and node.first not in (None, 1):
                self._export.lose("list-restarted", self._path, f"it began with {node.first}")

    def _maths(self, node: ast.Math) -> str:
        written = to_mathml(node.text, display=node.display)
        if written is not None:
            return written
        self._export.lose("maths-as-tex", self._path, f"'{node.text[:60]}'")
        before, after = (r"\[", r"\]") if node.display else (r"\(", r"\)")
        return f"{before}{escape(node.text)}{after}"

    def _show(self, target: str, alt: str) -> Picture | None:
        if target.lower().startswith(_WEB):
            return Picture(target, alt)
        kind, _, name = target.partition(":")
        media = self._export.media.get(name) if kind == "media" else None
        if media is None:
            self._export.lose(
                "image-dropped", self._path, f"'{target}' is not among the media that are exported (drafts are not: see --status)"
            )
            return None
        if name not in self.files:
            self.files[name] = self._export.file_of(media)
            if media.caption or media.credit or media.long_description:
                self._export.lose("media-notes-dropped", self._path, f"'{name}'")
        return Picture(self._base + self.files[name], "" if media.decorative else alt or media.alt or "")
