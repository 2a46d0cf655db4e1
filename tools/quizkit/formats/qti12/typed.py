"""Answers to type: words and numbers, in questions of their own and in gaps."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from quizkit.finding import DataPath
from quizkit.model.question import Cloze, Numeric, NumericAnswer, ShortAnswer, TextAnswer
from quizkit.model.scoring import accepted, accepted_range

from .asked import Asked, Response, TypedNumber, TypedText
from .choice import RESPONSE
from .common import ask, is_there, needs, part_feedback
from .export import Export, LeftOutError
from .idents import idents_of
from .numbers import written
from .stem import pieces_of


def write_short_answer(question: ShortAnswer, export: Export) -> Asked:
    """The first answer that fits counts."""
    idents = idents_of(question, export.profile.idents)
    check_case(export, (), question.case_sensitive)
    texts = texts_of(question, export, (), question.answers, idents, wildcards=question.pattern == "wildcard")
    if not any(answer.share == 1 for answer in texts):
        _name_wildcards(question, export)
        needs(False, ("answers",), "it needs an answer that gives the full points")
    response = Response(RESPONSE, "text", texts=texts, case_sensitive=question.case_sensitive)
    return ask(question, export, "single", pieces_of(question, export), [response])


def _name_wildcards(question: ShortAnswer, export: Export) -> None:
    """Say so where it was wildcards that left no answer with the full points."""
    if question.pattern != "wildcard" or export.profile.carries.wildcards:
        return
    for index, answer in enumerate(question.answers):
        if "*" in answer.text and answer.weight == 1:
            raise LeftOutError("wildcards-only", ("answers", index), f"'{answer.text.strip()}'")


def write_numeric(question: Numeric, export: Export) -> Asked:
    """The first answer whose range holds the number counts."""
    idents = idents_of(question, export.profile.idents)
    numbers = numbers_of(question, export, (), question.answers, idents)
    needs(any(answer.share == 1 for answer in numbers), ("answers",), "it needs an answer that gives the full points")
    for index, unit in enumerate(question.units):
        export.lose("unit-dropped", ("units", index), f"'{unit.name}'")
    return ask(question, export, "single", pieces_of(question, export), [Response(RESPONSE, "number", numbers=numbers)])


def check_case(export: Export, at: DataPath, case_sensitive: bool) -> None:
    """Report capitals that matter where the profile's reader does not mind them."""
    if case_sensitive and not export.profile.carries.case:
        export.lose("case-ignored", (*at, "case_sensitive"))


def texts_of(
    question: ShortAnswer | Cloze,
    export: Export,
    at: DataPath,
    answers: tuple[TextAnswer, ...],
    idents: Mapping[DataPath, str],
    *,
    wildcards: bool = False,
) -> tuple[TypedText, ...]:
    """The accepted answers that the profile's reader can hold; `at` is where they stand."""
    carries = export.profile.carries
    found = []
    for index, answer in enumerate(answers):
        place: DataPath = (*at, "answers", index)
        text = answer.text.strip()
        if not is_there(export, text, place) or not _counts(export, place, answer):
            continue
        if wildcards and "*" in text and not carries.wildcards:
            export.lose("wildcard-dropped", place, f"'{text}'")
            continue
        signs = [sign for sign in carries.taken if sign in text and not (sign == "*" and wildcards)]
        if signs:
            export.lose("sign-taken", place, f"'{signs[0]}'")
            continue
        feedback = part_feedback(question, export, answer.feedback, (*place, "feedback"))
        found.append(TypedText(idents[place], text, answer.weight, feedback))
    return tuple(found)


def numbers_of(
    question: Numeric | Cloze, export: Export, at: DataPath, answers: tuple[NumericAnswer, ...], idents: Mapping[DataPath, str]
) -> tuple[TypedNumber, ...]:
    """The accepted numbers that the profile's reader can hold."""
    found: list[TypedNumber] = []
    for index, answer in enumerate(answers):
        place: DataPath = (*at, "answers", index)
        if not _counts(export, place, answer):
            continue
        if found and not export.profile.scores.numbers:
            export.lose("one-answer", place, written(answer.value))
            continue
        feedback = part_feedback(question, export, answer.feedback, (*place, "feedback"))
        low, high = accepted_range(answer)
        figures = _figures(export, place, answer, low, high)
        found.append(TypedNumber(idents[place], accepted(answer)[0], low, high, answer.weight, figures, feedback))
    return tuple(found)


def _counts(export: Export, place: DataPath, answer: TextAnswer | NumericAnswer) -> bool:
    """Whether an answer is written: one that gives a part of the points only where the profile's reader can give it."""
    if answer.weight == 1 or export.profile.scores.typed:
        return True
    export.lose("answer-dropped", place, f"it gives {answer.weight} of the points")
    return False


def _figures(export: Export, place: DataPath, answer: NumericAnswer, low: Decimal, high: Decimal) -> int | None:
    """In how many significant figures a number has to agree, where the profile's reader checks just that."""
    tolerance = answer.tolerance
    if tolerance is None or tolerance.significant_figures is None or not answer.value:
        return None
    value = accepted(answer)[0]
    # What lies otherwise far on both sides, or below 0, is known by its range alone.
    if export.profile.carries.figures and value > 0 and value - low == high - value:
        return tolerance.significant_figures
    export.lose("figures-as-range", (*place, "tolerance", "significant_figures"), f"{written(low)} to {written(high)}")
    return None
