"""Questions that must not share a quiz."""

from __future__ import annotations

from sys import intern

from quizkit.finding import DataPath
from quizkit.lint.facts import Facts
from quizkit.lint.index import BankIndex
from quizkit.lint.view import EntityView
from quizkit.model.question import BaseQuestion

from .row_sets import rows_of, set_of


def _declared(view: EntityView) -> tuple[str, ...] | None:
    question = view.entity
    assert isinstance(question, BaseQuestion)
    return tuple([intern(name) for name in question.enemies]) or None


ENEMIES: Facts[tuple[str, ...]] = Facts("enemies", (BaseQuestion,), _declared)


class Enemies:
    """Who is whose enemy, by rows: it is enough that one side says so. Nobody is an enemy of its own.

    `of` gives the enemies of a question; `all` is the set of those that have any.
    """

    def __init__(self, index: BankIndex) -> None:
        self._declared: dict[int, tuple[int | None, ...]] = {}
        self.of: dict[int, list[int]] = {}
        found = list(index.facts(ENEMIES))
        # A table of a large bank is not made for nothing.
        rows = index.rows_by_id["question"] if found else {}
        for row, names in found:
            if rows.get(index.id(row) or "") != row:
                continue
            self._declared[row] = tuple([rows.get(name) for name in names])
            for other in self._declared[row]:
                if other is not None and other != row:
                    self.of.setdefault(row, []).append(other)
                    self.of.setdefault(other, []).append(row)
        self.all = set_of(self.of)

    def place(self, row: int, enemy: int) -> tuple[int, DataPath]:
        """Where two questions are declared enemies: a row and a path."""
        declared = self._declared.get(row, ())
        return (row, ("enemies", declared.index(enemy))) if enemy in declared else self.place(enemy, row)

    def leave_room(self, questions: int, amount: int) -> bool:
        """Whether so many of some questions may be asked together. Where the answer is no, any such choice holds two enemies.

        Those that have enemies are put into groups whose members are all enemies of each other: of each group one can be asked at most. For
        questions that are enemies in a circle, say, that is more than there really is room for.
        """
        room = (questions & ~self.all).bit_count()
        group_of: dict[int, int] = {}
        groups: list[set[int]] = []
        for row in rows_of(questions & self.all):
            if room + len(groups) >= amount:
                return True
            own = set(self.of[row])
            near = dict.fromkeys(group_of[other] for other in own if other in group_of)
            number = next((number for number in near if groups[number] <= own), len(groups))
            if number == len(groups):
                groups.append(set())
            groups[number].add(row)
            group_of[row] = number
        return room + len(groups) >= amount
