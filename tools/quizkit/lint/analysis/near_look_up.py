"""Looks up which questions a rule on duplicates must know of to be right about a few of them, in a bank of any size."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from quizkit.lint.index import BankIndex
from quizkit.lint.look_up import Changes, LookUp, Nearby

from .asked import ASKED, Asked


class NearLookUp(LookUp[Asked]):
    """The questions whose stems are near to some, near to these, and so on; those that replace each other; and those that may give away the
    key of one of them, or whose key they may give away."""

    facts = ASKED

    @classmethod
    def blobs(cls, index: BankIndex) -> Iterable[tuple[str, bytes]]:
        from .kept_stems import stem_blobs  # which is read where there is something to keep

        return stem_blobs(index)

    def around(self, rows: Collection[int], changes: Changes[Asked]) -> Nearby | None:
        from .near_search import nearby

        return nearby(self.kept, rows, changes)
