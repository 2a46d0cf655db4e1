"""What a question keys, told from its data: a fix may write it otherwise, but never key something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quizkit.finding import DataPath, Edit, Put, Reword

from .intended import at_path, intended
from .refusal import RefusedError

# The fields in which the words of a part stand: other words in them are no other key.
_WORDS = frozenset(("text", "left", "right"))
_FALSE = (None, False)


def check_key(data: Any, edits: Iterable[Edit]) -> None:
    """Compare what a question keys before and after edits.

    Raises:
        RefusedError: it would key something else.
    """
    edits = list(edits)
    after = intended(data, edits)
    if not isinstance(data, dict) or not isinstance(after, dict) or "type" not in data:
        return
    renamed = intended(data, [edit for edit in edits if _is_wording(data, edit)])
    before_key, after_key = _key(renamed), _key(after)
    if data.get("type") != after.get("type"):
        before_key, after_key = _as_words(before_key), _as_words(after_key)
    if before_key != after_key:
        raise RefusedError("Something else would count as right.")
    # Words that change places with those of another part are another key, too.
    for path in {edit.path for edit in edits if isinstance(edit, (Reword, Put)) and _is_wording(data, edit)}:
        new = _folded(at_path(renamed, path))
        if new != _folded(at_path(data, path)) and new in _words_beside(data, path):
            raise RefusedError("Something else would count as right.")


def _folded(words: Any) -> str:
    return str(words).strip().casefold()


def _words_beside(data: Any, path: DataPath) -> set[str]:
    """The words that the other parts of a list have in the same field."""
    if len(path) < len(("list", 0, "text")):
        return set()
    parts = at_path(data, path[:-2])
    others = [part for number, part in enumerate(parts) if number != path[-2]] if isinstance(parts, list) else []
    return {_folded(part.get(path[-1])) for part in others if isinstance(part, dict)}


def _is_wording(data: Any, edit: Edit) -> bool:
    if isinstance(edit, Reword):
        return edit.path[-1] in _WORDS
    if isinstance(edit, Put) and edit.path and edit.path[-1] in _WORDS:
        holder = data
        for part in edit.path[:-1]:
            holder = holder[part]
        return edit.path[-1] in holder
    return False


Key = tuple[tuple[str, ...], ...]


def _key(data: Mapping[str, Any]) -> Key:
    """All that makes an answer right, in an order that does not depend on that of options."""
    lists: list[tuple[DataPath, Any]] = [((), data)]
    if isinstance(data.get("gaps"), dict):
        lists += [(("gaps", name), gap) for name, gap in data["gaps"].items()]
    found: list[tuple[str, ...]] = []
    for path, holder in lists:
        where = "/".join(map(str, path))
        if isinstance(holder, dict):
            found += [(where, *line) for line in _of_holder(holder, data.get("type"))]
        else:
            found.append((where, "word", str(holder)))
    return tuple(sorted(found))


def _of_holder(holder: Mapping[str, Any], question_type: Any) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    found += [("field", name, str(holder[name])) for name in ("answer", "case_sensitive", "pattern", "scoring", "units") if name in holder]
    found += [("key", str(part.get("text")), str(part.get("weight"))) for part in _parts(holder, "options") if _is_keyed(part)]
    found += [("answer", *[f"{name}={part[name]}" for name in _answer_fields(part)]) for part in _parts(holder, "answers")]
    found += [("pair", str(part.get("left")), str(part.get("right"))) for part in _parts(holder, "pairs")]
    for number, item in enumerate(_parts(holder, "items")):
        place = str(number).zfill(6) if question_type == "ordering" else str(item.get("category"))
        found.append(("item", place, str(item.get("text"))))
    return found


def _answer_fields(part: Mapping[str, Any]) -> list[str]:
    return sorted(name for name in part if name not in ("id", "feedback"))


def _parts(holder: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    parts = holder.get(name)
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _is_keyed(part: Mapping[str, Any]) -> bool:
    """Whether an option is right, or gives points."""
    weight = str(part.get("weight", "")).strip()
    return part.get("correct") not in _FALSE or (weight != "" and not weight.startswith("-") and weight.strip("0./") != "")


def _as_words(key: Key) -> Any:
    """The key of a question that changes its type: the words that are right, whatever field says so."""
    words = [line[2] for line in key if line[1] == "key"] + [line[3] for line in key if line[1:3] == ("field", "answer")]
    return sorted(word.casefold() for word in words) or key
