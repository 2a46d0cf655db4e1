"""The files of a staged bank and the names of their outcomes, as the last full run kept them: only what is asked for is read."""

from __future__ import annotations

import marshal
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias, overload

from quizkit.load.folder import BankFile, bank_file, place_in_order
from quizkit.load.git import Change
from quizkit.named_tuples import NamedTuple

from .kept_outcomes import KEY_SIZE
from .snapshot import FileHeads
from .staged import StagedBank

# So many files lie in one blob.
_TOGETHER = 256

Key: TypeAlias = bytes | None


def file_blobs(paths: Sequence[str], keys: Sequence[Key]) -> tuple[FileHeads, list[bytes]]:
    """Paths in the order of the files, with the names of their outcomes, as they are kept."""
    starts = range(0, len(paths), _TOGETHER)
    joined = [b"".join([key or bytes(KEY_SIZE) for key in keys[start : start + _TOGETHER]]) for start in starts]
    blobs = [marshal.dumps((list(paths[start : start + _TOGETHER]), some)) for start, some in zip(starts, joined, strict=True)]
    return FileHeads([paths[start] for start in starts], len(paths)), blobs


class KeptFiles:
    """Files as they were kept. `load` gives a blob by its number."""

    def __init__(self, root: Path, heads: FileHeads, load: Callable[[int], bytes]) -> None:
        self._root = root
        self.heads = heads
        self._load = load
        self._read: dict[int, tuple[list[str], bytes]] = {}

    def order(self, inside: str) -> tuple[int, str]:
        """What a path is sorted by."""
        return place_in_order(bank_file(self._root, Path(inside)))

    def place_for(self, inside: str) -> int:
        """The number of a file by its path, or that which it would have if it were there."""
        order = self.order(inside)
        number = max(bisect_right(self.heads.paths, order, key=self.order) - 1, 0)
        paths = self._part(number)[0] if self.heads.size else []
        return number * _TOGETHER + bisect_left(paths, order, key=self.order)

    def path(self, number: int) -> str | None:
        """The path of a file by its number; None behind the last."""
        return self._part(number // _TOGETHER)[0][number % _TOGETHER] if number < self.heads.size else None

    def key(self, number: int) -> Key:
        """The name of the outcome of a file by its number."""
        start = number % _TOGETHER * KEY_SIZE
        found = self._part(number // _TOGETHER)[1][start : start + KEY_SIZE]
        return found if any(found) else None

    def _part(self, number: int) -> tuple[list[str], bytes]:
        if number not in self._read:
            self._read[number] = marshal.loads(self._load(number))
        return self._read[number]


class FileChange(NamedTuple):
    """A file that has changed: its number before, or that of the file it comes before if it is new, and its number now, if it is there."""

    number: int
    number_now: int | None
    change: Change


class EditedFiles(Sequence[BankFile]):
    """The files of a staged bank after some changes, each made when it is asked for: one has changed, and there are a hundred thousand.

    Raises:
        LookupError: a file that has changed was not there, or one that is new was.
    """

    def __init__(self, bank: StagedBank, kept: KeptFiles, changes: Iterable[Change]) -> None:
        self._bank = bank
        self.kept = kept
        placed: list[tuple[int, bool, tuple[int, str], Change]] = []
        for change in changes:
            place = kept.place_for(change.path)
            was_there = kept.path(place) == change.path
            if was_there != (change.before is not None):
                raise LookupError(change.path)
            placed.append((place, was_there, kept.order(change.path), change))
        self.changes: list[FileChange] = []
        # From which file on, of then, all that follow have another number now, and by how much.
        self._starts, self._shifts = [0], [0]
        self._changed: dict[int, str] = {}
        shift = 0
        for number, was_there, _, change in sorted(placed):
            is_there = change.now is not None
            if is_there:
                self._changed[number + shift] = change.path
            self.changes.append(FileChange(number, number + shift if is_there else None, change))
            shift += is_there - was_there
            self._starts.append(number + was_there + shift)
            self._shifts.append(shift)
        self._count = kept.heads.size + shift

    def then(self, number: int) -> int:
        """The number before of a file that has not changed."""
        return number - self._shifts[bisect_right(self._starts, number) - 1]

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> BankFile: ...
    @overload
    def __getitem__(self, number: slice) -> list[BankFile]: ...
    def __getitem__(self, number: int | slice) -> BankFile | list[BankFile]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        path = self._changed.get(number) or self.kept.path(self.then(number))
        assert path is not None
        return self._bank.file(path)


class EditedKeys:
    """The names of the outcomes of files after some changes; those of the changed ones are set."""

    def __init__(self, files: EditedFiles) -> None:
        self._files = files
        self._changed: dict[int, Key] = {number: None for _, number, _ in files.changes if number is not None}

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[Key]:
        return map(self._key, range(len(self)))

    @overload
    def __getitem__(self, number: int) -> Key: ...
    @overload
    def __getitem__(self, number: slice) -> list[Key]: ...
    def __getitem__(self, number: int | slice) -> Key | list[Key]:
        if isinstance(number, slice):
            return [self._key(each) for each in range(*number.indices(len(self)))]
        return self._key(number)

    def __setitem__(self, number: int, key: Key) -> None:
        self._changed[number] = key

    def _key(self, number: int) -> Key:
        return self._changed[number] if number in self._changed else self._files.kept.key(self._files.then(number))
