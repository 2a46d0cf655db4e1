"""The types whose answers carry all feedback: true-false, short answer and numeric."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizkit.finding import DataPath
from quizkit.formats.xml import Element
from quizkit.model.question import Feedback, NumericAnswer, ShortAnswer, TextAnswer, TrueFalse
from quizkit.text import Document, parse
from quizkit.text.ast import Paragraph

from .common import weight_percentage
from .export import Export, LeftOutError
from .feedback import hints
from .fractions import FULL, NONE
from .text import inline, plain, rich

_NO_FEEDBACK = Feedback()
ANYTHING = "*"


def write_true_false(question: TrueFalse, export: Export) -> Iterator[Element]:
    """Both answers are needed, named in English in every language, with 100 and 0: anything else Moodle takes for another key."""
    feedback = question.feedback or _NO_FEEDBACK
    for text, is_key in (("true", question.answer), ("false", not question.answer)):
        children = [plain("text", text)]
        name = "correct" if is_key else "incorrect"
        words = feedback.correct if is_key else feedback.incorrect
        if words:
            children.append(inline(export, "feedback", words, ("feedback", name)))
        yield Element("answer", children, (("fraction", FULL if is_key else NONE),))
    yield from hints(question, export)


def write_short_answer(question: ShortAnswer, export: Export) -> Iterator[Element]:
    """Moodle takes the first answer that fits, and `*` in it always stands for any text unless a backslash is before it."""
    yield Element("usecase", ("1" if question.case_sensitive else "0",))
    answers = [(index, answer) for index, answer in enumerate(question.answers) if _is_there(index, answer, export)]
    if not answers:
        raise LeftOutError("incomplete", ("answers",), "it needs an answer")
    fractions = [weight_percentage(export, ("answers", index, "weight"), answer.weight) for index, answer in answers]
    if FULL not in fractions:
        fractions = _raised(export, answers, fractions)
    has_catch_all = False
    for (index, answer), fraction in zip(answers, fractions, strict=True):
        text = answer.text if question.pattern == "wildcard" else answer.text.replace("*", r"\*")
        has_catch_all |= not text.strip().strip("*")
        children = [plain("text", text), *answer_feedback(export, question.feedback, index, answer)]
        yield Element("answer", children, (("fraction", fraction),))
    yield from any_other(export, question.feedback, has_catch_all)
    yield from hints(question, export)


def _is_there(index: int, answer: TextAnswer, export: Export) -> bool:
    if answer.text.strip():
        return True
    export.lose("blank-dropped", ("answers", index))
    return False


def _raised(export: Export, answers: list[tuple[int, TextAnswer]], fractions: list[str]) -> list[str]:
    best = max(answer.weight for _, answer in answers)
    if best <= 0:
        raise LeftOutError("incomplete", ("answers",), "it needs a right answer")
    raised = []
    for (index, answer), fraction in zip(answers, fractions, strict=True):
        if answer.weight == best:
            export.lose("answer-raised", ("answers", index, "weight"), f"{answer.weight} became {FULL} %")
            fraction = FULL
        raised.append(fraction)
    return raised


def answer_feedback(export: Export, feedback: Feedback | None, index: int, answer: TextAnswer | NumericAnswer) -> Iterator[Element]:
    """What a learner reads who gave this answer: its own words, then those on answers as right as this one."""
    name, general = _general(feedback or _NO_FEEDBACK, answer.weight)
    path: DataPath = ("answers", index, "feedback")
    if answer.feedback and general:
        yield rich(export, "feedback", _paragraphs(answer.feedback, general), path)
    elif answer.feedback:
        yield inline(export, "feedback", answer.feedback, path)
    elif general:
        yield inline(export, "feedback", general, ("feedback", name))


def any_other(export: Export, feedback: Feedback | None, has_catch_all: bool, *more: Element) -> Iterator[Element]:
    """A last answer that fits whatever else is typed, where there is something to say to it; `more` are further elements of it."""
    if feedback is None or not feedback.incorrect:
        return
    if has_catch_all:
        export.lose("feedback-dropped", ("feedback", "incorrect"), "an answer of the question fits all others already")
        return
    words = inline(export, "feedback", feedback.incorrect, ("feedback", "incorrect"))
    yield Element("answer", (plain("text", ANYTHING), *more, words), (("fraction", NONE),))


def _general(feedback: Feedback, weight: Fraction) -> tuple[str, str | None]:
    if weight >= 1:
        return "correct", feedback.correct
    if weight > 0:
        return "partially", feedback.partially
    return "incorrect", feedback.incorrect


def _paragraphs(*sources: str) -> Document:
    return Document("\n\n".join(sources), blocks=tuple(Paragraph(parse(source, "inline").inlines, 0, 0) for source in sources))
