"""A quiz: questions put together, listed or drawn."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from quizkit.records import dataclass

from .entity import Entity, Level
from .field import Block, Number, Plain, QuestionId, TermId, Weight
from .question import BaseQuestion, Use

FeedbackMode = Literal["immediate", "deferred", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a quiz: its `questions` in order, or a `draw` of so many at random.

    A draw takes published questions that every given field admits: they test one of the `terms`, have one of the `tags` and the `level`.
    With `questions` beside it, it draws from these.
    """

    id: str
    title: Plain | None = None
    intro: Block | None = None
    questions: tuple[QuestionId, ...] = ()
    draw: int | None = None
    tags: tuple[str, ...] = ()
    terms: tuple[TermId, ...] = ()
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Entity):
    """Questions put together for practice or for an exam.

    `feedback_mode` says when learners read feedback: after each question, at the end, or never. `attempts` is how many they have (none
    given: any number), `time_limit` is in minutes, `pass_mark` the share of the points that passes. With `shuffle` the questions of a
    section come in any order.
    """

    entity_kind: ClassVar[str] = "quiz"
    written_last: ClassVar[tuple[str, ...]] = ("sections", *Entity.written_last)

    sections: tuple[Section, ...]
    use: Use = "practice"
    feedback_mode: FeedbackMode = "immediate"
    attempts: int | None = None
    time_limit: Number | None = None
    pass_mark: Weight | None = None
    shuffle: bool = False


def tested_terms(tests: Iterable[str]) -> set[str]:
    """The ids of the terms among the references of `tests`."""
    return {reference.removeprefix("term:") for reference in tests if reference.startswith("term:")}


def may_draw(section: Section, question: BaseQuestion, use: Use = "practice") -> bool:
    """Whether a draw of a section may take a question. A quiz for practice never draws a question that is kept for exams."""
    return (
        section.draw is not None
        and question.status == "published"
        and (use == "exam" or question.use == "practice")
        and (not section.questions or question.id in section.questions)
        and (not section.tags or not set(section.tags).isdisjoint(question.tags))
        and (not section.terms or not set(section.terms).isdisjoint(tested_terms(question.tests)))
        and (section.level is None or section.level == question.level)
    )
