"""What the person who marks an essay reads, as one text."""

from __future__ import annotations

from quizkit.model.question import Criterion, Essay
from quizkit.text import Document, ast, parse

from .numbers import written

_HEADING = 4


def grader_info(question: Essay) -> Document:
    """Notes, rubric and model answer one below the other, each of the latter two under a heading."""
    blocks: list[ast.Block] = []
    sources = [text for text in (question.grader_notes, question.model_answer) if text]
    if question.grader_notes:
        blocks.extend(parse(question.grader_notes, "block").blocks)
    if question.rubric:
        blocks += [_heading("Rubric"), _rubric(question.rubric)]
        sources.extend(criterion.text for criterion in question.rubric)
    if question.model_answer:
        blocks += [_heading("Model answer"), *parse(question.model_answer, "block").blocks]
    return Document("\n".join(sources), blocks=tuple(blocks))


def _heading(text: str) -> ast.Heading:
    return ast.Heading(_HEADING, _words(text), 0, 0)


def _rubric(criteria: tuple[Criterion, ...]) -> ast.Table:
    rows = tuple((parse(criterion.text, "inline").inlines, _words(written(criterion.points))) for criterion in criteria)
    return ast.Table((None, "right"), (_words("Criterion"), _words("Points")), rows, 0, 0)


def _words(text: str) -> tuple[ast.Inline, ...]:
    return (ast.Str(text, 0, 0),)
