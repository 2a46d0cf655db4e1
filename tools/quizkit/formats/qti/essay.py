"""Essays: the extended text interaction and uploads, which a person marks."""

from __future__ import annotations

from quizkit.formats.grading import grader_info
from quizkit.model.question import Essay

from .item import RESPONSE, Item

_FORMATS = {"rich": "xhtml", "plain": "plain", "monospaced": "preformatted"}
_MOST_UPLOADS = 10


def write_essay(question: Essay, item: Item) -> None:
    """A box for the text, one for each file, and what the marker needs, which learners do not see."""
    lose = item.export.lose
    for name in ("min_words", "max_words"):
        if (limit := getattr(question, name)) is not None:
            lose("words-not-limited", (name,), str(limit))
    item.stem()
    uploads = min(question.attachments, _MOST_UPLOADS) if item.export.profile.uploads else 0
    if question.attachments > _MOST_UPLOADS:
        lose("uploads-changed", ("attachments",), str(question.attachments))
    if question.format == "none" and not uploads:
        lose("box-added", ("format",))
    if question.format != "none" or not uploads:
        item.respond(RESPONSE, "single", "string")
        lines = None if question.lines is None else str(question.lines)
        kind = _FORMATS.get(question.format)
        if question.format == "monospaced" and not item.export.profile.preformatted:
            lose("format-dropped", ("format",))
            kind = None
        item.body.append(item.interact("extendedTextInteraction", responseIdentifier=RESPONSE, expectedLines=lines, format=kind))
    for number in range(1, uploads + 1):
        item.respond(f"FILE_{number}", "single", "file")
        item.body.append(item.interact("uploadInteraction", responseIdentifier=f"FILE_{number}"))
    notes = grader_info(question)
    if notes.blocks and not item.templates_only:
        path = ("grader_notes",) if question.grader_notes else ("rubric",) if question.rubric else ("model_answer",)
        text = item.export.dialect.body((item.texts.document(notes, path),))
        item.body.append(item.element("rubricBlock", text, view="scorer", use="scoring" if item.export.version.content_body else None))
