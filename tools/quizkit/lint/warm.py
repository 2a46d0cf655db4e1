"""Goes on from earlier runs: files that are as they were are not checked again, nor are bank rules asked whose facts are the same.

What comes of it is what a run without a cache finds. Where anything is missing or does not fit, it is worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from quizkit.finding import Problem
from quizkit.load.folder import BankFile
from quizkit.store.cache import Cache

from .batch import Batch, More, batch_of
from .checker import CheckRecipe, FileChecker
from .columns import KeptColumns
from .facts import Facts
from .file_states import FileStates
from .index import BankIndex
from .kept_outcomes import KEY_SIZE, KeptOutcomes
from .outcome import Outcome
from .rule_catalogue import catalogue
from .snapshot import Snapshot, joined_files, joined_keys, load_snapshot
from .splice import FileEdit, Splice
from .surroundings import surroundings
from .workers import batches_of, worker_count

if TYPE_CHECKING:
    from .runner import LintRun
    from .staged_files import EditedKeys

# With more changed files than these a run is no faster for going on from a snapshot.
MOST_CHANGED = 100
_READ_AT_ONCE = 2_000
# Facts of which there are no more lie in the snapshot itself.
FEW_FACTS = 2_000
# And of those of which there are more, the ones of entities that are no questions.
_FEW_OTHERS = 2_000
# Where facts are worked out of which it is known that they can be kept and read again.
_OURS = "quizkit."


class WarmStart:
    """The files of one run, and what the cache knows of them. `manifest` is the blob id of bank.yaml."""

    # Where the cache has the snapshot.
    slot = "snapshot"
    # Whether facts are kept for look-ups.
    keeps_look_ups = False

    def __init__(self, run: LintRun, cache: Cache, manifest: bytes, files: Sequence[BankFile], jobs: int | None) -> None:
        self._run = run
        self._cache = cache
        self._files = files
        self._jobs = jobs
        self._day = run.config.today.toordinal()
        self._around = surroundings(run.registry, run.config, manifest)
        self._kept = KeptOutcomes(cache, self._around, self._day)
        self._noisy: list[int] = []
        self._keys: list[bytes | None] | EditedKeys = []
        self._prepare()

    def _prepare(self) -> None:
        """Find out which content each file has."""
        self._states = FileStates(self._cache)
        blob_ids = self._states.blob_ids(self._files, read=self._cache.count() > 0)
        found = zip(self._files, blob_ids, strict=True)
        self._keys = [None if blob_id is None else self._kept.key(file.inside, blob_id) for file, blob_id in found]

    def check(self) -> None:
        """Take every file into the run."""
        self._take_files()
        # Before the bank is judged, which takes memory enough.
        self._states.save()

    def _take_files(self) -> None:
        snapshot = load_snapshot(self._cache, self.slot, self._around)
        changed = self._changed_since(snapshot)
        known = self._kept.known([key for key in self._keys if key is not None])
        missing = [number for number, key in enumerate(self._keys) if key is None or key not in known]
        if snapshot is not None and changed is not None and len(missing) <= len(changed) <= MOST_CHANGED:
            before = self._kept.read(filter(None, map(snapshot.key, missing)))
            fresh = self._fresh_again({number: before.get(snapshot.key(number) or b"") for number in missing})
            if self._resume(snapshot, changed, fresh):
                return
            self._take_all(fresh, iter(()))
        else:
            self._take_all({}, self._fresh(missing))

    def _changed_since(self, snapshot: Snapshot | None) -> list[int] | None:
        """The numbers of the files that are not as they were; None where there are other files."""
        if snapshot is None or snapshot.files != joined_files(file.inside for file in self._files):
            return None
        if len(snapshot.keys) != len(self._files) * KEY_SIZE:
            return None
        if snapshot.keys == joined_keys(self._keys) and None not in self._keys:
            return []
        return [number for number, key in enumerate(self._keys) if key is None or key != snapshot.key(number)]

    def _fresh(self, missing: Sequence[int]) -> Iterator[tuple[Sequence[int], Batch]]:
        """Check files, given by their numbers, and keep what comes of it."""
        if not missing:
            return
        files = [self._files[number] for number in missing]
        at = 0
        run = self._run
        recipe = CheckRecipe(run.registry.complete(), run.config, run.manifest)
        for batch in batches_of(files, recipe, worker_count(files, self._jobs), self._look):
            numbers = missing[at : at + len(batch)]
            self._keep(numbers, batch)
            yield numbers, batch
            at += len(numbers)

    def _fresh_outcomes(self, missing: Sequence[int]) -> dict[int, Outcome]:
        """The same for a few files."""
        return {
            number: outcome for numbers, batch in self._fresh(missing) for number, outcome in zip(numbers, batch.outcomes(), strict=True)
        }

    def _fresh_again(self, missing: Mapping[int, Outcome | None]) -> dict[int, Outcome]:
        """Check files, each given with the outcome from before it changed if there is one: what is as it was then is not asked about."""
        run = self._run
        checker: FileChecker | None = None
        found: dict[int, Outcome] = {}
        for number, last in missing.items():
            file = self._files[number]
            if last is not None and last.texts:
                checker = checker or FileChecker(run.registry, run.config, run.manifest)
                self._look((file,))
                found[number] = checker.check_again(file, last)
                self._keep((number,), batch_of((found[number],)))
        return found | self._fresh_outcomes([number for number in missing if number not in found])

    def _keep(self, numbers: Sequence[int], batch: Batch) -> None:
        # Before the run has them, for it marks the comments that were of use.
        for number, blob_id, key in zip(numbers, batch.blob_ids, self._kept.keep(batch), strict=True):
            # What was checked counts, not what was there when the run began.
            self._keys[number] = key
            self._learn(self._files[number], blob_id)

    def _look(self, files: Iterable[BankFile]) -> None:
        self._states.look(files)

    def _learn(self, file: BankFile, blob_id: bytes) -> None:
        self._states.learn(file, blob_id)

    def _take_all(self, found: dict[int, Outcome], fresh: Iterator[tuple[Sequence[int], Batch]]) -> None:
        """Take the outcomes of all files into the run, in their order; `fresh` come in the order of the files too."""
        at = 0
        for numbers, batch in fresh:
            if numbers[-1] - numbers[0] < len(numbers):
                self._take_known(range(at, numbers[0]), found)
                self._take(numbers[0], batch)
            else:
                for number, outcome in zip(numbers, batch.outcomes(), strict=True):
                    self._take_known(range(at, number), found)
                    self._take(number, batch_of((outcome,)))
                    at = number + 1
            at = numbers[-1] + 1
        self._take_known(range(at, len(self._files)), found)

    def _take_known(self, numbers: range, found: Mapping[int, Outcome]) -> None:
        """Take files that follow each other and were not checked just now; some were `found` before."""
        for start in range(numbers.start, numbers.stop, _READ_AT_ONCE):
            some = range(start, min(start + _READ_AT_ONCE, numbers.stop))
            known = self._kept.read([key for number in some if number not in found and (key := self._keys[number]) is not None])
            self._take(start, batch_of(found[number] if number in found else self._outcome(number, known) for number in some))

    def _take(self, first: int, batch: Batch) -> None:
        """Take files that follow each other from a number on."""
        self._run.on_file(first, len(self._files))
        for number, more in batch.more.items():
            self._note_noise(first + number, more)
        self._run.take(self._files[first : first + len(batch)], batch)

    def _outcome(self, number: int, known: Mapping[bytes, Outcome]) -> Outcome:
        """A kept outcome, or the file checked again where it is gone."""
        key = self._keys[number]
        found = None if key is None else known.get(key)
        return self._fresh_outcomes([number])[number] if found is None else found

    def _note_noise(self, number: int, outcome: Outcome | More) -> None:
        if outcome.found or outcome.suppressions:
            self._noisy.append(number)

    def _resume(self, snapshot: Snapshot, changed: Sequence[int], fresh: Mapping[int, Outcome]) -> bool:
        """Go on from a snapshot, where the files that have changed hold the same entities as before."""
        before = self._kept.read(key for number in changed if (key := snapshot.key(number)) is not None)
        now = self._kept.read(key for number in changed if number not in fresh and (key := self._keys[number]) is not None)
        edits: list[FileEdit] = []
        for number in changed:
            key = self._keys[number]
            old, new = before.get(snapshot.key(number) or b""), fresh.get(number) or now.get(key or b"")
            if old is None or new is None or old.is_whole != new.is_whole:
                return False
            edits.append(FileEdit(number, self._files[number].kind, old, new))
        splice = Splice(snapshot.entities, edits)
        if splice.has_other_entities:
            return False
        pairs = {edit.number: edit.now for edit in edits if edit.now is not None}
        noisy = self._kept.read(key for number in snapshot.noisy if number not in pairs and (key := self._keys[number]) is not None)
        if any(number not in pairs and (self._keys[number] or b"") not in noisy for number in snapshot.noisy):
            return False
        self._run.restore(self._files, snapshot, splice, self._all_outcomes, None)
        for number in sorted({*snapshot.noisy, *pairs}):
            outcome = pairs[number] if number in pairs else noisy[self._keys[number] or b""]
            self._note_noise(number, outcome)
            self._run.note(self._files[number], outcome)
        if snapshot.day == self._day:
            self._run.recall(snapshot.problems, splice.dirty())
        return True

    def _all_outcomes(self) -> Iterator[tuple[BankFile, Outcome]]:
        """The outcome of every file, for a rule that needs facts."""
        known = self._kept.read(key for key in self._keys if key is not None)
        for number, file in enumerate(self._files):
            yield file, self._outcome(number, known)

    def save(
        self,
        problems: Mapping[str, list[tuple[int, Problem]]],
        index: BankIndex,
        sorts: Iterable[Facts[Any]],
        failed: Mapping[int, set[str]],
    ) -> None:
        """Keep what the next run can go on from."""
        paths, keys = joined_files(file.inside for file in self._files), joined_keys(self._keys)
        columns = KeptColumns(index.columns(sorts, FEW_FACTS))
        others = KeptColumns(index.columns_of_others(FEW_FACTS, _FEW_OTHERS) if self.keeps_look_ups else {})
        snapshot = Snapshot(self._around, self._day, paths, keys, self._noisy, index.entities, columns, others)
        snapshot.failed, snapshot.problems = dict(failed), dict(problems)
        blobs, places = self._kept.changes()
        more: Mapping[str, bytes] = {}
        gone: Iterable[str] = ()
        # What a plug-in says may be of a kind that cannot be kept; then there is no snapshot, and every run judges anew.
        with suppress(Exception):
            if index.entities.can_be_kept:
                foreign = [facts.name for facts in sorts if not facts.of.__module__.startswith(_OURS)]
                columns.prove(foreign)
                others.prove(foreign)
                small, more, gone = self._kept_apart(snapshot)
                blobs = {**blobs, self.slot: small.packed(), f"{self.slot}-around": self._around}
        gone = [*gone, *self._kept.superfluous([key for key in self._keys if key is not None])]
        self._cache.save({**blobs, **more, **catalogue(self._run.registry)}, gone, places)

    def _kept_apart(self, snapshot: Snapshot) -> tuple[Snapshot, Mapping[str, bytes], Iterable[str]]:
        """A snapshot, further blobs that are to be kept beside it, and the names of those that are not to be any longer."""
        return snapshot, {}, ()
