"""Puts a skeleton together: what every entity has, what its kind has, and the references that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from quizkit.errors import UsageError
from quizkit.load.dialect import decode
from quizkit.load.dump import to_yaml
from quizkit.load.layout.formatter import format_source
from quizkit.load.schema import check_shape
from quizkit.load.yaml import compose
from quizkit.model.reference_fields import reference_fields

from . import knowledge, teaching
from .questions import question
from .wish import Outline, Wish

_OUTLINES: Mapping[str, Callable[[Wish], Outline]] = {
    "source": knowledge.source,
    "claim": knowledge.claim,
    "term": knowledge.term,
    "scale": knowledge.scale,
    "exemplar": knowledge.exemplar,
    "media": knowledge.media,
    "path": teaching.path,
    "comparison": teaching.comparison,
    "debate": teaching.debate,
    "lesson": teaching.lesson,
    "card": teaching.card,
    "stimulus": teaching.stimulus,
    "quiz": teaching.quiz,
    "question": question,
}

# What stands first in every file, in this order.
_HEAD = ("id", "type", "title", "status")


def skeleton(wish: Wish) -> str:
    """The YAML of a draft, in the form that `quizkit fmt` gives it.

    Raises:
        UsageError: a text that was given cannot stand in a file.
    """
    outline = _OUTLINES[wish.kind](wish)
    data = {"id": wish.id, "status": "draft", **outline.fields, **_references(wish)}
    if "title" in wish.texts:
        data["title"] = wish.texts["title"]
    ordered = {name: data[name] for name in (*(name for name in _HEAD if name in data), *data)}
    text = to_yaml(ordered, outline.remarks)
    _refuse_unfit(wish.kind, text)
    return format_source(text.encode(), wish.kind).text


def _references(wish: Wish) -> dict[str, Any]:
    """The references that stand in fields of the entity itself; those of its parts are the business of its kind."""
    fields = reference_fields(wish.kind)
    own = {name: fields[name] for name in wish.references if len(fields[name].path) == 1 and name != "stated"}
    return {field.path[0]: [*wish.refer(name)] if field.many else wish.refer(name)[0] for name, field in own.items()}


def _refuse_unfit(kind: str, text: str) -> None:
    """A text from the command line may hold what no file may."""
    decoded, defects = decode(text.encode())
    tree = compose(decoded) if not defects else None
    if tree is None or tree.defects:
        raise UsageError(f"What was given cannot stand in a file: {(tree.defects if tree else defects)[0].message}")
    for _, problem in check_shape(kind, tree.roots[0]):
        raise UsageError(f"What was given for '{'/'.join(map(str, problem.path))}' does not fit: {problem.message}")
