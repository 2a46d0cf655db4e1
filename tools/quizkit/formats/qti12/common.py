"""What all question types share: points, feedback on the whole, hints, and what does not arrive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizkit.finding import DataPath
from quizkit.formats.titles import title_of
from quizkit.model.question import BaseQuestion, Feedback
from quizkit.text.xhtml import escape

from .asked import Asked, Form, Response, Words
from .export import Export, LeftOutError
from .text import block, inline

_NO_FEEDBACK = Feedback()
_LONGEST_TITLE = 255


def ask(question: BaseQuestion, export: Export, form: Form, pieces: tuple[str, ...], responses: Sequence[Response], **more: Any) -> Asked:
    """A question of its parts, with what all questions have. `more` are further fields of `Asked`."""
    carries, name = export.profile.carries, question.type
    feedback = question.feedback or _NO_FEEDBACK
    _report(question, export)
    return Asked(
        question=question,
        type_name=more.pop("type_name", export.profile.types[name]),
        form=form,
        title=title_of(question, _LONGEST_TITLE),
        pieces=pieces,
        points=question.points,
        responses=tuple(responses),
        correct=_feedback(export, feedback.correct, "correct", arrives=name in carries.feedback),
        # A statement is true or false: nobody is partly right.
        partially=None if name == "true-false" else _feedback(export, feedback.partially, "partially", arrives=name in carries.on_partly),
        incorrect=_feedback(export, feedback.incorrect, "incorrect", arrives=name in carries.feedback),
        solution=_solution(question, export),
        hints=_hints(question, export),
        **more,
    )


def _feedback(export: Export, source: str | None, name: str, *, arrives: bool) -> Words | None:
    if not source:
        return None
    if not arrives:
        export.lose("feedback-dropped", ("feedback", name))
        return None
    return inline(export, source, ("feedback", name))


def _solution(question: BaseQuestion, export: Export) -> Words | None:
    if not question.rationale:
        return None
    if not export.profile.carries.rationale:
        export.lose("rationale-dropped", ("rationale",))
        return None
    return block(export, question.rationale, ("rationale",))


def _hints(question: BaseQuestion, export: Export) -> tuple[Words, ...]:
    if not export.profile.carries.hints:
        for index in range(len(question.hints)):
            export.lose("hint-dropped", ("hints", index))
        return ()
    return tuple(inline(export, hint, ("hints", index)) for index, hint in enumerate(question.hints) if hint.strip())


def _report(question: BaseQuestion, export: Export) -> None:
    carries = export.profile.carries
    if question.type in export.profile.mapped:
        export.lose("type-mapped", ("type",), export.profile.types[question.type])
    if question.title and not carries.title:
        export.lose("title-dropped", ("title",))
    if question.penalty:
        export.lose("penalty-dropped", ("penalty",))
    if question.status != "published" and not carries.status:
        export.lose("status-dropped", ("status",), question.status)


def part_feedback(question: BaseQuestion, export: Export, source: str | None, path: DataPath) -> Words | None:
    """The feedback on a part, where the profile's reader has a place for it."""
    if not source:
        return None
    if question.type not in export.profile.carries.part_feedback:
        export.lose("part-feedback-dropped", path)
        return None
    return inline(export, source, path)


def is_there(export: Export, text: str, path: DataPath) -> bool:
    """Whether a part has a text; one that has none is reported."""
    if text.strip():
        return True
    export.lose("blank-dropped", path)
    return False


def check_shuffle(question: BaseQuestion, export: Export, path: DataPath, *, shuffle: bool) -> None:
    """Report a list that is to stay in order where the profile's reader shuffles by its own setting."""
    if not shuffle and not export.profile.carries.shuffle:
        export.lose("shuffle-changed", path)


def check_scoring(question: BaseQuestion, export: Export, scoring: str, known: frozenset[str], *, parts: int) -> bool:
    """Whether only the full answer scores; what is not among the ways that the profile's reader knows is reported.

    A single one of the `parts` that score is right or wrong in any way.
    """
    told = export.profile.scores.told.get(question.type)
    if scoring not in known or (told is not None and parts > 1):
        export.lose("scoring-changed", ("scoring",), f"{scoring} became: {told}" if told is not None else scoring)
    return scoring == "all-or-nothing" and scoring in known


def needs(condition: object, path: DataPath, detail: str) -> None:
    """Leave the question out unless a condition holds.

    Raises:
        LeftOutError: it does not hold.
    """
    if not condition:
        raise LeftOutError("incomplete", path, detail)


def as_paragraphs(*texts: Words | None) -> Words | None:
    """Texts one below the other, or None where there is none."""
    found = [text for text in texts if text is not None]
    if len(found) < 2:
        return found[0] if found else None
    return Words("\n".join(f"<div>{text.text if text.is_html else escape(text.text)}</div>" for text in found))
