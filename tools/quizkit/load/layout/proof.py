"""Proves that of a file nothing but its layout has changed: its data, its comments, and what each comment belongs to are as before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quizkit.load.yaml import Tree, compose

from .nodes import Document
from .relations import comments, relations


def what_changed(before: Tree, result: str, read: Callable[[Tree], Document], *, with_ids: bool) -> str | None:
    """What a formatted text has changed of a file, in words; None where that is its layout only.

    `read` takes a file apart. With `with_ids`, parts may have got ids.
    """
    after = compose(result)
    if after.defects or after.is_list != before.is_list or not _are_same(before.roots, after.roots, with_ids):
        return "its data"
    if comments(before) != comments(after):
        return "its comments"
    if relations(read(before)) != relations(read(after)):
        return "what its comments belong to"
    return None


def is_same_data(before: Any, after: Any) -> bool:
    """Whether data is equal but for the order of fields; 1, 1.0 and true are three things."""
    return _is_same(before, after, with_ids=False)


def _are_same(before: list[Any], after: list[Any], with_ids: bool) -> bool:
    """Whether entities are the same, each of which may lack its own id and not get one."""
    return len(before) == len(after) and all(_is_same(old, new, with_ids) for old, new in zip(before, after, strict=True))


def _is_same(before: Any, after: Any, with_ids: bool) -> bool:
    if before.__class__ is not after.__class__:
        return False
    if before.__class__ is dict:
        return before.keys() == after.keys() and all(_is_same(value, after[key], with_ids) for key, value in before.items())
    if before.__class__ is list:
        return len(before) == len(after) and all(
            _is_same(old, _without_new_id(old, new) if with_ids else new, with_ids) for old, new in zip(before, after, strict=True)
        )
    # The places of a number are part of it.
    return str(before) == str(after)


def _without_new_id(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict) and "id" in new and "id" not in old:
        return {key: value for key, value in new.items() if key != "id"}
    return new
