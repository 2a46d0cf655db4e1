"""What makes two questions the same, in eight bytes: in a bank of a million, chance makes two alike once in 37 million banks."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
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

from .comparable import folded_source


def _digest(view: EntityView) -> int | None:
    question = view.entity
    assert isinstance(question, BaseQuestion)
    if question.status == "retired" or ("stem",) not in view.texts:
        return None
    says = _Says(view)
    parts = [question.type, question.stimulus or "", says.text(("stem",)), *says.answers(question)]
    return int.from_bytes(blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest())


SAMENESS: Facts[int] = Facts("sameness", (BaseQuestion,), _digest, packed=True)


class _Says:
    """Puts the answers of a question into words, in an order that does not depend on where they stand."""

    def __init__(self, view: EntityView) -> None:
        self._texts = view.texts

    def text(self, path: DataPath) -> str:
        text = self._texts.get(path)
        return "" if text is None else folded_source(text)

    def answers(self, question: BaseQuestion) -> list[str]:
        match question:
            case MultipleChoice() | MultipleResponse():
                return self._options(("options",), question.options)
            case TrueFalse():
                return [str(question.answer)]
            case ShortAnswer():
                return [f"{question.pattern} {question.case_sensitive}", *self._typed(question.answers, question.case_sensitive)]
            case Numeric():
                return [*_numbers(question.answers), *sorted(f"{unit.name}={unit.factor}" for unit in question.units)]
            case Matching():
                pairs = [f"{self.text(('pairs', at, 'left'))}\x1e{self.text(('pairs', at, 'right'))}" for at in range(len(question.pairs))]
                return [*sorted(pairs), "", *self._distractors(question)]
            case Ordering():
                return [self.text(("items", at, "text")) for at in range(len(question.items))]
            case Categorize():
                titles = {category.id: self.text(("categories", at, "title")) for at, category in enumerate(question.categories)}
                items = [
                    f"{self.text(('items', at, 'text'))}\x1e{titles.get(item.category or '', '')}" for at, item in enumerate(question.items)
                ]
                return [*sorted(titles.values()), "", *sorted(items)]
            case Cloze():
                return [part for name in sorted(question.gaps) for part in self._gap(question, name)]
            case DragWords():
                return [*[f"{name}={word}" for name, word in sorted(question.gaps.items())], "", *self._distractors(question)]
        return []

    def _options(self, path: DataPath, options: Iterable[Option]) -> list[str]:
        return sorted([("+" if option.correct else "-") + self.text((*path, at, "text")) for at, option in enumerate(options)])

    def _distractors(self, question: Matching | DragWords) -> list[str]:
        return sorted([self.text(("distractors", at, "text")) for at in range(len(question.distractors))])

    def _gap(self, question: Cloze, name: str) -> list[str]:
        match question.gaps[name]:
            case DropdownGap(options=options):
                return [name, *self._options(("gaps", name, "options"), options)]
            case TextGap(answers=words, case_sensitive=case_sensitive):
                return [name, *self._typed(words, case_sensitive)]
            case gap:
                return [name, *_numbers(gap.answers)]

    def _typed(self, answers: Iterable[TextAnswer], case_sensitive: bool) -> list[str]:
        return sorted([f"{answer.text if case_sensitive else answer.text.casefold()}\x1e{answer.weight}" for answer in answers])


def _numbers(answers: Iterable[NumericAnswer]) -> list[str]:
    found = []
    for answer in answers:
        allowed = answer.tolerance
        width = "" if allowed is None else f"{allowed.absolute} {allowed.relative} {allowed.significant_figures}"
        found.append(f"{answer.value.normalize()}\x1e{width}\x1e{answer.weight}")
    return sorted(found)
