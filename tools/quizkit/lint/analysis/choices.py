"""The lists of options and of answers that questions have: their own, and those of the gaps of a cloze."""

from __future__ import annotations

from quizkit.finding import DataPath
from quizkit.lint.view import EntityView, TextField
from quizkit.model.question import (
    Cloze,
    DropdownGap,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    Option,
    ShortAnswer,
    TextAnswer,
)

Choosing = MultipleChoice | MultipleResponse | Cloze
Typing = ShortAnswer | Numeric | Cloze


def option_lists(question: Choosing) -> list[tuple[DataPath, tuple[Option, ...]]]:
    """Each list of options with its path."""
    if isinstance(question, Cloze):
        return [(("gaps", name, "options"), gap.options) for name, gap in question.gaps.items() if isinstance(gap, DropdownGap)]
    return [(("options",), question.options)]


def option_fields(view: EntityView) -> list[tuple[DataPath, list[TextField]]]:
    """The texts of each list of options, with its path."""
    question = view.entity
    if not isinstance(question, Cloze):
        return [(("options",), view.options)]
    return [(path, [view.texts[(*path, at, "text")] for at in range(len(options))]) for path, options in option_lists(question)]


def answer_lists(question: Typing) -> list[tuple[DataPath, tuple[TextAnswer, ...] | tuple[NumericAnswer, ...]]]:
    """Each list of accepted answers with its path."""
    if isinstance(question, Cloze):
        return [(("gaps", name, "answers"), gap.answers) for name, gap in question.gaps.items() if not isinstance(gap, DropdownGap)]
    return [(("answers",), question.answers)]
