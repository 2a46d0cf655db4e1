"""Answers that Moodle shows as plain text: in matching and in lists to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizkit.finding import DataPath
from quizkit.text import ast, parse, to_plain, unmarked_words

from .export import Export
from .names import LONGEST, cut, without_tags
from .text import is_web

# Moodle shows an answer as HTML whose tags it has taken out: what looks like an entity would become its character.
_ENTITY = re.compile(r"&(?=[a-zA-Z0-9#]{1,8};)")


def plain_answer(export: Export, source: str, path: DataPath) -> str:
    """The words of an inline text as an answer of a matching question keeps them. What they cannot show is reported."""
    unmarked = unmarked_words(source, "inline")
    if unmarked is not None and len(unmarked) <= LONGEST:
        return unmarked.strip()
    words = plain_words(export, source, path)
    answer = cut(_ENTITY.sub("&amp;", without_tags(words)), LONGEST)
    if answer != words:
        export.lose("answer-changed", path, f"it is now '{answer}'")
    return answer


def plain_words(export: Export, source: str, path: DataPath) -> str:
    """The words of an inline text on one line. Markup and images among them are reported as lost."""
    document = parse(source, "inline")
    for code in sorted(set(_lost(document.inlines))):
        export.lose(code, path)
    return to_plain(document).text.replace("\n", " ").strip()


def _lost(nodes: Iterable[ast.Inline]) -> Iterator[str]:
    """The codes of what plain text cannot show."""
    for node in nodes:
        match node:
            case ast.Image():
                yield "image-dropped"
            case ast.Code() | ast.Math() | ast.Span():
                yield "markup-dropped"
            case ast.Link():
                if is_web(node.target):
                    yield "markup-dropped"
                yield from _lost(node.children)
            case _:
                pass
