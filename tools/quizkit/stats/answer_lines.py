"""The answers of a question as lines, each with whether it is right: for people to compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkit.model.question import (
    BaseQuestion,
    Categorize,
    Cloze,
    DragWords,
    DropdownGap,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from quizkit.text import parse, to_plain

AnswerLine = tuple[str, bool]


def answer_lines(question: BaseQuestion) -> list[AnswerLine]:
    """What a question offers or accepts, one line each; none where a person marks it."""
    return [(" ".join(text.split()), is_right) for text, is_right in _lines(question)]


def _lines(question: BaseQuestion) -> Iterator[AnswerLine]:
    match question:
        case MultipleChoice() | MultipleResponse():
            yield from _options(question.options)
        case TrueFalse():
            yield from (("True", question.answer), ("False", not question.answer))
        case ShortAnswer() | Numeric():
            yield from ((str(answer.text if isinstance(question, ShortAnswer) else answer.value), True) for answer in question.answers)  # type: ignore[union-attr]
        case Matching():
            yield from ((f"{_plain(pair.left)} → {_plain(pair.right)}", True) for pair in question.pairs)
            yield from ((_plain(distractor.text), False) for distractor in question.distractors)
        case Ordering():
            yield from ((f"{at}. {_plain(item.text)}", True) for at, item in enumerate(question.items, 1))
        case Categorize():
            titles = {category.id: _plain(category.title) for category in question.categories}
            yield from ((f"{_plain(item.text)} → {titles.get(item.category or '', '–')}", True) for item in question.items)
        case Cloze():
            yield from _gaps(question)
        case DragWords():
            yield from ((f"{name}: {word}", True) for name, word in question.gaps.items())
            yield from ((word.text, False) for word in question.distractors)


def _options(options: Iterable[Option]) -> Iterator[AnswerLine]:
    return ((_plain(option.text), option.correct) for option in options)


def _gaps(question: Cloze) -> Iterator[AnswerLine]:
    for name, gap in question.gaps.items():
        if isinstance(gap, DropdownGap):
            yield from ((f"{name}: {text}", is_right) for text, is_right in _options(gap.options))
        else:
            accepted = [str(answer.text if gap.kind == "text" else answer.value) for answer in gap.answers]  # type: ignore[union-attr]
            yield from ((f"{name}: {text}", True) for text in accepted)


def _plain(source: str) -> str:
    return to_plain(parse(source, "inline")).text
