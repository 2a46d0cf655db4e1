"""Cloze: each gap is a slot with answers or options of its own."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from quizkit.finding import DataPath
from quizkit.formats.export import LeftOutError
from quizkit.model.question import Cloze, DropdownGap, Gap, NumericGap, TextGap
from quizkit.model.scoring import gap_shares, own_share

from .choice import check_key, option_list, option_rows
from .paper import Paper
from .rows import Data, Row
from .typed import number_rows, text_rows


def write_cloze(question: Cloze, paper: Paper) -> tuple[Data, list[Row]]:
    """Each gap earns its share of the points, and an answer that is partly right a part of that."""
    shares = gap_shares(question)
    if not shares or min(shares.values()) < 0:
        raise LeftOutError("incomplete", ("gaps",), "its gaps need weights of 0 and more, one of them above 0")
    slots, rows = [], []
    for name, gap in question.gaps.items():
        fields, answers = _gap(name, gap, shares, paper)
        slots.append({"id": name, "kind": gap.kind, **fields, **paper.notes(gap, ("gaps", name), "feedback")})
        rows += answers
    return {"slots": slots}, rows


def _gap(name: str, gap: Gap, shares: Mapping[str, Fraction], paper: Paper) -> tuple[Data, list[Row]]:
    answers: DataPath = ("gaps", name, "answers")
    match gap:
        case TextGap():
            return {}, text_rows(gap.answers, answers, paper, case_sensitive=gap.case_sensitive, slot=name, worth=shares[name])
        case DropdownGap():
            path: DataPath = ("gaps", name, "options")
            rows = option_rows(gap.options, [own_share(option) * shares[name] for option in gap.options], path, paper, name)
            check_key(rows, shares[name], path)
            return {"options": option_list(gap.options, path, paper), "shuffle": gap.shuffle}, rows
        case NumericGap():
            return {}, number_rows(gap.answers, answers, paper, slot=name, worth=shares[name])
        case _:
            assert_never(gap)
