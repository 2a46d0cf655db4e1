"""The lists of parts that an entity has, and ids that stand in one list twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView
from quizkit.model.annotations import annotations_of, once_per_class
from quizkit.model.comparison import Comparison
from quizkit.model.debate import Debate
from quizkit.model.entity import Entity
from quizkit.model.lesson import Lesson
from quizkit.model.path import Path
from quizkit.model.question import BaseQuestion, Cloze
from quizkit.model.quiz import Quiz
from quizkit.model.scale import Scale

# The lists of questions whose parts need no id but may have one, and what such a part is called.
_OF_QUESTIONS = {
    "options": "option",
    "answers": "answer",
    "pairs": "pair",
    "items": "item",
    "distractors": "distractor",
    "rubric": "criterion",
}
# The columns of comparisons are not here: a rule on the shape of the table looks at them.
_NOUNS = {
    **_OF_QUESTIONS,
    "categories": "category",
    "tiers": "tier",
    "steps": "step",
    "objectives": "objective",
    "blocks": "callout",
    "sections": "section",
    "positions": "position",
    "arguments": "argument",
    "rows": "row",
}

# What such a part is called, its id, and where that stands, here and before.
RepeatedId = tuple[str, str, DataPath, DataPath]


def optional_parts(question: BaseQuestion) -> Iterator[tuple[DataPath, Sequence[Any]]]:
    """The lists of a question whose parts may go without an id, with their paths."""
    return ((path, parts) for path, parts in _lists(question) if path[-1] in _OF_QUESTIONS)


@once_per_class
def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(name for name in _NOUNS if name in annotations_of(cls))


def _lists(entity: Entity) -> Iterator[tuple[DataPath, Sequence[Any]]]:
    for name in _names(type(entity)):
        yield (name,), getattr(entity, name)
    if isinstance(entity, Cloze):
        for gap_name, gap in entity.gaps.items():
            for name in _names(type(gap)):
                yield ("gaps", gap_name, name), getattr(gap, name)


def _repeated(view: EntityView) -> tuple[RepeatedId, ...] | None:
    found: list[RepeatedId] = []
    for path, parts in _lists(view.entity):
        named = [name for part in parts if (name := getattr(part, "id", None)) is not None]
        if len(named) == len(set(named)):
            continue
        first: dict[str, int] = {}
        for at, part in enumerate(parts):
            name = getattr(part, "id", None)
            if name is not None and first.setdefault(name, at) != at:
                found.append((_NOUNS[str(path[-1])], name, (*path, at, "id"), (*path, first[name], "id")))
    return tuple(found) or None


REPEATED_PART_IDS: Facts[tuple[RepeatedId, ...]] = Facts(
    "repeated-part-ids", (BaseQuestion, Scale, Path, Lesson, Quiz, Comparison, Debate), _repeated
)
