"""The files of a staged bank and the names of their outcomes, as a snapshot has them: none is made that is not asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, MutableSequence, Sequence
from pathlib import Path
from typing import Any, overload

from quizkit.load.folder import BankFile, bank_file, place_in_order
from quizkit.load.git import Change
from quizkit.named_tuples import NamedTuple

from .kept_outcomes import KEY_SIZE
from .staged import StagedBank


class ListedFiles(Sequence[BankFile]):
    """The files of a staged bank by their paths, each made when it is asked for: a hundred thousand are not wanted for one that changed."""

    def __init__(self, bank: StagedBank, joined: str) -> None:
        self._bank = bank
        self._joined = joined
        self._length = joined.count("\n")
        self._split: list[str] | None = None

    def number(self, inside: str) -> int | None:
        """The number of a file by its path in the bank."""
        start = self._start(inside)
        return None if start is None else self._joined.count("\n", 0, start)

    def place_for(self, inside: str) -> int:
        """The number that a file would have that is not there yet."""
        return bisect_left(self.paths, self.order(inside), key=self.order)

    def order(self, inside: str) -> tuple[int, str]:
        """What a path is sorted by."""
        return place_in_order(bank_file(self._bank.root, Path(inside)))

    def with_paths(self, paths: list[str]) -> ListedFiles:
        """Other files of the same bank."""
        return ListedFiles(self._bank, "".join([f"{path}\n" for path in paths]))

    def _start(self, inside: str) -> int | None:
        if self._joined.startswith(f"{inside}\n"):
            return 0
        found = self._joined.find(f"\n{inside}\n")
        return None if found < 0 else found + 1

    @property
    def paths(self) -> list[str]:
        """The paths in the bank."""
        if self._split is None:
            self._split = self._joined.split("\n")[:-1]
        return self._split

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, number: int) -> BankFile: ...
    @overload
    def __getitem__(self, number: slice) -> list[BankFile]: ...
    def __getitem__(self, number: int | slice) -> BankFile | list[BankFile]:
        if isinstance(number, slice):
            return [self._bank.file(inside) for inside in self.paths[number]]
        return self._bank.file(self.paths[number])


class FileChange(NamedTuple):
    """A file that has changed: its number before, or that of the file it comes before if it is new, and its number now, if it is there."""

    number: int
    number_now: int | None
    change: Change


class EditedFiles:
    """The files of a staged bank and the names of their outcomes after some changes.

    Raises:
        LookupError: a file that has changed was not there, or one that is new was.
    """

    def __init__(self, files: ListedFiles, keys: JoinedKeys, changes: Iterable[Change]) -> None:
        self.files, self.keys = files, keys
        placed: list[tuple[int, bool, tuple[int, str], Change]] = []
        for change in changes:
            number = files.number(change.path)
            if (number is None) != (change.before is None):
                raise LookupError(change.path)
            place = files.place_for(change.path) if number is None else number
            placed.append((place, number is not None, files.order(change.path), change))
        self.changes: list[FileChange] = []
        shift = 0
        for number, was_there, _, change in sorted(placed):
            is_there = change.now is not None
            self.changes.append(FileChange(number, number + shift if is_there else None, change))
            shift += is_there - was_there
        self._move()

    def _move(self) -> None:
        """Take out what is gone, and put in what is new."""
        moved = [change for change in self.changes if change.change.before is None or change.change.now is None]
        paths = self.files.paths[:] if moved else []
        for number, _, change in reversed(moved):
            if change.now is None:
                del paths[number], self.keys[number]
            else:
                paths.insert(number, change.path)
                self.keys.insert(number, None)
        if moved:
            self.files = self.files.with_paths(paths)


class JoinedKeys(MutableSequence["bytes | None"]):
    """The names of outcomes, one after the other as a snapshot has them."""

    def __init__(self, joined: bytes) -> None:
        self._joined = bytearray(joined)

    def __len__(self) -> int:
        return len(self._joined) // KEY_SIZE

    @overload
    def __getitem__(self, number: int) -> bytes | None: ...
    @overload
    def __getitem__(self, number: slice) -> MutableSequence[bytes | None]: ...
    def __getitem__(self, number: int | slice) -> bytes | MutableSequence[bytes | None] | None:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        found = bytes(self._joined[self._bytes(number)])
        return found if any(found) else None

    def __setitem__(self, number: Any, key: Any) -> None:
        self._joined[self._bytes(number)] = key or bytes(KEY_SIZE)

    def __delitem__(self, number: Any) -> None:
        del self._joined[self._bytes(number)]

    def insert(self, number: int, key: bytes | None) -> None:
        """Put a name before the one that has a number."""
        self._joined[number * KEY_SIZE : number * KEY_SIZE] = key or bytes(KEY_SIZE)

    def _bytes(self, number: int) -> slice:
        if not 0 <= number < len(self):
            raise IndexError(number)
        return slice(number * KEY_SIZE, (number + 1) * KEY_SIZE)
