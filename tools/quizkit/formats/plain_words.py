"""Inline texts as words, where a format has no place for markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from quizkit.text import ast, parse, to_plain, unmarked_words

Dropped = Literal["image-dropped", "markup-dropped"]
_WEB = ("http://", "https://", "mailto:")


def is_web(target: str) -> bool:
    """Whether a link leads out of the bank. Links to entities of the bank lead nowhere in a foreign format: their words remain."""
    return target.lower().startswith(_WEB)


def plain_words(source: str) -> tuple[str, list[Dropped]]:
    """The words of an inline text on one line, and the codes of what they cannot show."""
    unmarked = unmarked_words(source, "inline")
    if unmarked is not None:
        return unmarked.replace("\n", " ").strip(), []
    document = parse(source, "inline")
    return to_plain(document).text.replace("\n", " ").strip(), sorted(set(_dropped(document.inlines)))


def _dropped(nodes: Iterable[ast.Inline]) -> Iterator[Dropped]:
    for node in nodes:
        match node:
            case ast.Image():
                yield "image-dropped"
            case ast.Code() | ast.Math() | ast.Span():
                yield "markup-dropped"
            case ast.Link():
                if is_web(node.target):
                    yield "markup-dropped"
                yield from _dropped(node.children)
            case _:
                pass
