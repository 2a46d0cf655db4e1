"""Essays, which a person marks: a text to write, or files to hand in."""

from __future__ import annotations

from quizkit.formats.grading import grader_info
from quizkit.model.question import Essay
from quizkit.records import replace

from .asked import Asked, Response, Words
from .choice import RESPONSE
from .common import ask
from .export import Export
from .stem import pieces_of
from .text import block, html_of

_LIMITS = {"lines": "lines: {}", "min_words": "at least {} words", "max_words": "at most {} words"}


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
    grading, model = _grading(question, export), _model(question, export)
    lines = question.lines if carries.lines else None
    return ask(question, export, "single", pieces_of(question, export), [response], grading=grading, model=model, lines=lines, **more)


def _check_response(question: Essay, export: Export) -> None:
    for name in _LIMITS:
        if getattr(question, name) is not None and not (name == "lines" and export.profile.carries.lines):
            export.lose("response-changed", (name,), _LIMITS[name].format(getattr(question, name)))
    if question.format != "rich":
        export.lose("response-changed", ("format",), f"format: {question.format}")


def _grading(question: Essay, export: Export) -> Words | None:
    """What only markers may read, as one text; without a place that learners never see, it is lost."""
    carries = export.profile.carries
    names = [name for name in ("grader_notes", "rubric", "model_answer") if getattr(question, name)]
    if carries.model:
        names = [name for name in names if name != "model_answer"]
    if not carries.grading:
        for name in names:
            export.lose("grading-dropped", (name,))
        return None
    document = grader_info(replace(question, model_answer=None) if carries.model else question)
    return Words(html_of(export, document, (names[0],))) if names and document.blocks else None


def _model(question: Essay, export: Export) -> Words | None:
    """The model answer alone, where the profile's reader has a place for it that learners may see once theirs is marked."""
    if not question.model_answer or not export.profile.carries.model:
        return None
    return block(export, question.model_answer, ("model_answer",))
