"""From a question to an element `item` of a profile."""

from __future__ import annotations

from typing import assert_never

from quizkit.model.question import (
    Categorize,
    Cloze,
    DragWords,
    Essay,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)

from .asked import Asked
from .choice import write_multiple_choice, write_multiple_response, write_true_false
from .essay import write_essay
from .export import Export, LeftOutError
from .gaps import write_cloze, write_drag_words
from .profile import Item
from .rows import write_categorize, write_matching, write_ordering
from .typed import write_numeric, write_short_answer


def write_question(question: Question, export: Export) -> Item | None:
    """One question, or None where it is left out: the loss says why."""
    export.entity = f"question:{question.id}"
    known, shown = len(export.losses), len(export.files)
    try:
        if question.type not in export.profile.types:
            raise LeftOutError("type-unsupported", ("type",), question.type)
        return export.profile.write_item(_asked(question, export), export)
    except LeftOutError as reason:
        # What it would have lost or shown does not matter any more.
        del export.losses[known:]
        while len(export.files) > shown:
            export.files.popitem()
        export.lose(reason.code, reason.path, reason.detail)
        return None


def _asked(question: Question, export: Export) -> Asked:  # noqa: C901 (a case for each type)
    match question:
        case MultipleChoice():
            return write_multiple_choice(question, export)
        case MultipleResponse():
            return write_multiple_response(question, export)
        case TrueFalse():
            return write_true_false(question, export)
        case ShortAnswer():
            return write_short_answer(question, export)
        case Numeric():
            return write_numeric(question, export)
        case Matching():
            return write_matching(question, export)
        case Ordering():
            return write_ordering(question, export)
        case Categorize():
            return write_categorize(question, export)
        case Cloze():
            return write_cloze(question, export)
        case DragWords():
            return write_drag_words(question, export)
        case Essay():
            return write_essay(question, export)
        case _:
            assert_never(question)
