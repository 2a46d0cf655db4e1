"""The parts and the key of each question type for apps, each with its share of the points."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, assert_never

from quizkit.finding import DataPath
from quizkit.formats.identifiers import parts_of
from quizkit.model.question import (
    Categorize,
    Cloze,
    DragWords,
    DropdownGap,
    Essay,
    Gap,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    NumericAnswer,
    NumericGap,
    Option,
    Ordering,
    Question,
    ShortAnswer,
    TextAnswer,
    TextGap,
    TrueFalse,
)
from quizkit.model.scoring import accepted, gap_shares, option_shares, own_share

from .texts import Texts, without_empty

_EXACT = Context(prec=1000)
Data = dict[str, Any]


class Answers:
    """Writes the parts of one question."""

    def __init__(self, question: Question, texts: Texts) -> None:
        self._question = question
        self._texts = texts
        self._ids: Mapping[DataPath, str] = {part.path: part.id.rpartition("/")[2] for part in parts_of(question)}

    def data(self) -> Data:  # noqa: C901 (a case for each type)
        """The fields of the type."""
        question = self._question
        match question:
            case MultipleChoice() | MultipleResponse():
                return {"options": self._options(("options",), question.options, option_shares(question)), "shuffle": question.shuffle}
            case TrueFalse():
                return {"answer": question.answer}
            case ShortAnswer():
                answers = self._typed(("answers",), question.answers, Fraction(1))
                return {"answers": answers, "case_sensitive": question.case_sensitive, "wildcards": question.pattern == "wildcard"}
            case Numeric():
                units = [{"name": unit.name, "factor": _number(unit.factor)} for unit in question.units]
                return without_empty({"answers": self._counted(("answers",), question.answers, Fraction(1)), "units": units})
            case Matching():
                return self._matching(question)
            case Ordering():
                share = _even(len(question.items))
                return {"items": [self._part(("items", at), item.text, share) for at, item in enumerate(question.items)]}
            case Categorize():
                return self._categorize(question)
            case Cloze():
                shares = gap_shares(question)
                return {"gaps": {name: self._gap(name, gap, shares.get(name, Fraction(0))) for name, gap in question.gaps.items()}}
            case DragWords():
                return self._drag_words(question)
            case Essay():
                return self._essay(question)
            case _:
                assert_never(question)

    def _part(self, path: DataPath, source: str, share: str | None = None) -> Data:
        return {"id": self._ids[path], **self._texts.rich(source), **without_empty({"share": share})}

    def _options(self, path: DataPath, options: tuple[Option, ...], shares: list[Fraction]) -> list[Data]:
        return [
            {
                **self._part((*path, at), option.text, str(share)),
                "correct": option.correct,
                **without_empty({"feedback": self._said(option.feedback), "pin": option.pin}),
            }
            for at, (option, share) in enumerate(zip(options, shares, strict=True))
        ]

    def _typed(self, path: DataPath, answers: tuple[TextAnswer, ...], whole: Fraction) -> list[Data]:
        return [
            {"id": self._ids[*path, at], "text": answer.text, "share": str(answer.weight * whole), **self._feedback(answer.feedback)}
            for at, answer in enumerate(answers)
        ]

    def _counted(self, path: DataPath, answers: tuple[NumericAnswer, ...], whole: Fraction) -> list[Data]:
        written = []
        for at, answer in enumerate(answers):
            center, distance = accepted(answer)
            low, high = _EXACT.subtract(center, distance), _EXACT.add(center, distance)
            bounds = {"value": _number(answer.value), "low": _number(low), "high": _number(high)}
            written.append({"id": self._ids[*path, at], **bounds, "share": str(answer.weight * whole), **self._feedback(answer.feedback)})
        return written

    def _matching(self, question: Matching) -> Data:
        share = _even(len(question.pairs))
        pairs = [
            {"id": self._ids["pairs", at], "left": self._texts.rich(pair.left), "right": self._texts.rich(pair.right), "share": share}
            for at, pair in enumerate(question.pairs)
        ]
        distractors = [self._part(("distractors", at), one.text) for at, one in enumerate(question.distractors)]
        return {"pairs": pairs, **without_empty({"distractors": distractors}), "shuffle": question.shuffle}

    def _categorize(self, question: Categorize) -> Data:
        share = _even(len(question.items))
        categories = [{"id": one.id, **self._texts.rich(one.title)} for one in question.categories]
        items = [{**self._part(("items", at), item.text, share), "category": item.category} for at, item in enumerate(question.items)]
        return {"categories": categories, "items": items, "shuffle": question.shuffle}

    def _gap(self, name: str, gap: Gap, share: Fraction) -> Data:
        path: DataPath = ("gaps", name)
        own = {"kind": gap.kind, "share": str(share), **self._feedback(gap.feedback)}
        match gap:
            case TextGap():
                answers = self._typed((*path, "answers"), gap.answers, share)
                return {**own, "answers": answers, "case_sensitive": gap.case_sensitive}
            case DropdownGap():
                shares = [own_share(option) * share for option in gap.options]
                return {**own, "options": self._options((*path, "options"), gap.options, shares), "shuffle": gap.shuffle}
            case NumericGap():
                return {**own, "answers": self._counted((*path, "answers"), gap.answers, share)}
            case _:
                assert_never(gap)

    def _drag_words(self, question: DragWords) -> Data:
        share = _even(len(question.gaps))
        gaps = {name: {"word": word, "share": share} for name, word in question.gaps.items()}
        distractors = [{"id": self._ids["distractors", at], "text": one.text} for at, one in enumerate(question.distractors)]
        return {"gaps": gaps, **without_empty({"distractors": distractors}), "reuse": question.reuse, "shuffle": question.shuffle}

    def _essay(self, question: Essay) -> Data:
        rubric = [{**self._part(("rubric", at), one.text), "points": _number(one.points)} for at, one in enumerate(question.rubric)]
        limits = {"lines": question.lines, "min_words": question.min_words, "max_words": question.max_words}
        return {"format": question.format, "attachments": question.attachments, **without_empty({**limits, "rubric": rubric})}

    def _said(self, source: str | None) -> str | None:
        return self._texts.html(source) if source else None

    def _feedback(self, source: str | None) -> Data:
        return without_empty({"feedback": self._said(source)})


def _even(count: int) -> str:
    """The share of each of so many parts that count alike."""
    return str(Fraction(1, count)) if count else "0"


def _number(number: Decimal) -> str:
    return format(number, "f") if abs(number.adjusted()) <= 20 else str(number)
