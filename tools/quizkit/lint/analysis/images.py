"""Every image of an entity's texts, and links to media."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView, TextField
from quizkit.model.entity import Entity
from quizkit.text import ast

from .references import nodes_of

MEDIA = "media:"

# Where it stands: the path, the span of the target in the source; and the target.
Shown = tuple[DataPath, tuple[int, int], str]


def _images(view: EntityView) -> tuple[Shown, ...] | None:
    if "]" not in view.signs and "[" not in view.signs:
        return None
    found = tuple(image for text in view.texts.values() if "](" in text.source or "![" in text.source for image in _of_text(text))
    return found or None


def _of_text(text: TextField) -> Iterator[Shown]:
    if text.level == "plain":
        return
    for node in nodes_of(text):
        if isinstance(node, ast.Image) or (isinstance(node, ast.Link) and node.target.startswith(MEDIA)):
            at = text.source.rfind(node.target, node.start, node.end) if node.target else -1
            span = (node.start, node.end) if at < 0 else (at, at + len(node.target))
            yield text.path, span, intern(node.target)


IMAGES: Facts[tuple[Shown, ...]] = Facts("images", (Entity,), _images)
