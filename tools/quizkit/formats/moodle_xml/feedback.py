"""The feedback on the answer as a whole, and the hints."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.xml import Element
from quizkit.model.question import BaseQuestion, Feedback

from .export import Export
from .text import inline


def combined_feedback(feedback: Feedback | None, export: Export) -> Iterator[Element]:
    """The three feedbacks of the types that have them."""
    if feedback is None:
        return
    if feedback.correct:
        yield inline(export, "correctfeedback", feedback.correct, ("feedback", "correct"))
    if feedback.partially:
        yield inline(export, "partiallycorrectfeedback", feedback.partially, ("feedback", "partially"))
    if feedback.incorrect:
        yield inline(export, "incorrectfeedback", feedback.incorrect, ("feedback", "incorrect"))


def hints(question: BaseQuestion, export: Export) -> Iterator[Element]:
    """The hints, in order. Moodle would read the mere presence of shownumcorrect or clearwrong as yes, so there is neither."""
    for index, hint in enumerate(question.hints):
        if hint.strip():
            yield inline(export, "hint", hint, ("hints", index))
