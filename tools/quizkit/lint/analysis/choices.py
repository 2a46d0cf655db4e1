"""The lists of options that questions have: their own, and those of dropdown gaps."""

from __future__ import annotations

from quizkit.finding import DataPath
from quizkit.model.question import Cloze, DropdownGap, MultipleChoice, MultipleResponse, Option

Choosing = MultipleChoice | MultipleResponse | Cloze


def option_lists(question: Choosing) -> list[tuple[DataPath, tuple[Option, ...]]]:
    """Each list of options with its path."""
    if isinstance(question, Cloze):
        return [(("gaps", name, "options"), gap.options) for name, gap in question.gaps.items() if isinstance(gap, DropdownGap)]
    return [(("options",), question.options)]
