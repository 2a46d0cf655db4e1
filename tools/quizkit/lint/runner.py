"""Runs the rules over a bank: on bank.yaml first, entity rules file by file, bank rules at the end.

Everything a finding carries is stamped here.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from quizkit.errors import renew_suggestions
from quizkit.finding import Finding, Problem
from quizkit.load.dialect import Defect
from quizkit.load.folder import BankFile, list_files, shown_path
from quizkit.load.reader import LoadedFile, read_file, read_manifest, read_tree
from quizkit.load.roots import MANIFEST
from quizkit.model.bank import KINDS, Manifest
from quizkit.records import dataclass, field
from quizkit.store.cache import Cache, GoneError

from .batch import Batch, More, batch_of
from .beside import Beside, is_there_another_processor
from .checker import CheckRecipe, FileChecker, crash
from .config import Config
from .index import BankIndex
from .look_up import LookUp
from .outcome import Outcome
from .path_ignores import PathIgnores
from .places import FilePlaces, at_path, bank_findings, defect_finding, entity_finding
from .registry import Registry
from .resumed import Commit, Resumed
from .rule import BankRule, EntityRule, ManifestRule, Rule
from .rule_sets import in_order, with_required
from .snapshot import Snapshot
from .splice import Splice
from .suppress import Suppression, by_line, erasure
from .view import EntityView
from .warm import FEW_FACTS, WarmStart
from .workers import batches_of, worker_count

if TYPE_CHECKING:
    from .staged import StagedBank

# From so many entities on a process beside this one saves more than it takes to begin.
_LARGE = 20_000

_Check: TypeAlias = tuple[EntityRule[Any], Callable[[Any, EntityView], Iterable[Problem]]]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: the findings in order, and a sentence for each file that could not be read."""

    findings: tuple[Finding, ...]
    unreadable: tuple[str, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the bank is fit for an export."""
        return bool(self.unreadable) or any(finding.severity == "error" for finding in self.findings)


_Outcomes: TypeAlias = Callable[[], Iterable[tuple[BankFile, Outcome]]]


@dataclass
class LintRun:
    """One run over one bank.

    Read it as an iterator of files and ask for the `report` afterwards; whoever needs the entities on the way, such as an export, takes
    them from the files that pass by. `sources` holds, by absolute path, what is to be read instead of what is on the disk. Where `staged`
    is given, what git has staged is read.
    """

    root: Path
    registry: Registry
    config: Config
    on_file: Callable[[int, int], None] = lambda done, total: None
    sources: Mapping[Path, bytes] = field(default_factory=dict)
    staged: StagedBank | None = None
    has_errors: bool = False
    _found: list[Finding] = field(default_factory=list)
    _unreadable: list[str] = field(default_factory=list)
    _suppressions: dict[str, tuple[BankFile, dict[int, list[Suppression]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        renew_suggestions()
        active = self.config.active(self.registry)
        self._by_name = {rule.name: rule for rule in active}
        self._index = BankIndex(self.config.today, self.config.settings(self.registry))
        self._bank_rules = [rule for rule in with_required(active, self.registry) if isinstance(rule, BankRule)]
        self._facts = {fact.name: fact for rule in self._bank_rules for fact in rule.facts}
        self._manifest_rules = [rule for rule in active if isinstance(rule, ManifestRule)]
        self._failed: dict[int, set[str]] = {}
        self._entity_failed: dict[int, set[str]] = {}
        self._judged: dict[str, list[tuple[int, Problem]]] = {}
        self._warm: WarmStart | None = None
        self._jobs: int | None = None
        self._resumed: Resumed | None = None
        self._path_ignores = PathIgnores(self.config, self.registry)
        # Not to be switched off: a rule that fails has checked nothing.
        self._crashed = self.registry.by_name["rule-crashed"]

    @property
    def manifest(self) -> Manifest | None:
        """The manifest, once the run has begun; None where bank.yaml is not sound."""
        return self._index.manifest

    def files(self) -> Iterator[LoadedFile]:
        """Read and check every file, in the order of the kinds. Nothing is read where bank.yaml says another schema version.

        Raises:
            UnreadableError: a folder cannot be listed.
        """
        manifest, is_readable = self._check_bank()
        checker = FileChecker(self.registry, self.config, manifest)
        files = self._list() if is_readable else []
        for done, file in enumerate(files):
            self.on_file(done, len(files))
            loaded = read_file(file)
            self.take((file,), batch_of((checker.check(loaded),)))
            yield loaded

    def check_files(self, jobs: int | None = None, cache: Cache | None = None) -> None:
        """Do as `files` where nobody needs the entities, in several processes where that pays, or in `jobs` of them.

        What `cache` has of earlier runs is not worked out again; after `report` it has this run's.

        Raises:
            UnreadableError: a folder cannot be listed.
        """
        self._jobs = jobs
        manifest, is_readable = self._check_bank()
        if not is_readable:
            return
        if cache is not None and manifest is not None and not self.sources:
            if self.staged is None:
                self._warm = WarmStart(self, cache, self._manifest_id, list_files(self.root), jobs)
            else:
                from .staged_start import StagedStart

                self._warm = StagedStart(self, cache, self._manifest_id, self.staged, jobs)
            self._warm.check()
            self._entity_failed = {row: set(names) for row, names in self._failed.items()}
            return
        files = self._list()
        batches = batches_of(files, CheckRecipe(self.registry.complete(), self.config, manifest), worker_count(files, jobs))
        done = 0
        for batch in batches:
            self.on_file(done, len(files))
            self.take(files[done : done + len(batch)], batch)
            done += len(batch)

    def _list(self) -> list[BankFile]:
        return list_files(self.root, self.sources) if self.staged is None else [file for file, _ in self.staged.files()]

    def _check_bank(self) -> tuple[Manifest | None, bool]:
        """Check bank.yaml; what it says, and whether the bank is for this version to read."""
        source = self.sources.get(self.root / MANIFEST) if self.staged is None else self.staged.manifest()
        loaded = read_manifest(self.root, source)
        self._index.manifest = loaded.manifest
        self._index.manifest_file = loaded.file
        self._manifest_id = loaded.blob_id
        self._check_manifest(loaded)
        return loaded.manifest, not loaded.is_for_another_version

    def report(self, meanwhile: Callable[[], object] = lambda: None) -> Report:
        """Judge the bank as a whole and put all findings in order. Ask once, after `files` is exhausted.

        `meanwhile` is called once where another process is waited for, if one is.

        Raises:
            GoneError: the cache no longer has what the run began with. A run without it does not need that.
        """
        problems = [*self._judge_all(meanwhile)]
        self._add(bank_findings(self._index, problems))
        for file, lines in self._suppressions.values():
            self._add(self._unused(file, [suppression for line in sorted(lines) for suppression in lines[line]]))
        if self._warm is not None:
            self._warm.save(self._judged, self._index, self._facts.values(), self._entity_failed)
        return Report(tuple(sorted(self._found, key=lambda finding: finding.sort_key)), tuple(self._unreadable))

    def _judge_all(self, meanwhile: Callable[[], object]) -> Iterator[tuple[Rule, int, Problem]]:
        """What all bank rules say. Those that take most memory come last, when the facts of the others are gone; of a large bank they are
        asked in a process beside this one, as they take as long as all others."""
        asked = [rule for rule in self._bank_rules if self._resumed is None or not self._resumed.has_nothing_to_say(rule)]
        asked = [rule for rule in with_required(asked, self.registry) if isinstance(rule, BankRule)]
        kept = self._kept_facts()
        rules = in_order(sorted(asked, key=lambda rule: (rule.takes_memory, rule.code)))
        last = {facts.name: rule for rule in rules for facts in rule.facts}
        beside = self._begin_beside([rule for rule in rules if rule.takes_memory])
        # Once these are judged, nobody needs the room.
        are_judged = False
        try:
            for rule in rules:
                if rule.takes_memory and beside is not None:
                    meanwhile()
                    judged = beside.answer()
                    beside, are_judged = None, judged is not None
                    self._judged.update(judged or {})
                yield from ((rule, row, problem) for row, problem in self._judge(rule))
                for facts in rule.facts if not are_judged else ():
                    if last[facts.name] is rule and not rule.asks_disk and facts.name not in kept:
                        self._index.release(facts.name, FEW_FACTS, others=self._warm is not None and self._warm.keeps_look_ups)
        finally:
            if beside is not None:
                beside.stop()

    def _begin_beside(self, rules: Sequence[BankRule]) -> Beside | None:
        """Have rules asked in another process where that pays; what they need of their work for look-ups would stay there."""
        if self.staged is not None or self._resumed is not None or len(self._index) < _LARGE or not rules:
            return None
        if self._jobs == 1 or not is_there_another_processor():
            return None
        with suppress(OSError):
            return Beside(lambda: {rule.name: list(rule.judge(self._index)) for rule in rules})
        return None

    @property
    def index(self) -> BankIndex:
        """What bank rules judge."""
        return self._index

    def look_ups(self) -> set[type[LookUp[Any]]]:
        """All look-ups of the rules that run."""
        return {rule.look_up for rule in self._bank_rules if rule.look_up is not None}

    def _kept_facts(self) -> set[str]:
        """The sorts of facts that are to be kept for look-ups once all rules were asked."""
        return {look_up.facts.name for look_up in self.look_ups()} if self._warm is not None and self._warm.keeps_look_ups else set()

    def files_asked_for(self) -> list[str]:
        """The files beside the bank's YAML that rules looked at. Ask after `report`."""
        return [path for rule in self._bank_rules if rule.asks_disk for path in rule.files_asked_for(self._index)]

    def _add(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.rule in self._path_ignores.at(finding.path) or self._is_suppressed(finding):
                continue
            self._found.append(finding)
            self.has_errors = self.has_errors or finding.severity == "error"

    def _is_suppressed(self, finding: Finding) -> bool:
        """What the loader raises cannot be silenced: the entity is not there, and nobody would know."""
        if finding.path not in self._suppressions or self.registry.by_name[finding.rule].raised_by == "load":
            return False
        if not self.registry.by_name[finding.rule].silenceable:
            return False
        lines = self._suppressions[finding.path][1]
        standing = [suppression for line in {finding.line, finding.field_line} for suppression in lines.get(line, ())]
        return any([suppression.silences(finding) for suppression in standing])  # noqa: C419 (each of them is of use)

    def _check_manifest(self, loaded: LoadedFile) -> None:
        outcome = FileChecker(self.registry, self.config, loaded.manifest).check(loaded)
        if outcome.suppressions:
            self._suppressions[shown_path(loaded.file.path)] = loaded.file, by_line(outcome.suppressions)
        if outcome.unreadable is not None:
            self._unreadable.append(outcome.unreadable)
        self._add(outcome.found)
        if loaded.manifest is None:
            return
        places = FilePlaces(loaded.file, loaded.tree)
        for rule in self._manifest_rules:
            speaker: Rule = rule
            try:
                problems = list(rule.check(loaded.manifest))
            except Exception as error:
                speaker, problems = self._crashed, [crash(rule, error)]
            self._add([entity_finding(speaker, problem, places, 0, None) for problem in problems])

    def take(self, files: Sequence[BankFile], batch: Batch) -> None:
        """Take what the check of some files left behind into the bank."""
        index = self._index
        first = index.add_files(files, batch)
        for number, more in batch.more.items():
            file = files[number]
            if not more.is_whole:
                index.unknown_kinds.update((file.kind,) if file.kind else KINDS)
            self.note(file, more)
            for row, names in more.failed.items():
                self._failed[first + batch.firsts[number] + row] = names
        for name, (rows, values) in batch.facts.items():
            index.add_column(self._facts[name], [first + row for row in rows], values)

    def note(self, file: BankFile, outcome: Outcome | More) -> None:
        """Take the findings in a file, and the comments that silence some."""
        if outcome.unreadable is not None:
            self._unreadable.append(outcome.unreadable)
        if outcome.suppressions:
            self._suppressions[shown_path(file.place)] = file, by_line(outcome.suppressions)
        if outcome.found:
            self._add(at_path(outcome.found, shown_path(file.place)))

    def restore(self, files: Sequence[BankFile], snapshot: Snapshot, splice: Splice, outcomes: _Outcomes, commit: Commit | None) -> None:
        """Take a bank as an earlier run knew it, with other outcomes for the files that have changed.

        `outcomes` gives all of them, and is called only where a rule needs facts that the snapshot is without. `commit` is what is to be
        judged, if not the whole bank.
        """
        index = self._index
        index.files = files
        index.entities = splice.entities
        index.restore(snapshot.columns, splice.now)
        self._failed = {now: set(names) for row, names in snapshot.failed.items() if (now := splice.now(row)) is not None}
        sorts: set[str] = set()
        for file in splice.present():
            outcome = file.edit.now
            assert outcome is not None
            self._failed |= {file.rows.start + row: names for row, names in outcome.failed.items()}
            if file.rows:
                self._add_facts(outcome, file.rows.start, only=snapshot.columns)
                sorts.update(outcome.facts)
        index.sort_facts(name for name in snapshot.columns if name in sorts)

        def bring() -> None:
            first = 0
            for file, outcome in outcomes():
                if file.kind is not None:
                    self._add_facts(outcome, first, but=snapshot.columns)
                    first += len(outcome.ids)

        index.bring_facts = bring
        self._resumed = Resumed(index, splice, snapshot, self._facts, commit)

    def recall(self, problems: Mapping[str, list[tuple[int, Problem]]], dirty: Container[str]) -> None:
        """Take what bank rules said before, save those that ask the disk and those some of whose facts are `dirty`."""
        for rule in self._bank_rules:
            if rule.name in problems and not rule.asks_disk and not any(facts.name in dirty for facts in rule.facts):
                self._judged[rule.name] = problems[rule.name]

    def _add_facts(self, outcome: Outcome, first: int, only: Container[str] | None = None, but: Container[str] = ()) -> None:
        for name, found in outcome.facts.items():
            if name not in but and (only is None or name in only):
                self._index.add_facts(self._facts[name], first, found)

    def _unused(self, file: BankFile, suppressions: Iterable[Suppression]) -> Iterator[Finding]:
        """Suppressions that silenced nothing, though their rule was on."""
        rule = self._by_name.get("unused-suppression")
        if rule is None:
            return
        places, text, off = None, "", self._path_ignores.at(shown_path(file.path))
        for suppression in suppressions:
            unused = [number for number, (word, _) in enumerate(suppression.words) if self._is_unused(suppression, word, off)]
            for number in unused:
                word, start = suppression.words[number]
                if places is None:
                    tree = read_tree(file)[0]
                    places, text = FilePlaces(file, tree), tree.text
                advice = "delete the comment" if len(suppression.words) == 1 else "take the word out of the comment"
                message = f"Nothing on this line breaks '{word}': {advice}, or move it to the line that does."
                named = self.registry.find(word)
                if named is not None and (named.raised_by == "load" or not named.silenceable):
                    message = f"'{word}' cannot be silenced, for what it finds is not in the bank: delete the comment and mend the file."
                remedy = erasure(text, suppression, number, unused) if self._has_read(file, named) else None
                yield defect_finding(rule, Defect(rule.name, message, start, start + len(word), remedy=remedy), places)

    def _has_read(self, file: BankFile, rule: Rule | None) -> bool:
        """Whether it is certain that a rule has nothing to say in a file: the bank could be read, and no rule that it waits for spoke."""
        if self.staged is not None:
            return False
        loading = (finding.rule for finding in self._found if finding.severity == "error")
        if rule is None or self._unreadable or any(self.registry.by_name[name].raised_by == "load" for name in loading):
            return False
        awaited = {other.name for other in with_required((rule,), self.registry)} - {rule.name}
        failed = (names for row, names in self._failed.items() if self._index.place(row)[0].path == file.path)
        return all(awaited.isdisjoint(names) for names in failed)

    def _is_unused(self, suppression: Suppression, word: str, off: Container[str]) -> bool:
        """Whether a word silenced nothing, though its rule was on in this file."""
        named = self.registry.find(word)
        return named is not None and named.name in self._by_name and named.name not in off and word not in suppression.used

    def _judge(self, rule: BankRule) -> list[tuple[int, Problem]]:
        if self.staged is not None and rule.measures_bank:
            return []
        try:
            found = (
                self._judged[rule.name]
                if rule.name in self._judged
                else list(rule.judge(self._index if self._resumed is None else self._resumed.index_for(rule)))
            )
            self._judged[rule.name] = found
        except GoneError:
            raise
        except Exception as error:
            crashed, path = self._crashed, shown_path(self.root / MANIFEST)
            self._add((Finding(crashed.code, crashed.name, "error", crash(rule, error).message, path, 1, 1, 1, 1),))
            return []
        kept = [pair for pair in found if self._failed.get(pair[0], set()).isdisjoint(rule.requires)]
        for row, _ in kept:
            self._failed.setdefault(row, set()).add(rule.name)
        return kept if rule.name in self._by_name else []
