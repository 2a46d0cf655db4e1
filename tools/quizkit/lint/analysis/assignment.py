"""Draws that share their questions: whether each can have its own, and which questions every way of drawing takes.

Philip Hall's theorem says when: any group of draws must find as many questions among them as they ask for together ("On Representatives of
Subsets", J. London Math. Soc. 10, 1935). Looking at every group would take for ever; questions are handed out instead, and passed on from
draw to draw as long as that helps.
"""

from __future__ import annotations

from collections.abc import Sequence

from .pools import Draw
from .row_sets import first_of, union


class Assignment:
    """Questions handed out to draws, none twice. `lacking` is the first draw that could not get its fill, by its place in `draws`."""

    def __init__(self, draws: Sequence[Draw]) -> None:
        self._draws = draws
        self._given = [0] * len(draws)
        self.lacking: int | None = None
        for at in sorted(range(len(draws)), key=lambda at: draws[at].pool.bit_count()):
            if not self._fill(at):
                self.lacking = at
                return

    def _fill(self, at: int) -> bool:
        while (wanted := self._draws[at].amount - self._given[at].bit_count()) > 0:
            trail, end = self._trail(at)
            if end is None:
                return False
            self._pass_on(trail, end, wanted)
        return True

    @property
    def _free(self) -> int:
        """Everything that is not handed out, as a mask."""
        return ~union(self._given)

    def _trail(self, start: int) -> tuple[dict[int, int | None], int | None]:
        """The draws that could pass a question on towards `start`, each with the one it would pass it to; and one of them that could take a
        free question instead.

        Where there is none, the draws on the trail hold everything that any of them may take.
        """
        free = self._free
        trail: dict[int, int | None] = {start: None}
        for at in (waiting := [start]):
            pool = self._draws[at].pool
            if pool & free:
                return trail, at
            for other, given in enumerate(self._given):
                if other not in trail and given & pool:
                    trail[other] = at
                    waiting.append(other)
        return trail, None

    def _pass_on(self, trail: dict[int, int | None], end: int, wanted: int) -> None:
        """Hand free questions to the end of a trail, and as many from each draw on it to the next."""
        hands = [(end, self._draws[end].pool & self._free)]
        while (to := trail[hands[-1][0]]) is not None:
            hands.append((to, self._given[hands[-1][0]] & self._draws[to].pool))
        amount = min(wanted, *(offered.bit_count() for _, offered in hands))
        moved = [(to, first_of(offered, amount)) for to, offered in hands]
        for number, (to, questions) in enumerate(moved):
            passed_on = moved[number + 1][1] if number + 1 < len(moved) else 0
            self._given[to] = self._given[to] & ~passed_on | questions

    def overdrawn(self) -> list[int]:
        """A group of draws that ask for more than there is for them, from which none can be left out; empty where all have their fill."""
        if self.lacking is None:
            return []
        group = sorted(self._trail(self.lacking)[0])
        for at in list(group):
            rest = [other for other in group if other != at]
            if self._is_overdrawn(rest):
                group = rest
        return group

    def _is_overdrawn(self, group: Sequence[int]) -> bool:
        return sum(self._draws[at].amount for at in group) > union(self._draws[at].pool for at in group).bit_count()

    def certain(self) -> dict[int, int]:
        """The questions that every way of drawing takes: by draw (its place in `draws`) those that it was handed here.

        There are none where some draw cannot have its fill.
        """
        if self.lacking is not None:
            return {}
        free = self._free
        # A draw that can take a free question can let go of any of its own, and so can one that can take a question of such a draw.
        loose = {at for at, draw in enumerate(self._draws) if draw.pool & free}
        waiting = [*loose]
        for at in waiting:
            for other, draw in enumerate(self._draws):
                if other not in loose and draw.pool & self._given[at]:
                    loose.add(other)
                    waiting.append(other)
        return {at: given for at, given in enumerate(self._given) if at not in loose}
