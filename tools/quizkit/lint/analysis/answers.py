"""The answers of a question as digests: what it offers, and what of that is right, in an order that does not depend on where they stand."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from zlib import crc32

from quizkit.digests import blake2b
from quizkit.finding import DataPath
from quizkit.lint.view import EntityView
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
    NumericAnswer,
    Option,
    Ordering,
    ShortAnswer,
    TextAnswer,
    TextGap,
    TrueFalse,
)

from .comparable import folded_source, folded_sources

# What is offered, the key in full, each keyed text, and the only keyed text itself ("" where there are several, or none). Of `offered` and
# `keyed` every text is four bytes behind the first one, which says the type of the question.
Answers = tuple[bytes, bytes, bytes, str]

_NAMES = """
multiple-choice multiple-response true-false short-answer numeric matching ordering categorize cloze drag-words essay
"""
_TYPES = {name: bytes([at]) for at, name in enumerate(_NAMES.split())}
# More texts than that are one digest.
_MOST = 64

# Two of these may accept other spellings of one answer, or another tolerance: they contradict each other where no answer is shared.
TYPED = frozenset(_TYPES[name][0] for name in ("short-answer", "numeric", "cloze"))

TRUE_FALSE = _TYPES["true-false"][0]


def digest(parts: Iterable[str]) -> bytes:
    """Eight bytes for some texts in their order."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def answers_of(question: BaseQuestion, view: EntityView) -> Answers:
    """The answers of a question of any type."""
    kind = _TYPES[question.type]
    match question:
        case MultipleChoice() | MultipleResponse():
            return _chosen(kind, question.options, view)
        case TrueFalse():
            key = b"+" if question.answer else b"-"
            return kind, key, key, ""
    says = _Says(view)
    offered, keyed, more = says.answers(question)
    only = question.answers[0].text if isinstance(question, ShortAnswer) and len(question.answers) == 1 else ""
    return kind + packed(offered, _MOST), digest((*keyed, "", *more)), packed(map(_accepted, keyed), _MOST), only


def _chosen(kind: bytes, options: Sequence[Option], view: EntityView) -> Answers:
    offered = folded_sources([option.text for option in options])
    if offered is None:
        paths: list[DataPath] = [("options", at, "text") for at in range(len(options))]
        offered = [folded_source(view.texts[path]) if path in view.texts else "" for path in paths]
    sums = [crc32(text.encode("utf-8", "surrogatepass")) for text in offered]
    keys = [at for at, option in enumerate(options) if option.correct]
    key = _together([sums[at] for at in keys])
    return kind + _together(sums), key, key, options[keys[0]].text if len(keys) == 1 else ""


def packed(texts: Iterable[str], most: int | None = None) -> bytes:
    """The digests of some texts, sorted; of more than `most` one digest for all."""
    return _together([crc32(text.encode("utf-8", "surrogatepass")) for text in texts], most)


def _together(sums: list[int], most: int | None = _MOST) -> bytes:
    joined = array("I", sorted(sums)).tobytes()
    return joined if most is None or len(sums) <= most else blake2b(joined, digest_size=16).digest()


def texts_in(packed: bytes) -> frozenset[bytes]:
    """The texts of `keyed`, or of `offered` behind its first byte."""
    return frozenset([packed[at : at + 4] for at in range(0, len(packed), 4)])


def _accepted(answer: str) -> str:
    """The answer itself, without what it is worth or how near one must come."""
    return answer.partition("\x1e")[0]


class _Says:
    """Puts the answers of a question into words: what is offered, what is keyed, and what else the key consists of."""

    def __init__(self, view: EntityView) -> None:
        self._texts = view.texts

    def _text(self, path: DataPath) -> str:
        text = self._texts.get(path)
        return "" if text is None else folded_source(text)

    def answers(self, question: BaseQuestion) -> tuple[list[str], list[str], list[str]]:
        match question:
            case ShortAnswer():
                more = [f"{question.pattern} {question.case_sensitive}"]
                return [], _typed(question.answers, question.case_sensitive), more
            case Numeric():
                return [], _numbers(question.answers), sorted([f"{unit.name}={unit.factor}" for unit in question.units])
            case Matching():
                sides = [(self._text(("pairs", at, "left")), self._text(("pairs", at, "right"))) for at in range(len(question.pairs))]
                offered = [f"<{left}" for left, _ in sides] + [f">{right}" for _, right in sides]
                return offered + self._distractors(question), sorted([f"{left}\x1d{right}" for left, right in sides]), []
            case Ordering():
                items = [self._text(("items", at, "text")) for at in range(len(question.items))]
                return items, [f"{at} {item}" for at, item in enumerate(items)], []
            case Categorize():
                titles = {category.id: self._text(("categories", at, "title")) for at, category in enumerate(question.categories)}
                sorts = [(self._text(("items", at, "text")), titles.get(item.category or "", "")) for at, item in enumerate(question.items)]
                offered = [f"<{title}" for title in titles.values()] + [f">{item}" for item, _ in sorts]
                return offered, sorted([f"{item}\x1d{title}" for item, title in sorts]), []
            case Cloze():
                return self._gaps(question)
            case DragWords():
                offered = [*question.gaps.values(), *self._distractors(question)]
                return offered, [f"{name}={word}" for name, word in sorted(question.gaps.items())], []
        return [], [], []

    def _distractors(self, question: Matching | DragWords) -> list[str]:
        return [self._text(("distractors", at, "text")) for at in range(len(question.distractors))]

    def _gaps(self, question: Cloze) -> tuple[list[str], list[str], list[str]]:
        offered: list[str] = []
        keyed: list[str] = []
        more: list[str] = []
        for name in sorted(question.gaps):
            match question.gaps[name]:
                case DropdownGap(options=options):
                    texts = [(option.correct, self._text(("gaps", name, "options", at, "text"))) for at, option in enumerate(options)]
                    offered += [f"{name}={text}" for _, text in texts]
                    keyed += sorted([f"{name}={text}" for correct, text in texts if correct])
                case TextGap(answers=words, case_sensitive=case_sensitive):
                    keyed += [f"{name}={word}" for word in _typed(words, case_sensitive)]
                    more.append(f"{name} {case_sensitive}")
                case gap:
                    keyed += [f"{name}={number}" for number in _numbers(gap.answers)]
        return offered, keyed, more


def _typed(answers: Iterable[TextAnswer], case_sensitive: bool) -> list[str]:
    return sorted([f"{answer.text if case_sensitive else answer.text.casefold()}\x1e{answer.weight}" for answer in answers])


def _numbers(answers: Iterable[NumericAnswer]) -> list[str]:
    found = []
    for answer in answers:
        allowed = answer.tolerance
        width = "" if allowed is None else f"{allowed.absolute} {allowed.relative} {allowed.significant_figures}"
        found.append(f"{answer.value.normalize()}\x1e{width}\x1e{answer.weight}")
    return sorted(found)
