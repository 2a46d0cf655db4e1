"""Essays, which a person marks."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.grading import grader_info
from quizkit.formats.xml import Element
from quizkit.model.question import Essay

from .export import Export
from .text import rich

_FORMATS = {"rich": "editor", "plain": "plain", "monospaced": "monospaced", "none": "noinline"}
_LINES = 15
# A small integer in Moodle's database: an import stops at a larger one.
_MOST_LINES = 32_767
_MOST_ATTACHMENTS = 3
_ANY_NUMBER = -1


def write_essay(question: Essay, export: Export) -> Iterator[Element]:
    """Word limits that are not there are left out: an empty element would mean a limit of 0."""
    for name in ("correct", "partially", "incorrect"):
        if question.feedback is not None and getattr(question.feedback, name):
            export.lose("feedback-dropped", ("feedback", name), "only the person who marks an essay knows whether it is right")
    for index in range(len(question.hints)):
        export.lose("hint-dropped", ("hints", index))
    yield Element("responseformat", (_FORMATS[question.format],))
    yield Element("responserequired", ("0" if question.format == "none" else "1",))
    yield Element("responsefieldlines", (str(_lines(question, export)),))
    if question.min_words is not None:
        yield Element("minwordlimit", (str(question.min_words),))
    if question.max_words is not None:
        yield Element("maxwordlimit", (str(question.max_words),))
    yield Element("attachments", (str(_attachments(question, export)),))
    yield Element("attachmentsrequired", ("0",))
    notes = grader_info(question)
    if notes.blocks:
        yield rich(export, "graderinfo", notes, ("grader_notes",) if question.grader_notes else ())


def _lines(question: Essay, export: Export) -> int:
    lines = _LINES if question.lines is None else min(question.lines, _MOST_LINES)
    if question.lines is not None and lines != question.lines:
        export.lose("lines-changed", ("lines",), f"{question.lines} became {lines}")
    return lines


def _attachments(question: Essay, export: Export) -> int:
    if question.attachments <= _MOST_ATTACHMENTS:
        return question.attachments
    export.lose("attachments-changed", ("attachments",), str(question.attachments))
    return _ANY_NUMBER
