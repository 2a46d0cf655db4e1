"""What a question may have that a format carries or not: the rows of the support matrix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from quizkit.finding import DataPath
from quizkit.model.annotations import once_per_class
from quizkit.model.bank import QUESTION_TYPES
from quizkit.model.question import BaseQuestion
from quizkit.records import dataclass, fields, is_dataclass

_ALL = tuple(QUESTION_TYPES)
_CHOICE = ("multiple-choice", "multiple-response")
_TYPED = ("short-answer", "numeric")
_OF_PARTS = ("matching", "ordering", "categorize", "cloze", "drag-words")


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that questions of some types can have. `fields` are the fields it stands in: of parts only, of the question only, or of
    either (None)."""

    title: str
    types: tuple[str, ...]
    fields: tuple[str, ...]
    of_parts: bool | None = None


FEATURES: Mapping[str, Feature] = {
    # What all types have.
    "id": Feature("Id", _ALL, ("id",)),
    "title": Feature("Title", _ALL, ("title",)),
    "category": Feature("Category", _ALL, ("category",)),
    "tags": Feature("Tags", _ALL, ("tags",)),
    "status": Feature("Status", _ALL, ("status",)),
    "stem": Feature("Stem with tables, code and maths", _ALL, ("stem",)),
    "images": Feature("Images", _ALL, ("stem",)),
    "stimulus": Feature("Stimulus", _ALL, ("stimulus",)),
    "points": Feature("Points", _ALL, ("points",)),
    "penalty": Feature("Penalty for each wrong try", _ALL, ("penalty",)),
    "feedback": Feature("Feedback on right, partly right and wrong answers", _ALL, ("feedback",), of_parts=False),
    "rationale": Feature("Rationale", _ALL, ("rationale",)),
    "hints": Feature("Hints", _ALL, ("hints",)),
    # What parts have.
    "part-ids": Feature("Ids of parts", tuple(name for name in _ALL if name != "true-false"), ("id",)),
    "part-feedback": Feature("Feedback on an option, an answer or a gap", (*_CHOICE, *_TYPED, "cloze"), ("feedback",), of_parts=True),
    "part-markup": Feature(
        "Emphasis, code, maths and images in parts",
        (*_CHOICE, "matching", "ordering", "categorize", "cloze"),
        ("text", "left", "right", "title"),
    ),
    "weights": Feature("Weights", (*_CHOICE, *_TYPED, "cloze"), ("weight",)),
    "scoring": Feature("Scoring", ("multiple-response", *_OF_PARTS), ("scoring",)),
    "shuffle": Feature("Shuffling", (*_CHOICE, "matching", "categorize", "cloze", "drag-words"), ("shuffle",)),
    "pin": Feature("Options that keep their place", (*_CHOICE, "cloze"), ("pin",)),
    "distractors": Feature("Distractors that belong to nothing", ("matching", "categorize", "drag-words"), ("distractors", "category")),
    "case": Feature("Capitals that matter", ("short-answer", "cloze"), ("case_sensitive",)),
    "wildcards": Feature("Wildcards", ("short-answer",), ("pattern",)),
    "tolerance": Feature("Tolerance, absolute or relative", ("numeric", "cloze"), ("tolerance",)),
    "significant-figures": Feature("Tolerance in significant figures", ("numeric", "cloze"), ("tolerance",)),
    "units": Feature("Units", ("numeric",), ("units",)),
    "reuse": Feature("Words that fit more than once", ("drag-words",), ("reuse",)),
    "response": Feature("Form and length of the response", ("essay",), ("format", "lines", "min_words", "max_words")),
    "attachments": Feature("Attachments", ("essay",), ("attachments",)),
    "grading": Feature("Notes, rubric and model answer for markers", ("essay",), ("grader_notes", "rubric", "model_answer")),
    # What is for authors, and for other views of the bank.
    "misconceptions": Feature("Misconceptions of options", (*_CHOICE, "cloze"), ("misconception",)),
    "classification": Feature(
        "Language, level, difficulty, cognitive level and minutes", _ALL, ("bloom", "difficulty", "language", "level", "minutes")
    ),
    "attribution": Feature("Authors, licence and origin", _ALL, ("authors", "licence", "origin")),
    "use": Feature("Practice or exam", _ALL, ("use",)),
    "metadata": Feature(
        "What is tested, sources, review and the like",
        _ALL,
        ("enemies", "notes", "rests_on", "reviewed", "revision", "sources", "supersedes", "tests"),
    ),
}


def places(question: BaseQuestion, feature: str) -> Iterator[DataPath]:
    """Where a question makes use of a feature: the fields that hold anything but their defaults."""
    wanted = FEATURES[feature]
    if question.type not in wanted.types:
        return
    for path, owner in _owners(question):
        if wanted.of_parts is not None and wanted.of_parts is not bool(path):
            continue
        for name, default in _defaults(type(owner)).items():
            if name in wanted.fields and getattr(owner, name) != default:
                yield (*path, name)


def _owners(question: BaseQuestion) -> Iterator[tuple[DataPath, Any]]:
    """The question and all its parts."""
    waiting: list[tuple[DataPath, Any]] = [((), question)]
    while waiting:
        path, owner = waiting.pop()
        yield path, owner
        for field in fields(owner):
            value = getattr(owner, field.name)
            items = enumerate(value) if isinstance(value, tuple) else value.items() if isinstance(value, Mapping) else ()
            waiting.extend(((*path, field.name, key), item) for key, item in items if is_dataclass(item))


@once_per_class
def _defaults(cls: type[Any]) -> Mapping[str, Any]:
    return {field.name: field.default for field in fields(cls)}
