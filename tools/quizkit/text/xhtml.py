"""A document as well-formed XHTML: the one place that writes tags around words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from quizkit.records import dataclass

from . import ast


@dataclass(frozen=True, slots=True)
class Picture:
    """What a writer shows for an image: an address, and the words for a reader who cannot see it ("" for a decorative one)."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class XhtmlStyle:
    """What differs among those who take XHTML.

    `picture` turns an image's target and alternative text into an address, or into None where there is none (the words are then shown);
    `href` turns a link's target into an address, or into None where the words must do. `words` writes the characters between tags. The
    delimiters stand around TeX, unless `math` writes it. `aligned` is the attribute of a cell for an alignment. An older vocabulary has no
    `titles` on links and images, and no `first` number on lists.
    """

    picture: Callable[[str, str], Picture | None] = lambda target, alt: Picture(target, alt)
    href: Callable[[str], str | None] = lambda target: target
    words: Callable[[ast.Str], str] = lambda node: escape(node.text)
    inline_math: tuple[str, str] = (r"\(", r"\)")
    display_math: tuple[str, str] = (r"\[", r"\]")
    math: Callable[[ast.Math], str] | None = None
    aligned: Callable[[str], str] = lambda align: f'style="text-align: {align}"'
    titles: bool = True
    first: bool = True


def escape(text: str) -> str:
    """Words as they stand between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """Words as the value of an attribute, with its quotes."""
    quoted = escape(text).replace('"', "&quot;")
    return f'"{quoted}"'


DEFAULT_STYLE = XhtmlStyle()


def to_xhtml(document: ast.Document, style: XhtmlStyle = DEFAULT_STYLE) -> str:
    """Write a document as a fragment of XHTML, which is well-formed whatever the text holds; raw HTML is shown as characters."""
    if document.blocks:
        return _blocks(document.blocks, style)
    return _inlines(document.inlines, style)


def _blocks(nodes: Iterable[ast.Block], style: XhtmlStyle) -> str:
    return "\n".join(_block(node, style) for node in nodes)


def _block(node: ast.Block, style: XhtmlStyle) -> str:
    match node:
        case ast.Paragraph():
            content = _inlines(node.children, style)
            return content if node.tight else f"<p>{content}</p>"
        case ast.Heading():
            return f"<h{node.level}>{_inlines(node.children, style)}</h{node.level}>"
        case ast.CodeBlock():
            name = node.language.split()[0] if node.language.split() else ""
            language = f" class={quoteattr('language-' + name)}" if name else ""
            return f"<pre><code{language}>{escape(node.text)}</code></pre>"
        case ast.Quote():
            return f"<blockquote>\n{_blocks(node.children, style)}\n</blockquote>"
        case ast.List():
            tag = "ul" if node.first is None else "ol"
            first = f' start="{node.first}"' if style.first and node.first not in (None, 1) else ""
            items = "\n".join(f"<li>{_blocks(item.children, style)}</li>" for item in node.items)
            return f"<{tag}{first}>\n{items}\n</{tag}>"
        case ast.Table():
            return _table(node, style)
        case ast.Rule():
            return "<hr/>"
        case ast.Html():
            return f"<p>{escape(node.text.rstrip())}</p>"
        case _:
            assert_never(node)


def _table(node: ast.Table, style: XhtmlStyle) -> str:
    def row(cells: tuple[tuple[ast.Inline, ...], ...], tag: str) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        written = []
        for index, cell in enumerate(cells):
            align = node.align[index] if index < len(node.align) else None
            look = f" {style.aligned(align)}" if align else ""
            written.append(f"<{tag}{scope}{look}>{_inlines(cell, style)}</{tag}>")
        return f"<tr>{''.join(written)}</tr>"

    head, body = row(node.head, "th"), "\n".join(row(cells, "td") for cells in node.rows)
    # XHTML asks for a body.
    head, body = (f"<thead>\n{head}\n</thead>\n", body) if body else ("", head)
    return f"<table>\n{head}<tbody>\n{body}\n</tbody>\n</table>"


def _inlines(nodes: Iterable[ast.Inline], style: XhtmlStyle) -> str:
    return "".join([_inline(node, style) for node in nodes])


def _inline(node: ast.Inline, style: XhtmlStyle) -> str:  # noqa: C901 (a case for each node)
    match node:
        case ast.Str():
            return style.words(node)
        case ast.Html():
            return escape(node.text)
        case ast.Code():
            return f"<code>{escape(node.text)}</code>"
        case ast.Math():
            if style.math is not None:
                return style.math(node)
            before, after = style.display_math if node.display else style.inline_math
            return f"{before}{escape(node.text)}{after}"
        case ast.Break():
            return "<br/>\n" if node.hard else "\n"
        case ast.Span():
            return f"<{node.style}>{_inlines(node.children, style)}</{node.style}>"
        case ast.Link():
            href = style.href(node.target)
            words = _inlines(node.children, style)
            return words if href is None else f"<a href={quoteattr(href)}{_title(node.title, style)}>{words}</a>"
        case ast.Image():
            picture = style.picture(node.target, node.alt)
            if picture is None:
                return escape(node.alt)
            return f"<img src={quoteattr(picture.src)} alt={quoteattr(picture.alt)}{_title(node.title, style)}/>"
        case _:
            assert_never(node)


def _title(title: str, style: XhtmlStyle) -> str:
    return f" title={quoteattr(title)}" if title and style.titles else ""
