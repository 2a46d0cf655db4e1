"""All entities of a bank in the order of the files: a row for each, small enough for a million of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from quizkit.model.bank import KINDS

if TYPE_CHECKING:
    from .splice import FreshFile

KIND_NAMES = tuple(KINDS)

_BETWEEN = "\n"
_NONE = "\0"


class Entities:
    """Ids and numbers of kinds. `firsts` is the row of the first entity of each file, whose entities are its roots; where a file has none,
    that of the next. Of `unknown_kinds` there may be more than are here."""

    def __init__(self) -> None:
        self.kinds = bytearray()
        self.firsts = array("I")
        self.unknown_kinds: set[str] = set()
        self._ids: list[str | None] | None = []
        self._joined: str | None = ""
        self._bring_ids: Callable[[], str] | None = None
        self._repeats: list[tuple[int, int]] | None = None

    @property
    def ids(self) -> list[str | None]:
        """The id of each entity, or None. Those of a packed bank are taken apart when somebody asks."""
        if self._ids is None:
            self._ids = [None if found == _NONE else found for found in self._all_joined.split(_BETWEEN)] if self.kinds else []
        return self._ids

    @property
    def _all_joined(self) -> str:
        if self._joined is None:
            assert self._bring_ids is not None, "the ids are kept elsewhere"
            self._joined = self._bring_ids()
        return self._joined

    def bring_ids(self, bring: Callable[[], str]) -> None:
        """Say where the ids are that are kept elsewhere; they are brought when somebody asks."""
        self._bring_ids = bring

    def without_ids(self) -> tuple[Entities, str]:
        """The same, to be kept, and apart from it the ids."""
        apart = Entities()
        state = self.__getstate__()
        apart.__setstate__((None, *state[1:]))
        return apart, state[0]

    def ids_of(self, rows: range) -> list[str | None]:
        """The ids of some rows. Of a packed bank those of the others need not be taken apart, if these rows are at its beginning or end."""
        if self._ids is not None or not rows:
            return self.ids[rows.start : rows.stop] if rows else []
        if rows.start < len(self.kinds) - rows.stop:
            found = self._all_joined.split(_BETWEEN, rows.stop)[rows.start : rows.stop]
        else:
            behind = len(self.kinds) - rows.stop
            found = self._all_joined.rsplit(_BETWEEN, len(self.kinds) - rows.start)[-len(rows) - behind :][: len(rows)]
        return [None if name == _NONE else name for name in found]

    def add_file(self) -> None:
        """Begin another file."""
        self.firsts.append(len(self.kinds))

    def add(self, kind: int, ids: Sequence[str | None]) -> int:
        """Add entities of the last file by their ids; the row of the first."""
        self._repeats = None
        first = len(self.kinds)
        self.ids.extend(ids)
        self.kinds.extend(bytes((kind,)) * len(ids))
        return first

    def add_files(self, kinds: Iterable[int], counts: Iterable[int], ids: Sequence[str | None]) -> int:
        """Add files: of what kind the entities of each are, and how many; the row of the first."""
        self._repeats = None
        first = len(self.kinds)
        for kind, count in zip(kinds, counts, strict=True):
            self.add_file()
            self.kinds.extend(bytes((kind,)) * count)
        self.ids.extend(ids)
        return first

    def first_of(self, file: int) -> int:
        """The row of the first entity of a file by its number, or that which it would have if it came behind the last."""
        return self.firsts[file] if file < len(self.firsts) else len(self.kinds)

    def place(self, row: int) -> tuple[int, int]:
        """The number of a row's file, and which of its roots it is."""
        file = bisect_right(self.firsts, row) - 1
        return file, row - self.firsts[file]

    def rows_of(self, kind: int) -> range:
        """The rows among which all entities of a kind are: the files come in the order of the kinds."""
        first = self.kinds.find(kind)
        return range(0) if first < 0 else range(first, self.kinds.rfind(kind) + 1)

    def spliced(self, files: Sequence[FreshFile]) -> Entities:
        """The same with the entities of some files in place of what they had before, or of files that were not there."""
        found = Entities()
        found.unknown_kinds = set(self.unknown_kinds)
        ids = self.ids
        new_ids: list[str | None] = []
        row = number = 0
        for file in (*files, None):
            stop = len(self.firsts) if file is None else file.edit.number
            shift = len(found.kinds) - row
            same = self.firsts[number:stop]
            found.firsts += array("I", [first + shift for first in same]) if shift else same
            end = len(self.kinds) if file is None else file.before.start
            new_ids += ids[row:end]
            found.kinds += self.kinds[row:end]
            if file is None:
                break
            edit = file.edit
            if edit.now is not None:
                found.firsts.append(len(found.kinds))
                names = edit.now.ids if file.rows else []
                new_ids += names
                found.kinds += bytes((KIND_NAMES.index(edit.kind or ""),)) * len(names) if names else b""
            row, number = file.before.stop, stop + (edit.before is not None)
        found._ids = new_ids
        return found

    def take_repeats(self, before: Entities, changed: Set[str], now: Callable[[int], int | None]) -> None:
        """Go on from the repeated ids of a bank in which entities with some ids have come, gone or changed; `now` gives the rows of the
        others."""
        kept = [pair for pair in before.repeats if before.ids[pair[0]] not in changed]
        again = self._repeats_among([row for row, found in enumerate(self.ids) if found in changed])
        moved = [(row, first) for pair in kept if (row := now(pair[0])) is not None and (first := now(pair[1])) is not None]
        self._repeats = [*moved, *again]

    @property
    def repeats(self) -> list[tuple[int, int]]:
        """Each row whose id another row of its kind has already, with that first row. Asked for once all entities are here."""
        if self._repeats is None:
            self._repeats = self._repeats_among([row for row, found in enumerate(self.ids) if found is not None])
        return self._repeats

    def _repeats_among(self, rows: list[int]) -> list[tuple[int, int]]:
        ids, kinds = self.ids, self.kinds
        # Sorting takes a tenth of the memory of a table.
        rows.sort(key=lambda row: ids[row] or "")
        found: list[tuple[int, int]] = []
        first: dict[int, int] = {}
        for before, row in pairwise(rows):
            if ids[before] != ids[row]:
                first.clear()
                continue
            first.setdefault(kinds[before], before)
            if kinds[row] in first:
                found.append((row, first[kinds[row]]))
            else:
                first[kinds[row]] = row
        return found

    @property
    def can_be_kept(self) -> bool:
        """Whether its ids can be told apart again: one with a line break in it is wrong, and said to be so, but it is there."""
        return self._ids is None or not any(found is not None and (_BETWEEN in found or _NONE in found) for found in self._ids)

    def __getstate__(self) -> tuple[Any, ...]:
        joined = self._joined if self._ids is None else _BETWEEN.join([_NONE if found is None else found for found in self._ids])
        return joined, bytes(self.kinds), self.firsts.tobytes(), sorted(self.unknown_kinds), self._repeats

    def __setstate__(self, state: tuple[str | None, bytes, bytes, Iterable[str], list[tuple[int, int]] | None]) -> None:
        self._joined, kinds, firsts, unknown, self._repeats = state
        self._bring_ids = None
        self._ids = None
        self.kinds = bytearray(kinds)
        self.firsts = array("I", firsts)
        self.unknown_kinds = set(unknown)
