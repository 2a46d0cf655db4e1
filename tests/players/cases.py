"""What learners may answer to a question, and what its author says that this is worth: worked out from the model, not from an export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import assert_never

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
    Ordering,
    Question,
    ShortAnswer,
    TextAnswer,
    TextGap,
    TrueFalse,
)
from quizkit.model.scoring import accepted_range, gap_shares, option_shares, own_share

# What nobody accepts: in words, and as a number.
NONSENSE, FAR_OFF = "none of these", "987654321"
# What a learner writes where an answer has a `*`.
ANYTHING = "xyz"


@dataclass(frozen=True, slots=True)
class Case:
    """An answer to a question: values by response identifier, the share of the points it is worth, and the feedback of parts it brings up.

    `is_key` marks the one answer that the author calls right.
    """

    name: str
    answers: Mapping[str, str | list[str]]
    share: Fraction
    feedback: tuple[str, ...] = ()
    is_key: bool = False


def cases_of(question: Question) -> Iterator[Case]:  # noqa: C901 (a case for each type)
    """Answers that are right, partly right and wrong, so that every part that has a worth or a feedback of its own is met."""
    match question:
        case MultipleChoice():
            yield from _multiple_choice(question)
        case MultipleResponse():
            yield from _multiple_response(question)
        case TrueFalse():
            for answer in (question.answer, not question.answer):
                is_key = answer == question.answer
                yield Case(f"says-{answer}".lower(), {"RESPONSE": str(answer).lower()}, Fraction(is_key), is_key=is_key)
        case ShortAnswer():
            is_wild = question.pattern == "wildcard"
            names = _names(question, "answers")
            yield from _typed(_texts(question.answers, names, case_sensitive=question.case_sensitive, is_wild=is_wild))
        case Numeric():
            yield from _typed(_numbers(question.answers, _names(question, "answers")))
        case Matching():
            yield from _matching(question)
        case Ordering():
            yield from _ordering(question)
        case Categorize():
            yield from _categorize(question)
        case Cloze():
            yield from _cloze(question)
        case DragWords():
            yield from _drag_words(question)
        case Essay():
            # A person marks it, so no points come of handing it in.
            yield Case("written", {"RESPONSE": "They were bacteria."}, Fraction(0))
        case _:
            assert_never(question)


def _names(question: Question, *path: str) -> list[str]:
    """The identifiers of the parts in a list of a question, in their order."""
    return [part.id.rpartition("/")[2] for part in parts_of(question) if part.path[:-1] == path]


def _clamped(share: Fraction) -> Fraction:
    return min(max(share, Fraction(0)), Fraction(1))


def _part_share(right: int, parts: int, scoring: str) -> Fraction:
    """What some parts of all are worth, each as much as the others."""
    return Fraction(right == parts) if scoring == "all-or-nothing" else Fraction(right, parts)


# -- choices


def _multiple_choice(question: MultipleChoice) -> Iterator[Case]:
    for name, option in zip(_names(question, "options"), question.options, strict=True):
        feedback = (option.feedback,) if option.feedback else ()
        yield Case(f"takes-{name}", {"RESPONSE": name}, _clamped(own_share(option)), feedback, is_key=option.correct)


def _multiple_response(question: MultipleResponse) -> Iterator[Case]:
    names = _names(question, "options")
    keys = [index for index, option in enumerate(question.options) if option.correct]
    others = [index for index, option in enumerate(question.options) if not option.correct]
    shares = option_shares(question)
    chosen = {"keys": keys, "first-key": keys[:1], "a-distractor": others[:1], "keys-and-a-distractor": [*keys, *others[:1]]}
    chosen |= {"keys-and-distractors": [*keys, *others], "nothing": []}
    seen: list[list[int]] = []
    for label, indexes in chosen.items():
        if indexes in seen:
            continue
        seen.append(indexes)
        total = sum((shares[index] for index in indexes), Fraction(0))
        share = Fraction(indexes == keys) if question.scoring == "all-or-nothing" else _clamped(total)
        feedback = tuple(text for index in indexes if (text := question.options[index].feedback))
        answers: dict[str, str | list[str]] = {"RESPONSE": [names[index] for index in indexes]} if indexes else {}
        yield Case(label, answers, share, feedback, is_key=indexes == keys)


# -- what is typed


@dataclass(frozen=True, slots=True)
class _Try:
    """Something to type or choose in one place."""

    name: str
    value: str
    weight: Fraction
    feedback: tuple[str, ...] = ()


def _typed(tries: list[_Try]) -> Iterator[Case]:
    best = next(attempt for attempt in tries if attempt.weight == max(one.weight for one in tries))
    for attempt in tries:
        is_key = attempt is best and attempt.weight == 1
        yield Case(attempt.name, {"RESPONSE": attempt.value}, _clamped(attempt.weight), attempt.feedback, is_key=is_key)
    yield Case("nothing", {}, Fraction(0))


def _texts(answers: tuple[TextAnswer, ...], names: list[str], *, case_sensitive: bool, is_wild: bool = False) -> list[_Try]:
    """Each answer as it stands, each with its capitals turned round, and nonsense."""

    def found(typed: str) -> TextAnswer | None:
        for answer in answers:
            pattern = "(?s:.*)".join(map(re.escape, answer.text.split("*") if is_wild else [answer.text]))
            if re.fullmatch(pattern, typed, 0 if case_sensitive else re.IGNORECASE):
                return answer
        return None

    def tried(name: str, typed: str) -> _Try:
        answer = found(typed)
        if answer is None:
            return _Try(name, typed, Fraction(0))
        return _Try(name, typed, answer.weight, (answer.feedback,) if answer.feedback else ())

    texts = [answer.text.replace("*", ANYTHING) if is_wild else answer.text for answer in answers]
    named = list(zip(names, texts, strict=True))
    return [
        *(tried(f"types-{name}", text) for name, text in named),
        *(tried(f"types-{name}-in-other-capitals", text.swapcase()) for name, text in named if text.swapcase() != text),
        tried("types-nonsense", NONSENSE),
    ]


def _numbers(answers: tuple[NumericAnswer, ...], names: list[str]) -> list[_Try]:
    """The value of each answer and the ends of its range, a number just beyond them, and one that is far off."""

    def tried(name: str, number: Decimal | str) -> _Try:
        value = Decimal(number)
        for answer in answers:
            low, high = accepted_range(answer)
            if low <= value <= high:
                return _Try(name, str(number), answer.weight, (answer.feedback,) if answer.feedback else ())
        return _Try(name, str(number), Fraction(0))

    tries = []
    for name, answer in zip(names, answers, strict=True):
        tries.append(tried(f"types-{name}", answer.value))
        low, high = accepted_range(answer)
        if low < high:
            beyond = (high - low) / 100
            tries += [tried(f"types-{name}-at-the-lower-end", low), tried(f"types-{name}-above-the-upper-end", high + beyond)]
    return [*tries, tried("types-a-number-far-off", FAR_OFF)]


# -- things put together


def _matching(question: Matching) -> Iterator[Case]:
    names = _names(question, "pairs")
    owner: dict[str, str] = {}
    for name, pair in zip(names, question.pairs, strict=True):
        owner.setdefault(pair.right, name)
    rights = [f"right-{owner[pair.right]}" for pair in question.pairs]
    lefts = [f"left-{name}" for name in names]
    keys = [f"{left} {right}" for left, right in zip(lefts, rights, strict=True)]
    turned = [f"{left} {right}" for left, right in zip(lefts, [*rights[1:], rights[0]], strict=True)]
    answered = {"pairs": keys, "first-pair": keys[:1], "all-turned": turned}
    for name in _names(question, "distractors")[:1]:
        answered["last-to-a-distractor"] = [*keys[:-1], f"{lefts[-1]} other-{name}"]
    yield from _put_together(answered, keys, question.scoring)


def _categorize(question: Categorize) -> Iterator[Case]:
    places = ["nowhere" if item.category is None else f"category-{item.category}" for item in question.items]
    items = [f"item-{name}" for name in _names(question, "items")]
    keys = [f"{item} {place}" for item, place in zip(items, places, strict=True)]
    first = f"category-{question.categories[0].id}"
    answered = {"sorted": keys, "all-in-the-first": [f"{item} {first}" for item in items], "one-left-out": keys[1:]}
    yield from _put_together(answered, keys, question.scoring)


def _drag_words(question: DragWords) -> Iterator[Case]:
    owner: dict[str, str] = {}
    for gap, word in question.gaps.items():
        owner.setdefault(word, gap)
    keys = [f"word-{owner[word]} gap-{gap}" for gap, word in question.gaps.items()]
    answered = {"words": keys, "first-word": keys[:1]}
    gaps = list(question.gaps)
    for name, distractor in zip(_names(question, "distractors"), question.distractors, strict=True):
        if distractor.text not in owner:
            answered[f"last-is-{name}"] = [*keys[:-1], f"other-{name} gap-{gaps[-1]}"]
    yield from _put_together(answered, keys, question.scoring)


def _put_together(answered: Mapping[str, list[str]], keys: list[str], scoring: str) -> Iterator[Case]:
    for label, pairs in answered.items():
        right = len(set(pairs) & set(keys))
        yield Case(label, {"RESPONSE": pairs}, _part_share(right, len(keys), scoring), is_key=pairs == keys)


def _ordering(question: Ordering) -> Iterator[Case]:
    names = _names(question, "items")
    orders = {
        "in-order": names,
        "turned": names[::-1],
        "first-two-changed": [names[1], names[0], *names[2:]],
        "moved-on": names[1:] + names[:1],
    }
    seen: list[list[str]] = []
    for label, order in orders.items():
        if order not in seen:
            seen.append(order)
            right = sum(name == wanted for name, wanted in zip(order, names, strict=True))
            yield Case(label, {"RESPONSE": order}, _part_share(right, len(names), question.scoring), is_key=order == names)


# -- gaps


@dataclass(frozen=True, slots=True)
class _Filled:
    """Ways to fill one gap: the right one, and others."""

    key: _Try
    others: list[_Try] = field(default_factory=list)


def _cloze(question: Cloze) -> Iterator[Case]:
    shares = gap_shares(question)
    ways = {
        name: _ways(gap, _names(question, "gaps", name, "options" if isinstance(gap, DropdownGap) else "answers"))
        for name, gap in question.gaps.items()
    }
    keys = {name: filled.key for name, filled in ways.items()}

    def case(name: str, tries: Mapping[str, _Try], *, is_key: bool = False) -> Case:
        total = sum((shares[gap] * attempt.weight for gap, attempt in tries.items()), Fraction(0))
        share = Fraction(total == 1) if question.scoring == "all-or-nothing" else _clamped(total)
        told = [text for gap in tries if (text := question.gaps[gap].feedback)]
        feedback = (*chain.from_iterable(attempt.feedback for attempt in tries.values()), *told)
        return Case(name, {f"RESPONSE_{gap}": attempt.value for gap, attempt in tries.items()}, share, feedback, is_key=is_key)

    yield case("keys", keys, is_key=True)
    yield case("nothing", {})
    for gap, filled in ways.items():
        for attempt in filled.others:
            yield case(f"{gap}-{attempt.name}", {**keys, gap: attempt})


def _ways(gap: Gap, names: list[str]) -> _Filled:
    match gap:
        case TextGap():
            tries = _texts(gap.answers, names, case_sensitive=gap.case_sensitive)
        case NumericGap():
            tries = _numbers(gap.answers, names)
        case DropdownGap():
            named = zip(names, gap.options, strict=True)
            tries = [
                _Try(f"takes-{name}", name, own_share(option), (option.feedback,) if option.feedback else ()) for name, option in named
            ]
        case _:
            assert_never(gap)
    key = next(attempt for attempt in tries if attempt.weight == 1)
    return _Filled(key, [attempt for attempt in tries if attempt is not key])
