"""Draws that share their questions: whether each can have its own, and which questions every way of drawing takes.

Philip Hall's theorem says when: any group of draws must find as many questions among them as they ask for together ("On Representatives of
Subsets", J. London Math. Soc. 10, 1935). Looking at every group would take for ever; questions are handed out instead, and passed on from
draw to draw as long as that helps.
"""

from __future__ import annotations

from collections.abc import Sequence

from .pools import Draw
from .row_sets import first_of


class Assignment:
    """Questions handed out to draws, none twice and as many as there are ways for. Draws are named by their place in `draws`."""

    def __init__(self, draws: Sequence[Draw]) -> None:
        self._draws = draws
        self._given = [0] * len(draws)
        self._taken = 0
        # Draws that hold everything that any of them may take, while one of them lacks some: nothing can be got from them any more.
        self._stuck: set[int] = set()
        for at in sorted(range(len(draws)), key=lambda at: draws[at].pool.bit_count()):
            self._fill(at)

    def _fill(self, at: int) -> None:
        while (wanted := self._draws[at].amount - self._given[at].bit_count()) > 0:
            trail, end = self._trail(at)
            if end is None:
                self._stuck |= trail.keys()
                return
            self._pass_on(trail, end, wanted)

    def _trail(self, start: int) -> tuple[dict[int, int | None], int | None]:
        """The draws that could pass a question on towards `start`, each with the one it would pass it to; and one of them that could take
        a free question instead, if there is any.
        """
        trail: dict[int, int | None] = {start: None}
        for at in (waiting := [start]):
            pool = self._draws[at].pool
            if pool & ~self._taken:
                return trail, at
            for other, given in enumerate(self._given):
                if other not in trail and other not in self._stuck and given & pool:
                    trail[other] = at
                    waiting.append(other)
        return trail, None

    def _pass_on(self, trail: dict[int, int | None], end: int, wanted: int) -> None:
        """Hand free questions to the end of a trail, and as many from each draw on it to the next."""
        hands = [(end, self._draws[end].pool & ~self._taken)]
        while (to := trail[hands[-1][0]]) is not None:
            hands.append((to, self._given[hands[-1][0]] & self._draws[to].pool))
        amount = min(wanted, *(offered.bit_count() for _, offered in hands))
        moved = [(to, first_of(offered, amount)) for to, offered in hands]
        self._taken |= moved[0][1]
        for number, (to, questions) in enumerate(moved):
            passed_on = moved[number + 1][1] if number + 1 < len(moved) else 0
            self._given[to] = self._given[to] & ~passed_on | questions

    def overdrawn(self) -> list[list[int]]:
        """The draws that ask for more together than there is for them, in groups that share no question with each other.

        What a group asks for too much is what is missing, however the questions are handed out.
        """
        groups: list[tuple[int, list[int]]] = []
        for at in sorted(self._stuck):
            pool, members = self._draws[at].pool, [at]
            for group in [group for group in groups if group[0] & self._draws[at].pool]:
                groups.remove(group)
                pool |= group[0]
                members += group[1]
            groups.append((pool, members))
        return sorted([sorted(group) for _, group in groups])

    def certain(self) -> dict[int, int]:
        """The questions that every way of drawing takes: by draw (its place in `draws`) those that it was handed here.

        There are none where some draw cannot have its fill.
        """
        if self._stuck:
            return {}
        # A draw that can take a free question can let go of any of its own, and so can one that can take a question of such a draw.
        loose = {at for at, draw in enumerate(self._draws) if draw.pool & ~self._taken}
        waiting = [*loose]
        for at in waiting:
            for other, draw in enumerate(self._draws):
                if other not in loose and draw.pool & self._given[at]:
                    loose.add(other)
                    waiting.append(other)
        return {at: given for at, given in enumerate(self._given) if at not in loose}
