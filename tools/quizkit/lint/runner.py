"""Runs the rules over a bank: on bank.yaml first, entity rules file by file, bank rules at the end.

Everything a finding carries is stamped here.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from quizkit.errors import renew_suggestions, suggestion
from quizkit.finding import Finding, Problem
from quizkit.load.dialect import Defect
from quizkit.load.folder import MANIFEST, BankFile, list_files, shown_path
from quizkit.load.reader import LoadedEntity, LoadedFile, read_file, read_manifest, read_tree
from quizkit.model.bank import KINDS, QUESTION_TYPES, Manifest
from quizkit.model.entity import Entity

from .config import Config
from .facts import Facts
from .index import BankIndex
from .path_ignores import PathIgnores
from .places import FilePlaces, bank_findings, defect_finding, entity_finding
from .registry import Registry
from .rule import BankRule, EntityRule, ManifestRule, Rule
from .suppress import Suppression, erasure, find_suppressions
from .view import EntityView

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


@dataclass
class LintRun:
    """One run over one bank.

    Read it as an iterator of files and ask for the `report` afterwards; whoever needs the entities on the way, such as an export, takes
    them from the files that pass by. `sources` holds, by absolute path, what is to be read instead of what is on the disk.
    """

    root: Path
    registry: Registry
    config: Config
    on_file: Callable[[int, int], None] = lambda done, total: None
    sources: Mapping[Path, bytes] = field(default_factory=dict)
    has_errors: bool = False
    _found: list[Finding] = field(default_factory=list)
    _unreadable: list[str] = field(default_factory=list)
    _suppressions: dict[str, tuple[BankFile, dict[int, list[Suppression]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        renew_suggestions()
        active = self.config.active(self.registry)
        self._by_name = {rule.name: rule for rule in active}
        rules = _with_required(active, self.registry)
        settings = self.config.settings(self.registry)
        self._settings = settings
        self._index = BankIndex(self.config.today, settings)
        self._bank_rules = [rule for rule in rules if isinstance(rule, BankRule)]
        self._manifest_rules = [rule for rule in active if isinstance(rule, ManifestRule)]
        facts = {fact.name: fact for rule in self._bank_rules for fact in rule.facts}
        entity_rules = _in_order([rule for rule in rules if isinstance(rule, EntityRule)])
        classes = [*QUESTION_TYPES.values(), *(kind.entity for kind in KINDS.values())]
        self._checks_for = {cls: _applying(entity_rules, cls) for cls in classes}
        self._checks_in: dict[tuple[type[Entity], str | None], tuple[_Check, ...]] = {}
        self._facts_for = {cls: _applying(facts.values(), cls) for cls in classes}
        self._failed: dict[int, set[str]] = {}
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
        loaded = read_manifest(self.root, self.sources.get(self.root / MANIFEST))
        self._index.manifest = loaded.manifest
        self._index.manifest_file = loaded.file
        self._check_manifest(loaded)
        if loaded.is_for_another_version:
            return
        files = list_files(self.root, self.sources)
        for done, file in enumerate(files):
            self.on_file(done, len(files))
            loaded = read_file(file)
            self._check(loaded)
            yield loaded

    def report(self) -> Report:
        """Judge the bank as a whole and put all findings in order. Ask once, after `files` is exhausted."""
        problems = [(rule, row, problem) for rule in _in_order(self._bank_rules) for row, problem in self._judge(rule)]
        self._add(bank_findings(self._index, problems))
        for file, by_line in self._suppressions.values():
            self._add(self._unused(file, [suppression for line in sorted(by_line) for suppression in by_line[line]]))
        return Report(tuple(sorted(self._found, key=lambda finding: finding.sort_key)), tuple(self._unreadable))

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
        by_line = self._suppressions[finding.path][1]
        standing = [suppression for line in {finding.line, finding.field_line} for suppression in by_line.get(line, ())]
        return any([suppression.silences(finding) for suppression in standing])  # noqa: C419 (each of them is of use)

    def _check_manifest(self, loaded: LoadedFile) -> None:
        places = FilePlaces(loaded.file, loaded.tree)
        if loaded.unreadable is not None:
            self._unreadable.append(_cannot_read(places.path, loaded.unreadable))
        self._report_loading(loaded, places)
        for entry in loaded.entities:
            self._report_problems(entry, places, None)
        if loaded.manifest is None:
            return
        for rule in self._manifest_rules:
            try:
                problems = list(rule.check(loaded.manifest))
            except Exception as error:
                self._add((entity_finding(self._crashed, self._crash(rule, error), places, 0, None),))
                continue
            self._add([entity_finding(rule, problem, places, 0, None) for problem in problems])

    def _check(self, loaded: LoadedFile) -> None:
        """Check the entities of a file, and keep of it what the bank rules need."""
        index, file = self._index, loaded.file
        index.files.append(file)
        places = FilePlaces(file, loaded.tree)
        if loaded.unreadable is not None:
            self._unreadable.append(_cannot_read(places.path, loaded.unreadable))
        if not loaded.is_whole:
            index.unknown_kinds.update((file.kind,) if file.kind else KINDS)
        self._report_loading(loaded, places)
        if file.kind is None:
            return
        for entry in loaded.entities:
            row = index.add(file.kind, entry.id, entry.root)
            if entry.problems:
                self._report_problems(entry, places, index.name(row))
            if entry.entity is not None:
                self._check_entity(entry.entity, row, entry.root, places)

    def _report_loading(self, loaded: LoadedFile, places: FilePlaces) -> None:
        for defect in loaded.tree.defects:
            if (rule := self._by_name.get(defect.rule)) is not None:
                self._add((defect_finding(rule, defect, places),))
        if found := find_suppressions(loaded.tree, places.lines):
            by_line: dict[int, list[Suppression]] = {}
            for suppression in found:
                by_line.setdefault(suppression.line, []).append(suppression)
            self._suppressions[places.path] = loaded.file, by_line
            self._add(self._unknown(found, places))
            self._add(self._without_reason(found, places))

    def _unknown(self, suppressions: Iterable[Suppression], places: FilePlaces) -> Iterator[Finding]:
        rule = self._by_name.get("unknown-suppression")
        if rule is None:
            return
        for suppression in suppressions:
            if not suppression.words:
                message = "The comment names no rule: write `# quizkit: ignore[longest-key] why`, with the rule's name."
                yield defect_finding(rule, Defect(rule.name, message, suppression.start, suppression.start + 1), places)
            for word, start in suppression.words:
                if self.registry.find(word) is None:
                    message = f"There is no rule '{word}'{suggestion(word, self.registry.by_name)}: nothing is silenced."
                    if self.registry.select(word):
                        message = f"'{word}' names several rules: a comment names each rule that it silences."
                    yield defect_finding(rule, Defect(rule.name, message, start, start + len(word)), places)

    def _without_reason(self, suppressions: Iterable[Suppression], places: FilePlaces) -> Iterator[Finding]:
        rule = self._by_name.get("suppression-without-reason")
        if rule is None:
            return
        for suppression in suppressions:
            if suppression.words and not any(char.isalnum() for char in suppression.reason):
                message = "The comment gives no reason: write one behind the bracket, so that readers know whether it still holds."
                yield defect_finding(rule, Defect(rule.name, message, suppression.start, suppression.end), places)

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
        loading = (finding.rule for finding in self._found if finding.severity == "error")
        if rule is None or self._unreadable or any(self.registry.by_name[name].raised_by == "load" for name in loading):
            return False
        awaited = {other.name for other in _with_required((rule,), self.registry)} - {rule.name}
        failed = (names for row, names in self._failed.items() if self._index.place(row)[0].path == file.path)
        return all(awaited.isdisjoint(names) for names in failed)

    def _is_unused(self, suppression: Suppression, word: str, off: Container[str]) -> bool:
        """Whether a word silenced nothing, though its rule was on in this file."""
        named = self.registry.find(word)
        return named is not None and named.name in self._by_name and named.name not in off and word not in suppression.used

    def _report_problems(self, entry: LoadedEntity, places: FilePlaces, name: str | None) -> None:
        for slug, problem in entry.problems:
            if (rule := self._by_name.get(slug)) is not None:
                self._add((entity_finding(rule, problem, places, entry.root, name),))

    def _check_entity(self, entity: Entity, row: int, root: int, places: FilePlaces) -> None:
        view = EntityView(entity, self._index.manifest, self.config.today, self._settings)
        failed: set[str] = set()
        for rule, check in self._checks(type(entity), view.language):
            if failed and not failed.isdisjoint(rule.requires):
                continue
            try:
                problems = [*check(entity, view)]
            except Exception as error:
                self._add((entity_finding(self._crashed, self._crash(rule, error), places, root, self._index.name(row)),))
                failed.add(rule.name)
                continue
            if not problems:
                continue
            failed.add(rule.name)
            if rule.name in self._by_name:
                name = self._index.name(row)
                self._add([entity_finding(rule, problem, places, root, name) for problem in problems])
        if failed:
            self._failed[row] = failed
        for facts in self._facts_for[type(entity)]:
            try:
                fact = facts.of(view)
            except Exception as error:
                self._add((entity_finding(self._crashed, self._crash(facts, error), places, root, self._index.name(row)),))
                continue
            if fact is not None:
                self._index.add_fact(facts, row, fact)

    def _checks(self, cls: type[Entity], language: str | None) -> tuple[_Check, ...]:
        """The rules that apply to a class and read a language, in their order, each with what it does."""
        found = self._checks_in.get((cls, language))
        if found is None:
            rules = [rule for rule in self._checks_for[cls] if rule.reads(language)]
            found = self._checks_in[cls, language] = tuple([(rule, rule.check) for rule in rules])
        return found

    def _judge(self, rule: BankRule) -> list[tuple[int, Problem]]:
        try:
            found = list(rule.judge(self._index))
        except Exception as error:
            crashed, path = self._crashed, shown_path(self.root / MANIFEST)
            self._add((Finding(crashed.code, crashed.name, "error", self._crash(rule, error).message, path, 1, 1, 1, 1),))
            return []
        kept = [pair for pair in found if self._failed.get(pair[0], set()).isdisjoint(rule.requires)]
        for row, _ in kept:
            self._failed.setdefault(row, set()).add(rule.name)
        return kept if rule.name in self._by_name else []

    @staticmethod
    def _crash(failed: Rule | Facts[Any], error: Exception) -> Problem:
        name = f"rule {failed.code} {failed.name}" if isinstance(failed, Rule) else f"analysis '{failed.name}'"
        return Problem(f"The {name} failed here ({type(error).__name__}: {error}). Please report it; the others ran.")


def _with_required(active: Iterable[Rule], registry: Registry) -> list[Rule]:
    """The rules that are on, and those that they require: these run in silence where they are off."""
    chosen: dict[str, Rule] = {}
    waiting = list(active)
    while waiting:
        rule = waiting.pop()
        if rule.name not in chosen:
            chosen[rule.name] = rule
            waiting.extend(registry.by_name[name] for name in rule.requires)
    return sorted(chosen.values(), key=lambda rule: rule.code)


R = TypeVar("R", EntityRule[Any], Facts[Any])


def _applying(items: Iterable[R], cls: type[Entity]) -> tuple[R, ...]:
    return tuple(item for item in items if issubclass(cls, item.applies_to))


S = TypeVar("S", bound=Rule)


def _in_order(rules: Iterable[S]) -> list[S]:
    """Rules after those that they require."""
    waiting = {rule.name: rule for rule in rules}
    done: list[S] = []
    while waiting:
        ready = [rule for rule in waiting.values() if not any(name in waiting for name in rule.requires)]
        assert ready, f"rules that require each other: {', '.join(waiting)}"
        for rule in ready:
            done.append(waiting.pop(rule.name))
    return done


def _cannot_read(path: str, reason: str) -> str:
    return f"The file '{path}' cannot be read: {reason}."
