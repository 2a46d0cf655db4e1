"""Answers that are typed: words that are compared, and numbers that lie in a range. The first answer that fits counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any
from unicodedata import normalize

from quizkit.finding import DataPath
from quizkit.formats.export import LeftOutError
from quizkit.model.question import Numeric, NumericAnswer, ShortAnswer, TextAnswer, Tolerance
from quizkit.model.scoring import accepted_range
from quizkit.patterns import regex
from quizkit.records import fields

from .paper import Paper
from .rows import Data, Row, number

_PATH: DataPath = ("answers",)
# A star that stands for any text; behind a backslash it is a star.
_STAR = regex(r"(?<!\\)\*+")
# What has a meaning in a regular expression; no other character may have a backslash before it everywhere.
_SYNTAX = regex(r"[\\^$.*+?()\[\]{}|]")
_ANY_TEXT = r"[\s\S]*"


def write_short_answer(question: ShortAnswer, paper: Paper) -> tuple[Data, list[Row]]:
    """A word or a phrase is typed."""
    return {}, text_rows(question.answers, _PATH, paper, case_sensitive=question.case_sensitive, wildcards=question.pattern == "wildcard")


def write_numeric(question: Numeric, paper: Paper) -> tuple[Data, list[Row]]:
    """A number is typed, perhaps with a unit."""
    units = [{"name": unit.name, "factor": number(unit.factor)} for unit in question.units]
    return ({"units": units} if units else {}), number_rows(question.answers, _PATH, paper)


def text_rows(
    answers: Sequence[TextAnswer],
    path: DataPath,
    paper: Paper,
    *,
    case_sensitive: bool,
    wildcards: bool = False,
    slot: str | None = None,
    worth: Fraction = Fraction(1),
) -> list[Row]:
    """The answers with regular expressions that each language knows; `worth` is the share of the whole slot."""
    rows = []
    for index, answer in enumerate(answers):
        text = " ".join(normalize("NFC", answer.text).split())
        if not text:
            paper.export.lose("blank-dropped", (*path, index))
            continue
        what: Data = {"id": paper.id(*path, index), "text": text, "regex": _regex(text, wildcards), "case_sensitive": case_sensitive}
        rows.append(_row(answer, what, worth, slot, paper, (*path, index)))

    def fits(row: Row, response: str) -> bool:
        return re.search(row.what["regex"], response, re.NOFLAG if case_sensitive else re.IGNORECASE) is not None

    _check(rows, worth, path, fits, lambda row: _example(row.what["text"]) if wildcards else row.what["text"])
    return rows


def number_rows(
    answers: Sequence[NumericAnswer], path: DataPath, paper: Paper, *, slot: str | None = None, worth: Fraction = Fraction(1)
) -> list[Row]:
    """The answers as ranges, and as their author wrote them."""
    rows = []
    for index, answer in enumerate(answers):
        low, high = accepted_range(answer)
        what: Data = {"id": paper.id(*path, index), "value": number(answer.value), "low": number(low), "high": number(high)}
        if answer.tolerance is not None:
            what["tolerance"] = _tolerance(answer.tolerance)
        rows.append(_row(answer, what, worth, slot, paper, (*path, index)))

    def fits(row: Row, response: str) -> bool:
        return Decimal(row.what["low"]) <= Decimal(response) <= Decimal(row.what["high"])

    _check(rows, worth, path, fits, lambda row: row.what["value"])
    return rows


def _row(answer: TextAnswer | NumericAnswer, what: Data, worth: Fraction, slot: str | None, paper: Paper, path: DataPath) -> Row:
    return Row(what, answer.weight * worth, answer.weight >= 1, slot, paper.notes(answer, path, "feedback"))


def _check(rows: Sequence[Row], worth: Fraction, path: DataPath, fits: Callable[[Row, str], bool], example: Callable[[Row], str]) -> None:
    """Make sure that an answer earns what there is to earn: it must be the first that fits it.

    Raises:
        LeftOutError: none does.
    """
    for row in rows:
        response = example(row)
        first = next((one for one in rows if fits(one, response)), None)
        if row.correct and first is not None and first.share == worth:
            return
    raise LeftOutError("incomplete", path, "no answer earns the whole share")


def _regex(text: str, wildcards: bool) -> str:
    parts = [part.replace(r"\*", "*") for part in _STAR.split(text)] if wildcards else [text]
    return f"^{_ANY_TEXT.join(_SYNTAX.sub(_escaped, part) for part in parts)}$"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _example(text: str) -> str:
    """Something that fits an answer with wildcards."""
    return _STAR.sub("x", text).replace(r"\*", "*")


def _tolerance(tolerance: Tolerance) -> dict[str, Any]:
    values = {field.name: getattr(tolerance, field.name) for field in fields(tolerance)}
    return {name: number(value) if isinstance(value, Decimal) else value for name, value in values.items() if value is not None}
