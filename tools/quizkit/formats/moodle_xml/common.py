"""The elements that all question types share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from quizkit.finding import DataPath
from quizkit.formats.numbers import in_places, written
from quizkit.formats.titles import excerpt
from quizkit.formats.xml import Element
from quizkit.model.question import BaseQuestion

from .export import Export
from .fractions import FULL, percentage
from .names import LONGEST_ID, question_name
from .stem import question_text
from .text import block, parse_block, plain

_LONGEST_TAG = 50
_PLACES = 7
_POINTS_BELOW = 100_000
# Moodle repairs old files by taking what lies this close to a third for a third.
_THIRD = Decimal("0.3333333")
_CLOSE_TO_THIRD = Decimal("0.005")


def header(question: BaseQuestion, export: Export) -> Iterator[Element]:
    """What stands before the fields of a type: name, text, marks and id."""
    stem = parse_block(question.stem)
    title = question.title.strip() if question.title else ""
    words = "" if title else excerpt(stem)
    name, is_changed = question_name(title, words, question.id)
    if is_changed:
        export.lose("name-changed", ("title",), f"it is now '{name}'")
    yield Element("name", (plain("text", name),))
    yield question_text(question, stem, export)
    if question.rationale:
        yield block(export, "generalfeedback", question.rationale, ("rationale",))
    yield Element("defaultgrade", (_points(question, export),))
    yield Element("penalty", (_penalty(question, export),))
    # Moodle ignores it, but other readers of its files do not.
    yield Element("hidden", ("0",))
    if len(question.id) <= LONGEST_ID:
        yield Element("idnumber", (question.id,))
    else:
        export.lose("id-dropped", ("id",))
    if question.status != "published":
        export.lose("status-dropped", ("status",), question.status)


def _points(question: BaseQuestion, export: Export) -> str:
    points = in_places(question.points, _PLACES)
    if points >= _POINTS_BELOW:
        points = Decimal(_POINTS_BELOW - 1)
    if points != question.points:
        export.lose("points-changed", ("points",), f"{question.points} became {written(points)}")
    return written(points)


def _penalty(question: BaseQuestion, export: Export) -> str:
    penalty = question.penalty
    if not penalty:
        return "0"
    written_as = min(max(in_places(penalty, _PLACES), Decimal(0)), Decimal(1))
    if abs(written_as - _THIRD) < _CLOSE_TO_THIRD:
        written_as = _THIRD
    if written_as != penalty:
        export.lose("penalty-changed", ("penalty",), f"{penalty} became {written(written_as)}")
    return written(written_as)


def weight_percentage(export: Export, path: DataPath, weight: Fraction) -> str:
    """A weight as Moodle writes it. `path` is where it stands."""
    if weight == 1:
        return FULL
    text, is_exact = percentage(weight)
    if not is_exact:
        export.lose("fraction-rounded", path, f"{weight} became {text} %")
    return text


def tags(question: BaseQuestion, export: Export) -> Iterator[Element]:
    """The tags, or nothing: an import stops at an empty list."""
    kept = []
    for index, tag in enumerate(question.tags):
        text = tag.strip()[:_LONGEST_TAG]
        if text != tag or text in ("", "0"):
            export.lose("tag-changed", ("tags", index), f"'{tag}'")
        if text not in ("", "0"):
            kept.append(Element("tag", (plain("text", text),)))
    if kept:
        yield Element("tags", kept)
