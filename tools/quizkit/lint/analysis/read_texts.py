"""The texts of an entity that readers see."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.finding import DataPath
from quizkit.lint.view import EntityView, TextField

# What authors write for each other.
_FOR_AUTHORS = frozenset(("notes", "origin", "authors", "reviewed"))


def read_texts(view: EntityView) -> Iterator[TextField]:
    """The texts that are shown to learners, teachers or markers: all but notes among authors."""
    for path, text in view.texts.items():
        if path[0] not in _FOR_AUTHORS:
            yield text


def is_answer(path: DataPath) -> bool:
    """Whether what a learner types or drags is compared with a text: a change of it changes the key."""
    return "answers" in path or (len(path) == 2 and path[0] == "gaps")
