"""Cloze: Moodle's embedded answers, such as `{1:SHORTANSWER:=Sugar~%50%Starch#Nearly.}`, in the text of the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import assert_never

from quizkit.finding import DataPath
from quizkit.formats.numbers import EXACT, in_places, shortest
from quizkit.formats.xml import Element
from quizkit.model.question import Cloze, DropdownGap, Gap, NumericGap, Option, TextGap
from quizkit.patterns import regex
from quizkit.text.xhtml import escape

from .export import Export, LeftOutError
from .feedback import hints
from .gaps import fill
from .plain_answers import plain_words
from .ranges import accepted_range
from .text import wordy

# What a part's text may not hold as it is: entities stand for it. An ampersand has a number too, for behind `&amp;` Moodle sees no end.
_SPECIAL = str.maketrans({char: f"&#{ord(char)};" for char in "&~}{#\\\"'"} | {"<": "&lt;", ">": "&gt;", "\n": " "})
_BEFORE_SIGN = regex(r"\\(?=[}#])")
# What Moodle takes for a part, or for the place of one.
_PART = regex(r"\{(?=#\d|\d*:[A-Z])")
_MOST_POINTS = 100_000
_FEWEST = 2
_ANY_NUMBER = "0:1.0E+30"
# Moodle stores a share with seven decimal places, and reads it in per cent.
_PLACES = 5 + 2


def fill_cloze(question: Cloze, export: Export, html: str) -> str:
    """The stem with each gap as Moodle writes it."""
    marks = _marks(question, export)
    return fill(html, {name: _gap(name, gap, mark, export) for (name, gap), mark in zip(question.gaps.items(), marks, strict=True)}, _guard)


def write_cloze(question: Cloze, export: Export) -> Iterator[Element]:
    """All else stands in the text of the question."""
    if question.scoring == "all-or-nothing":
        export.lose("all-or-nothing", ("scoring",))
    for name in ("correct", "partially", "incorrect"):
        if question.feedback is not None and getattr(question.feedback, name):
            export.lose("feedback-dropped", ("feedback", name), "its gaps have feedback instead")
    yield from hints(question, export)


def _marks(question: Cloze, export: Export) -> Sequence[int]:
    """Whole marks for the gaps in the ratio of their weights: Moodle adds them up to the points of the question."""
    weights = [gap.weight for gap in question.gaps.values()]
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise LeftOutError("incomplete", ("gaps",), "its gaps need weights above 0")
    shares = [weight / total for weight in weights]
    wanted = [share * Fraction(question.points) for share in shares]
    if question.points > 0 and all(mark.denominator == 1 for mark in wanted):
        return [int(mark) for mark in wanted]
    smallest = lcm(*(share.denominator for share in shares))
    if smallest >= _MOST_POINTS:
        raise LeftOutError("incomplete", ("gaps",), "the weights of its gaps have no ratio of small whole numbers")
    export.lose("points-of-parts", ("points",), f"{question.points} became {smallest}")
    return [int(share * smallest) for share in shares]


def _gap(name: str, gap: Gap, mark: int, export: Export) -> str:
    path: DataPath = ("gaps", name)
    match gap:
        case TextGap():
            kind = "SHORTANSWER_C" if gap.case_sensitive else "SHORTANSWER"
            parts = list(_typed(gap, export, path))
        case DropdownGap():
            kind = "MULTICHOICE_S" if gap.shuffle else "MULTICHOICE"
            parts = list(_chosen(gap, export, path))
        case NumericGap():
            kind = "NUMERICAL"
            parts = list(_counted(gap, export, path))
        case _:
            assert_never(gap)
    if not any(share == "=" for share, _ in parts):
        raise LeftOutError("incomplete", path, "a gap needs a right answer")
    return f"{{{mark}:{kind}:{'~'.join(share + text for share, text in parts)}}}"


def _typed(gap: TextGap, export: Export, path: DataPath) -> Iterator[tuple[str, str]]:
    for index, answer in enumerate(gap.answers):
        if not answer.text.strip():
            export.lose("blank-dropped", (*path, "answers", index))
            continue
        # `*` stands for any text unless a backslash is before it.
        text = _answer(answer.text.strip().replace("*", r"\*"))
        yield _share(answer.weight), text + _feedback(export, (*path, "answers", index, "feedback"), answer.feedback, gap.feedback)
    if gap.feedback:
        yield "", "*" + _feedback(export, (*path, "feedback"), gap.feedback)


def _counted(gap: NumericGap, export: Export, path: DataPath) -> Iterator[tuple[str, str]]:
    for index, answer in enumerate(gap.answers):
        value, tolerance = accepted_range(export, (*path, "answers", index), answer)
        words = _feedback(export, (*path, "answers", index, "feedback"), answer.feedback, gap.feedback)
        yield _share(answer.weight), f"{value}:{tolerance}{words}"
    if gap.feedback:
        # `*` would do, but PHP complains at it, for it has no tolerance.
        yield "", _ANY_NUMBER + _feedback(export, (*path, "feedback"), gap.feedback)


def _chosen(gap: DropdownGap, export: Export, path: DataPath) -> Iterator[tuple[str, str]]:
    written = 0
    for index, option in enumerate(gap.options):
        place = (*path, "options", index)
        words = plain_words(export, option.text, (*place, "text"))
        if not words:
            export.lose("blank-dropped", place)
            continue
        if option.pin is not None and gap.shuffle:
            export.lose("pin-dropped", (*place, "pin"))
        written += 1
        # Moodle reads the option as HTML once it has taken it out of the text.
        yield _share(_weight(option)), _answer(escape(words)) + _feedback(export, (*place, "feedback"), option.feedback, gap.feedback)
    if written < _FEWEST:
        raise LeftOutError("incomplete", (*path, "options"), "a list needs two options")


def _weight(option: Option) -> Fraction:
    return Fraction(option.correct) if option.weight is None else option.weight


def _share(weight: Fraction) -> str:
    """What stands before an answer: `=` for full marks, nothing for none, a percentage for a part."""
    if weight == 1:
        return "="
    return f"%{shortest(in_places(EXACT.divide(Decimal(weight.numerator * 100), Decimal(weight.denominator)), _PLACES))}%" if weight else ""


def _answer(text: str) -> str:
    """A text as an answer; its first character must not begin a share."""
    written = _escaped(text)
    return f"&#{ord(written[0])};{written[1:]}" if written[0] in "=%" else written


def _escaped(text: str) -> str:
    """A text of which Moodle makes the same again: once it has read the entities, it takes a backslash away before `}` and `#`."""
    return _BEFORE_SIGN.sub(r"\\\\", text).translate(_SPECIAL)


def _feedback(export: Export, path: DataPath, *sources: str | None) -> str:
    """What a learner reads who gave an answer: its own words, then those of the gap. An image in it would have no file."""
    html = "<br/>".join(wordy(export, source, path) for source in sources if source)
    return f"#{_escaped(html)}" if html else ""


def _guard(html: str) -> str:
    """A text in which nothing looks like a part."""
    return _PART.sub("&#123;", html)
