"""The numbers of a bank."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.lint.analysis.guessing import Guess, GuessTally
from quizkit.lint.analysis.key_positions import KeyPositions
from quizkit.lint.analysis.labels import Labels
from quizkit.lint.neighbourhood.records import Place
from quizkit.records import dataclass

from .coverage import Coverage
from .readability import Reading


@dataclass(frozen=True, slots=True)
class Leak:
    """A question in which ways of guessing lead to the key: its id, what it is about, and where the key stands in the file."""

    question: str
    title: str | None
    place: Place
    guess: Guess


@dataclass(frozen=True, slots=True)
class Unread:
    """What is left out: entities of sound files, and files of which nobody knows how many they hold."""

    entities: int
    files: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What was counted of a bank.

    `kinds` counts the entities of each kind, `by_status` the questions of every status; all else is of the questions whose status is one of
    `statuses`. A question without a category is counted under None. `true_false` counts the statements that are true and those that are
    false. `labels` counts questions by difficulty and level of Bloom's taxonomy together. `unread` says what could not be read.
    """

    title: str
    statuses: tuple[str, ...]
    kinds: Mapping[str, int]
    by_type: Mapping[str, int]
    by_status: Mapping[str, int]
    by_category: Mapping[str | None, int]
    key_positions: KeyPositions
    true_false: tuple[int, int]
    guessing: GuessTally
    leaks: tuple[Leak, ...]
    coverage: tuple[Coverage, ...]
    labels: Mapping[Labels, int]
    readability: tuple[Reading, ...]
    unread: Unread

    @property
    def questions(self) -> int:
        """How many questions were counted."""
        return self.kinds.get("question", 0)
