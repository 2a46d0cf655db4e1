"""Ordering: Moodle's ordering, which is in its core since 4.4."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.xml import Element, serialise
from quizkit.model.question import Ordering

from .export import Export, LeftOutError
from .feedback import combined_feedback, hints
from .fractions import FULL
from .text import HTML, inline

_FEWEST = 2
_GRADING = {"partial": "ABSOLUTE_POSITION", "all-or-nothing": "ALL_OR_NOTHING"}


def write_ordering(question: Ordering, export: Export) -> Iterator[Element]:
    """All items are shown: by default Moodle picks six at random. An import dies where shownumcorrect is missing."""
    yield Element("layouttype", ("VERTICAL",))
    yield Element("selecttype", ("ALL",))
    yield Element("selectcount", (str(max(len(question.items), _FEWEST)),))
    yield Element("gradingtype", (_GRADING[question.scoring],))
    yield Element("showgrading", ("SHOW",))
    yield Element("numberingstyle", ("none",))
    # Here the value counts, not the presence.
    yield Element("shownumcorrect", ("0",))
    yield from combined_feedback(question.feedback, export)
    texts: set[bytes] = set()
    for index, item in enumerate(question.items):
        if not item.text.strip():
            export.lose("blank-dropped", ("items", index))
            continue
        answer = inline(export, "answer", item.text, ("items", index, "text"))
        text = serialise(answer)
        if text in texts:
            raise LeftOutError("indistinct", ("items", index), f"'{item.text}'")
        texts.add(text)
        yield Element("answer", answer.children, (("fraction", FULL), *HTML))
    if len(texts) < _FEWEST:
        raise LeftOutError("incomplete", ("items",), "it needs two items")
    yield from hints(question, export)
