"""Goes on from the last run over what was staged: git says what differs, and nothing else is even listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableSequence
from typing import TYPE_CHECKING, Any, overload

from quizkit.finding import Problem
from quizkit.load.folder import BankFile
from quizkit.store.cache import Cache

from .facts import Facts
from .index import BankIndex
from .kept_outcomes import KEY_SIZE
from .snapshot import Snapshot, load_snapshot
from .staged import ListedFiles, StagedBank
from .warm import MOST_CHANGED, WarmStart

if TYPE_CHECKING:
    from .runner import LintRun

_TREE = "staged-tree"
# So few changed files are as soon looked up again as a new snapshot is written.
_TOO_FEW_TO_KEEP = 20


class StagedStart(WarmStart):
    """The files of a staged bank, and what the cache knows of them."""

    slot = "staged"

    def __init__(self, run: LintRun, cache: Cache, manifest: bytes, bank: StagedBank, jobs: int | None) -> None:
        self._bank = bank
        self._is_on_snapshot = False
        super().__init__(run, cache, manifest, (), jobs)

    def _prepare(self) -> None:
        """Nothing: what git says is asked for in `check`."""

    def check(self) -> None:
        """Take every file into the run."""
        snapshot = load_snapshot(self._cache, self.slot, self._around)
        if snapshot is not None and self._check_changes(snapshot):
            return
        listed = self._bank.files()
        self._files = [file for file, _ in listed]
        self._keys = [self._kept.key(file.inside, bytes.fromhex(blob)) for file, blob in listed]
        known = self._kept.known([key for key in self._keys if key is not None])
        self._take_all({}, self._fresh([number for number, key in enumerate(self._keys) if key not in known]))

    def _check_changes(self, snapshot: Snapshot) -> bool:
        """Go on from a snapshot, where only the content of some files differs from it."""
        tree = self._cache.load(_TREE)
        changes = None if tree is None else self._bank.changes_since(tree.decode())
        if changes is None or len(changes) > MOST_CHANGED:
            return False
        files = ListedFiles(self._bank, snapshot.files)
        keys = _Keys(snapshot.keys)
        changed: list[int] = []
        for inside, before, now in changes:
            number = files.number(inside)
            if before is None or now is None or number is None:
                return False
            changed.append(number)
            keys[number] = self._kept.key(inside, bytes.fromhex(now))
        self._files, self._keys = files, keys
        changed.sort()
        known = self._kept.known([key for number in changed if (key := keys[number]) is not None])
        fresh = dict(self._fresh([number for number in changed if keys[number] not in known]))
        # What files have that this commit leaves alone is none of its matter.
        of_commit = {files.number(inside) for inside in self._bank.changed_files()}
        snapshot.noisy = [number for number in snapshot.noisy if number in of_commit]
        self._is_on_snapshot = self._resume(snapshot, changed, fresh)
        self._too_few = len(changed) <= _TOO_FEW_TO_KEEP
        return self._is_on_snapshot

    def _look(self, files: Iterable[BankFile]) -> None:
        """Nothing: git knows."""

    def _learn(self, file: BankFile, blob_id: bytes) -> None:
        """Nothing: git knows."""

    def save(
        self,
        problems: Mapping[str, list[tuple[int, Problem]]],
        index: BankIndex,
        sorts: Iterable[Facts[Any]],
        failed: Mapping[int, set[str]],
    ) -> None:
        if self._is_on_snapshot and self._too_few:
            packs, places = self._kept.changes()
            if packs:
                self._cache.save(packs, (), places)
            return
        super().save(problems, index, sorts, failed)

    def _more_to_keep(self) -> Mapping[str, bytes]:
        return {_TREE: self._bank.tree.encode()}


class _Keys(MutableSequence[bytes | None]):
    """The names of outcomes, one after the other as a snapshot has them, and some that are others now."""

    def __init__(self, joined: bytes) -> None:
        self._joined = joined
        self._others: dict[int, bytes | None] = {}

    def __len__(self) -> int:
        return len(self._joined) // KEY_SIZE

    @overload
    def __getitem__(self, number: int) -> bytes | None: ...
    @overload
    def __getitem__(self, number: slice) -> MutableSequence[bytes | None]: ...
    def __getitem__(self, number: int | slice) -> bytes | MutableSequence[bytes | None] | None:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if number in self._others:
            return self._others[number]
        if number >= len(self):
            raise IndexError(number)
        found = self._joined[number * KEY_SIZE : (number + 1) * KEY_SIZE]
        return found if any(found) else None

    def __setitem__(self, number: Any, key: Any) -> None:
        self._others[number] = key

    def __delitem__(self, number: Any) -> None:
        raise NotImplementedError

    def insert(self, number: int, key: bytes | None) -> None:
        raise NotImplementedError
