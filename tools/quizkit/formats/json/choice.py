"""Questions with options of which one or several are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from quizkit.finding import DataPath
from quizkit.formats.export import LeftOutError
from quizkit.model.question import MultipleChoice, MultipleResponse, Option, TrueFalse
from quizkit.model.scoring import option_shares

from .paper import Paper
from .rows import Data, Row

_PATH: DataPath = ("options",)


def write_multiple_choice(question: MultipleChoice, paper: Paper) -> tuple[Data, list[Row]]:
    """One option is chosen."""
    rows = option_rows(question.options, option_shares(question), _PATH, paper)
    check_key(rows, Fraction(1), _PATH)
    return _fields(question, paper), rows


def write_multiple_response(question: MultipleResponse, paper: Paper) -> tuple[Data, list[Row]]:
    """Each option that is ticked counts for itself."""
    rows = option_rows(question.options, option_shares(question), _PATH, paper)
    if sum(row.share for row in rows if row.correct) < 1:
        raise LeftOutError("incomplete", _PATH, "all keys together earn less")
    return _fields(question, paper), rows


def write_true_false(question: TrueFalse, paper: Paper) -> tuple[Data, list[Row]]:
    """The two answers are options that every app knows."""
    words = (("true", question.answer), ("false", not question.answer))
    return {}, [Row({"option": name}, Fraction(is_key), is_key) for name, is_key in words]


def _fields(question: MultipleChoice | MultipleResponse, paper: Paper) -> Data:
    return {"options": option_list(question.options, _PATH, paper), "shuffle": question.shuffle}


def option_list(options: Sequence[Option], path: DataPath, paper: Paper) -> list[Data]:
    """The options as a learner sees them."""
    return [
        {
            "id": paper.id(*path, index),
            **paper.rich(option.text, *path, index, "text"),
            **({"pin": option.pin} if option.pin is not None else {}),
        }
        for index, option in enumerate(options)
    ]


def option_rows(options: Sequence[Option], shares: Sequence[Fraction], path: DataPath, paper: Paper, slot: str | None = None) -> list[Row]:
    """What each option is worth."""
    return [
        Row(
            {"option": paper.id(*path, index)},
            share,
            option.correct,
            slot,
            paper.notes(option, (*path, index), "feedback", "misconception"),
        )
        for index, (option, share) in enumerate(zip(options, shares, strict=True))
    ]


def check_key(rows: Sequence[Row], worth: Fraction, path: DataPath) -> None:
    """Make sure that a key earns what there is to earn.

    Raises:
        LeftOutError: none does.
    """
    if not any(row.correct and row.share == worth for row in rows):
        raise LeftOutError("incomplete", path, "no key earns the whole share")
