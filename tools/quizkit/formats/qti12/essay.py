"""Essays, which a person marks: a text to write, or files to hand in."""

from __future__ import annotations

from quizkit.formats.grading import grader_info
from quizkit.model.question import Essay
from quizkit.text import parse

from .asked import Asked, Response, Words
from .choice import RESPONSE
from .common import ask
from .export import Export
from .stem import pieces_of
from .text import html_of


def write_essay(question: Essay, export: Export) -> Asked:
    """Files alone are a type of their own where the profile's reader has one."""
    carries = export.profile.carries
    is_upload = question.format == "none" and question.attachments > 0 and bool(carries.upload)
    if question.attachments and not is_upload:
        export.lose("attachments-changed", ("attachments",), str(question.attachments))
    if not is_upload:
        _check_response(question, export)
    more: dict[str, str] = {"type_name": carries.upload} if is_upload else {}
    response = Response(RESPONSE, "upload" if is_upload else "essay")
    grading, model = _grading(question, export), _model_answer(question, export)
    lines = question.lines if carries.lines else None
    return ask(
        question, export, "single", pieces_of(question, export), [response], grading=grading, model_answer=model, lines=lines, **more
    )


def _check_response(question: Essay, export: Export) -> None:
    for name in ("lines", "min_words", "max_words"):
        if getattr(question, name) is not None and not (name == "lines" and export.profile.carries.lines):
            export.lose("response-changed", (name,), str(getattr(question, name)))
    if question.format != "rich":
        export.lose("response-changed", ("format",), question.format)


def _grading(question: Essay, export: Export) -> Words | None:
    """Notes, rubric and model answer as one text, where the reader has a place for it that only markers see."""
    document = grader_info(question)
    if not document.blocks:
        return None
    carries = export.profile.carries
    given = [name for name in ("grader_notes", "rubric", "model_answer") if getattr(question, name)]
    if carries.grading:
        return Words(html_of(export, document, (given[0],)))
    for name in given:
        if name != "model_answer" or not carries.model_answer:
            export.lose("grading-dropped", (name,))
    return None


def _model_answer(question: Essay, export: Export) -> Words | None:
    if not question.model_answer or not export.profile.carries.model_answer:
        return None
    return Words(html_of(export, parse(question.model_answer, "block"), ("model_answer",)))
