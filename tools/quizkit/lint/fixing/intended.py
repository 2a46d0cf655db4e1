"""What edits say of the data: a copy of an entity, as it should read once its file is mended."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from quizkit.finding import Arrange, DataPath, Edit, Put, Reword, Take

from .refusal import RefusedError


def reworded(value: Any, edits: Iterable[Reword]) -> str:
    """A text with other words in it.

    Raises:
        RefusedError: it is no text, the words are not in it, or one of them is replaced twice.
    """
    if not isinstance(value, str):
        raise RefusedError("What is to be worded otherwise is no text.")
    spans = sorted([(*(edit.span or (0, len(value))), edit.new) for edit in edits], reverse=True)
    behind = len(value)
    text = value
    for start, end, new in spans:
        if not 0 <= start <= end <= behind:
            raise RefusedError("What is to be worded otherwise is not there.")
        text, behind = text[:start] + new + text[end:], start
    return text


def at_path(data: Any, path: DataPath) -> Any:
    """What stands at a data path.

    Raises:
        RefusedError: nothing does.
    """
    for part in path:
        if not _has(data, part):
            raise RefusedError("The field that is to be changed is not there.")
        data = data[part]
    return data


def _has(data: Any, part: str | int) -> bool:
    return part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data)


def intended(data: Any, edits: Iterable[Edit]) -> Any:
    """The data of an entity after edits, whose paths and spans are all those of the data before any of them.

    Raises:
        RefusedError: an edit means nothing here.
    """
    data = deepcopy(data)
    edits = list(edits)
    rewords: dict[DataPath, list[Reword]] = {}
    for edit in edits:
        if isinstance(edit, Reword):
            rewords.setdefault(edit.path, []).append(edit)
    # What is taken and what is arranged is looked up before anything has moved.
    # Two findings may take the same thing away.
    taken = [(_holder(data, path), path[-1]) for path in dict.fromkeys(edit.path for edit in edits if isinstance(edit, Take))]
    arranged = [(_list(data, edit), edit.order) for edit in edits if isinstance(edit, Arrange)]
    for path, each in rewords.items():
        _holder(data, path)[path[-1]] = reworded(at_path(data, path), each)
    for edit in edits:
        if isinstance(edit, Put):
            _put(data, edit)
    for holder, key in sorted(taken, key=lambda pair: pair[1] if isinstance(pair[1], int) else -1, reverse=True):
        del holder[key]
    for items, order in arranged:
        items[:] = [items[number] for number in order]
    return data


def _holder(data: Any, path: DataPath) -> Any:
    if not path:
        raise RefusedError("An entity as a whole is neither taken away nor replaced.")
    at_path(data, path)
    return at_path(data, path[:-1])


def _put(data: Any, edit: Put) -> None:
    holder: Any = at_path(data, edit.path[:-1]) if edit.path else None
    if not (isinstance(holder, dict) and isinstance(edit.path[-1], str)) and not (edit.path and _has(holder, edit.path[-1])):
        raise RefusedError("There is no place for the value.")
    holder[edit.path[-1]] = deepcopy(edit.value)


def _list(data: Any, edit: Arrange) -> list[Any]:
    items = at_path(data, edit.path)
    if not isinstance(items, list) or sorted(edit.order) != list(range(len(items))):
        raise RefusedError("The items are not those that were to be put in order.")
    return items


def path_after(path: DataPath, edits: Iterable[Edit]) -> DataPath | None:
    """Where what stood at a path stands after edits; None where it was taken away."""
    taken = {edit.path for edit in edits if isinstance(edit, Take)}
    orders = {edit.path: edit.order for edit in edits if isinstance(edit, Arrange)}
    after: list[str | int] = []
    for depth, part in enumerate(path):
        if path[: depth + 1] in taken:
            return None
        if isinstance(part, int):
            before = path[:depth]
            new = orders[before].index(part) if before in orders else part
            after.append(new - sum(1 for number in range(part) if (*before, number) in taken))
        else:
            after.append(part)
    return tuple(after)
