"""The text of a question: its stimulus above its stem, and in the stem its gaps."""

from __future__ import annotations

from quizkit.formats.gaps import with_signs
from quizkit.formats.stimulus import shown
from quizkit.formats.xml import Element
from quizkit.model.question import BaseQuestion, Cloze, DragWords
from quizkit.text import Document, parse

from .cloze import fill_cloze
from .drag_words import fill_drag_words
from .export import Export
from .text import HTML, Pictures, plain, rich_block


def question_text(question: BaseQuestion, stem: Document | str, export: Export) -> Element:
    """What Moodle shows above the answers. `stem` is the parsed stem, or the words of a stem that is one paragraph without markup."""
    stimulus = export.stimuli.get(question.stimulus) if question.stimulus is not None else None
    if question.stimulus is not None:
        code = "stimulus-dropped" if stimulus is None else "stimulus-copied"
        export.lose(code, ("stimulus",), f"'{question.stimulus}'")
    has_gaps = isinstance(question, (Cloze, DragWords))
    if stimulus is None and not has_gaps:
        return rich_block(export, "questiontext", stem, ("stem",))
    pictures = Pictures(export)
    above = "" if stimulus is None else f'<div class="stimulus">\n{pictures.html(shown(stimulus), ("stimulus",))}\n</div>\n'
    document = parse(question.stem, "block")
    html = above + pictures.html(document, ("stem",), with_signs(question.stem) if has_gaps else None)
    match question:
        case Cloze():
            html = fill_cloze(question, export, html)
        case DragWords():
            html = fill_drag_words(question, html)
        case _:
            pass
    return Element("questiontext", (plain("text", html), *pictures.files.values()), HTML)
