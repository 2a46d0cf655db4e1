"""Essays, which a person marks."""

from __future__ import annotations

from quizkit.model.question import Essay

from .paper import Paper
from .rows import Data, number, without_empty


def write_essay(question: Essay, paper: Paper) -> Data:
    """What may be handed in, and what its marker looks for."""
    response = {
        "format": question.format,
        "attachments": question.attachments,
        **without_empty({"lines": question.lines, "min_words": question.min_words, "max_words": question.max_words}),
    }
    rubric = [
        {"id": paper.id("rubric", index), **paper.rich(one.text, "rubric", index, "text"), "points": number(one.points)}
        for index, one in enumerate(question.rubric)
    ]
    texts = {
        "notes": question.grader_notes and paper.texts.rich(question.grader_notes, ("grader_notes",), "block"),
        "model_answer": question.model_answer and paper.texts.rich(question.model_answer, ("model_answer",), "block"),
    }
    return without_empty({"response": response, "marking": without_empty({**texts, "rubric": rubric})})
