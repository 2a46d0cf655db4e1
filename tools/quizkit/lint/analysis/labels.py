"""How hard questions are said to be, and what they are said to ask of a learner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from quizkit.lint.facts import Facts
from quizkit.lint.view import EntityView
from quizkit.model.objective import Bloom
from quizkit.model.question import BaseQuestion, Difficulty
from quizkit.named_tuples import NamedTuple

DIFFICULTIES: tuple[Difficulty, ...] = get_args(Difficulty)
BLOOM: tuple[Bloom, ...] = get_args(Bloom)


class Labels(NamedTuple):
    """The difficulty and the level of Bloom's taxonomy that a question states."""

    difficulty: Difficulty | None
    bloom: Bloom | None


def _labels(view: EntityView) -> Labels | None:
    question = view.entity
    assert isinstance(question, BaseQuestion)
    if question.status != "published" or (question.difficulty is None and question.bloom is None):
        return None
    labels = Labels(question.difficulty, question.bloom)
    # Many questions have the same: they are kept once, however large the bank.
    return _SHARED.setdefault(labels, labels)


_SHARED: dict[Labels, Labels] = {}

LABELS: Facts[Labels] = Facts("labels", (BaseQuestion,), _labels)


class Skew(NamedTuple):
    """The commonest of some labels: how many have it, how many there are, and all counts in words."""

    label: str
    number: int
    total: int
    counts: str

    @property
    def share(self) -> float:
        """The share of those that have it."""
        return self.number / self.total


def skew_of(labels: Iterable[str], order: Iterable[str]) -> Skew | None:
    """The commonest of the labels; None where there is no label."""
    counts = Counter(labels)
    if not counts:
        return None
    ((label, number),) = counts.most_common(1)
    return Skew(label, number, counts.total(), ", ".join(f"{counts[name]:,} {name}" for name in order))
