"""What is never done, whatever a rule says: another key, another id, another order where a text speaks of the order there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from quizkit.finding import Arrange, Edit, Erase, Put, Reword, Take
from quizkit.lint.analysis.named_positions import names_position
from quizkit.lint.view import EntityView
from quizkit.load.layout.nodes import is_suppression
from quizkit.model.question import BaseQuestion
from quizkit.patterns import regex

from .intended import at_path
from .keys import check_key
from .refusal import RefusedError
from .source import Splice


def check(data: Any, edits: Sequence[Edit], view: EntityView | None) -> None:
    """Look whether a remedy may be applied to an entity; `view` is None where it could not be built.

    Raises:
        RefusedError: it may not.
    """
    for edit in edits:
        if not isinstance(edit, (Arrange, Erase)):
            _check_id(data, edit)
        elif isinstance(edit, Arrange):
            _check_order(view)
    check_key(data, edits)


def _check_order(view: EntityView | None) -> None:
    if view is None:
        raise RefusedError("Whether a text speaks of the order cannot be known, for the entity is faulty.")
    if isinstance(view.entity, BaseQuestion) and names_position(view):
        raise RefusedError("A text names a letter or a position: its author has to put the parts in order.")


def _check_id(data: Any, edit: Reword | Put | Take) -> None:
    """Ids stay for ever. A first one may be given, and one that stands without its quotes may get them."""
    if not edit.path or not isinstance(data, dict):
        return
    if isinstance(edit, Take) and edit.path[-1] != "id" and _has_id(at_path(data, edit.path)):
        raise RefusedError("A part that has an id would be gone.")
    if edit.path[-1] != "id":
        return
    if isinstance(edit, Put):
        holder = at_path(data, edit.path[:-1])
        if not isinstance(holder, dict) or "id" not in holder or str(holder["id"]) == str(edit.value):
            return
    raise RefusedError("An id never changes.")


def _has_id(value: Any) -> bool:
    if isinstance(value, dict):
        return "id" in value or any(map(_has_id, value.values()))
    return isinstance(value, list) and any(map(_has_id, value))


_REMARK = regex(r"(?<!\S)#[^\n]*")


def check_remarks(text: str, edits: Sequence[Edit], splices: Iterable[Splice]) -> None:
    """Look whether what is taken away from a text has comments for people: they go along only where somebody looks at the result.

    Raises:
        RefusedError: it has.
    """
    if not any(isinstance(edit, Take) for edit in edits):
        return
    for splice in splices:
        if any(not is_suppression(remark) for remark in _REMARK.findall(text, splice.start, splice.end)):
            raise RefusedError("A comment would be lost with what is taken away.")
