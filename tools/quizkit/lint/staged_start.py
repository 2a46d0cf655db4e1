"""Goes on from the last run over what was staged: git says what differs, and nothing else is even listed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from quizkit.finding import Problem
from quizkit.load.folder import BankFile, is_listed
from quizkit.load.git import Change
from quizkit.records import replace
from quizkit.store.cache import Cache

from .facts import Facts
from .index import BankIndex
from .look_up import Kept
from .outcome import Outcome
from .resumed import Commit
from .snapshot import Snapshot, load_snapshot
from .splice import FileEdit, Splice
from .staged import StagedBank
from .staged_files import EditedFiles, EditedKeys, KeptFiles, file_blobs
from .warm import MOST_CHANGED, WarmStart

if TYPE_CHECKING:
    from .runner import LintRun

_TREE = "staged-tree"
# What is kept for look-ups lies under this name and one that is new each time: a snapshot never finds what was kept with another.
_NEAR, _WHICH = "near-", "staged-near"


def ask_ahead(bank: StagedBank, cache: Cache) -> None:
    """Ask git what has changed since the last full run, before somebody waits for it."""
    tree = cache.load(_TREE)
    if tree is not None:
        bank.ask_changes_since(tree.decode())


class StagedStart(WarmStart):
    """The files of a staged bank, and what the cache knows of them."""

    slot = "staged"
    keeps_look_ups = True

    def __init__(self, run: LintRun, cache: Cache, manifest: bytes, bank: StagedBank, jobs: int | None) -> None:
        self._bank = bank
        super().__init__(run, cache, manifest, (), jobs)

    def _prepare(self) -> None:
        """Nothing: what git says is asked for in `check`."""

    def check(self) -> None:
        """Take every file into the run."""
        self._bank.known = self._known
        snapshot = load_snapshot(self._cache, self.slot, self._around)
        if snapshot is not None:
            with suppress(LookupError):
                if self._check_changes(snapshot):
                    # What is judged by look-ups is no snapshot of the bank.
                    self.keeps_look_ups = False
                    return
        listed = self._bank.files()
        self._files = [file for file, _ in listed]
        self._keys = [self._kept.key(file.inside, bytes.fromhex(blob)) for file, blob in listed]
        known = self._kept.known([key for key in self._keys if key is not None])
        self._take_all({}, self._fresh([number for number, key in enumerate(self._keys) if key not in known]))
        # As long as there is a cache to ask.
        _ = self._bank.touched

    def _check_changes(self, snapshot: Snapshot) -> bool:
        """Go on from a snapshot, where few files differ from it."""
        tree, which = self._cache.load(_TREE), self._cache.load(_WHICH)
        changes = None if tree is None else self._bank.changes_since(tree.decode())
        if changes is None or which is None or len(changes) > MOST_CHANGED:
            return False
        near = Kept(partial(self._near, which.decode()))
        snapshot.entities.bring_ids(lambda: near.load("ids").decode("utf-8", "surrogatepass"))
        of_commit = {change.path: change for change in self._bank.changes_inside() if is_listed(change.path)}
        known = {change.path for change in changes}
        # What the commit changes is looked at, though it may be as the last run knew it.
        changes += [Change(path, change.now, change.now) for path, change in of_commit.items() if change.now and path not in known]
        assert snapshot.heads is not None
        edited = EditedFiles(self._bank, KeptFiles(self._bank.root, snapshot.heads, lambda number: near.load(f"files-{number}")), changes)
        self._files, self._keys = edited, EditedKeys(edited)
        edits = self._edits(edited)
        if edits is None:
            return False
        splice = Splice(snapshot.entities, edits)
        touched = self._bank.touched
        commit = Commit(touched.names, touched.kinds, touched.gone, near)
        self._run.restore(self._files, snapshot, splice, self._all_outcomes, commit)
        for (_, number, change), edit in zip(edited.changes, edits, strict=True):
            # What others have is no matter of the commit.
            if change.path in of_commit and number is not None and edit.now is not None:
                self._run.note(self._files[number], edit.now)
        if snapshot.day == self._day and not splice.has_other_entities:
            self._run.recall(snapshot.problems, splice.dirty())
        return True

    def _edits(self, files: EditedFiles) -> list[FileEdit] | None:
        """What has become of the files that have changed; None where it is not known what they were, or one is not known whole."""
        changes = files.changes
        for _, number, change in changes:
            if number is not None:
                self._keys[number] = self._kept.key(change.path, bytes.fromhex(change.now or ""))
        keys = [None if change.before is None else files.kept.key(number) for number, _, change in changes]
        read = self._kept.read(key for key in keys if key is not None)
        before = [None if key is None else read.get(key) for key in keys]
        now = self._outcomes(
            {change.number_now: last for change, last in zip(changes, before, strict=True) if change.number_now is not None}
        )
        edits: list[FileEdit] = []
        for (number, number_now, change), then in zip(changes, before, strict=True):
            outcome = None if number_now is None else now[number_now]
            if (then is None) != (change.before is None) or any(found is not None and not found.is_whole for found in (then, outcome)):
                return None
            edits.append(FileEdit(number, self._bank.file(change.path).kind, then, outcome))
        return edits

    def _outcomes(self, before: Mapping[int, Outcome | None]) -> dict[int, Outcome]:
        """The outcomes of some files, kept or worked out; each is given with the one from before it changed, if there is one."""
        keys = {number: key for number in before if (key := self._keys[number]) is not None}
        known = self._kept.known(keys.values())
        found = self._fresh_again({number: last for number, last in before.items() if keys.get(number) not in known})
        read = self._kept.read(key for number, key in keys.items() if number not in found)
        return {number: found[number] if number in found else self._outcome(number, read) for number in before}

    def _known(self, inside: str, blob: str) -> Outcome | None:
        key = self._kept.key(inside, bytes.fromhex(blob))
        return self._kept.read((key,)).get(key)

    def _near(self, which: str, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Those of some blobs that were kept beside the snapshot."""
        prefix = f"{_NEAR}{which}-"
        return ((name.removeprefix(prefix), blob) for name, blob in self._cache.load_all(f"{prefix}{name}" for name in names))

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
        if self.keeps_look_ups:
            super().save(problems, index, sorts, failed)
            return
        packs, places = self._kept.changes()
        if packs:
            self._cache.save(packs, (), places)

    def _kept_apart(self, snapshot: Snapshot) -> tuple[Snapshot, Mapping[str, bytes], Iterable[str]]:
        which = os.urandom(8).hex()
        heads, files = file_blobs([file.inside for file in self._files], list(self._keys))
        entities, ids = snapshot.entities.without_ids()
        near = {f"files-{number}": blob for number, blob in enumerate(files)} | {"ids": ids.encode("utf-8", "surrogatepass")}
        for look_up in self._run.look_ups():
            if look_up.facts.name not in snapshot.columns:
                near.update(look_up.blobs(self._run.index))
        more = {_TREE: self._bank.tree.encode(), _WHICH: which.encode(), **{f"{_NEAR}{which}-{name}": blob for name, blob in near.items()}}
        return replace(snapshot, heads=heads, entities=entities, files="", keys=b""), more, self._cache.names(_NEAR)
