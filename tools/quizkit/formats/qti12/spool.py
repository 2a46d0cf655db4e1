"""Items on the disk, by the category and the quizzes that they belong to: questions pass by once, and memory does not grow with them."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from decimal import Decimal
from typing import IO

from quizkit.model.question import BaseQuestion
from quizkit.model.quiz import Quiz, Section, may_draw
from quizkit.records import dataclass, field

_IN_MEMORY = 1 << 22


class Records:
    """Pieces of a spool file in the order in which they were added: 16 bytes of memory for each."""

    def __init__(self, spool: IO[bytes]) -> None:
        self._spool = spool
        self._places = array("Q")

    def __len__(self) -> int:
        return len(self._places) // 2

    def add(self, data: bytes) -> None:
        """Add a piece at the end."""
        self._places.extend((self._spool.seek(0, 2), len(data)))
        self._spool.write(data)

    def __iter__(self) -> Iterator[bytes]:
        for index in range(0, len(self._places), 2):
            yield self._read(index)

    def _read(self, index: int) -> bytes:
        self._spool.seek(self._places[index])
        return self._spool.read(self._places[index + 1])

    def __getitem__(self, index: int) -> bytes:
        return self._read(2 * index)


@dataclass(slots=True)
class PlannedSection:
    """A section of a quiz with the items found for it.

    `found` says at which place of `items` a question lies; `repeated` are questions that another section of the quiz has.
    """

    section: Section
    items: Records
    found: dict[str, int] = field(default_factory=dict)
    points: dict[Decimal, int] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)

    def admits(self, question: BaseQuestion, quiz: Quiz) -> bool:
        """Whether the section lists a question, or may draw it."""
        if self.section.draw is not None:
            return may_draw(self.section, question, quiz.use)
        return question.id in self.section.questions

    def add(self, question: BaseQuestion, data: bytes) -> None:
        """Take in an item."""
        self.found[question.id] = len(self.items)
        self.items.add(data)
        self.points[question.points] = self.points.get(question.points, 0) + 1

    def in_order(self) -> Iterator[bytes]:
        """The items as the quiz lists them; those of a draw as they came."""
        if self.section.draw is not None and not self.section.questions:
            yield from self.items
            return
        for name in self.section.questions:
            if name in self.found:
                yield self.items[self.found[name]]


@dataclass(slots=True)
class PlannedQuiz:
    """A quiz, and what is known of its questions once all have passed by."""

    quiz: Quiz
    ident: str
    sections: list[PlannedSection]
    shuffles_answers: bool = True

    def section_for(self, question: BaseQuestion) -> PlannedSection | None:
        """The one section that gets a question: a quiz holds it once, and one that lists it comes before one that may draw it.

        The others remember that they stand without it.
        """
        admitting = [section for section in self.sections if section.admits(question, self.quiz)]
        if not admitting:
            return None
        chosen = min(admitting, key=lambda section: section.section.draw is not None)
        for section in admitting:
            if section is not chosen:
                section.repeated.append(question.id)
        return chosen

    @property
    def is_empty(self) -> bool:
        """Whether no question of it is in the export."""
        return not any(len(section.items) for section in self.sections)


class Spooled:
    """All items of an export. A category is there from its first question on; its number is its place."""

    def __init__(self) -> None:
        # Closed by the writer when the last file is written.
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self.banks: dict[str | None, Records] = {}
        self._numbers: dict[str | None, int] = {}
        self.quizzes: list[PlannedQuiz] = []

    def plan(self, quiz: Quiz, ident: str) -> None:
        """Expect the questions of a quiz."""
        self.quizzes.append(PlannedQuiz(quiz, ident, [PlannedSection(section, Records(self._file)) for section in quiz.sections]))

    def bank_of(self, category: str | None) -> Records:
        """The items of a category."""
        if category not in self.banks:
            self.banks[category] = Records(self._file)
            self._numbers[category] = len(self.banks)
        return self.banks[category]

    def number_of(self, category: str | None) -> int:
        """The place of a category among all, from 1 on."""
        return self._numbers[category]

    def close(self) -> None:
        """Forget all items."""
        self._file.close()
