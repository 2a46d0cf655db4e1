"""Mends the files of a bank, round by round, in memory: what comes of a round is checked by every rule before it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from quizkit.finding import Finding, Fix
from quizkit.lint.config import Config
from quizkit.lint.registry import Registry
from quizkit.lint.runner import LintRun, Report
from quizkit.lint.view import EntityView
from quizkit.load.folder import BankFile, list_files, shown_path
from quizkit.load.reader import read_file, read_manifest, read_source
from quizkit.load.roots import MANIFEST
from quizkit.model.bank import Manifest
from quizkit.records import dataclass, field, replace

from .file import mend
from .verdict import Verdict, entity_of, judge

# Rounds end by themselves, for each leaves fewer findings. This is for a rule that finds something else each time.
_MOST_ROUNDS = 50


# What tells a finding from others though its line has moved.
_Name = tuple[str, int, str, str | None, str]


def _name(finding: Finding) -> _Name:
    return finding.path, finding.root, finding.rule, finding.data_path, finding.message


@dataclass
class BankFix:
    """The remedies of one bank. After `run`, `report` is what is left, `mended` holds the findings that are gone, and `refused` those whose
    remedy could not be applied, each with the reason. What is `known` of a report is not mended.

    Nothing is written: `before` and `after` are the bytes of the files that change.
    """

    root: Path
    registry: Registry
    config: Config
    safeties: frozenset[Fix]
    is_wanted: Callable[[Finding], bool] = lambda finding: True
    on_file: Callable[[int, int], None] = lambda done, total: None
    known: Callable[[Report], Iterable[Finding]] = lambda report: ()
    before: dict[BankFile, bytes] = field(default_factory=dict)
    after: dict[BankFile, bytes] = field(default_factory=dict)
    mended: list[Finding] = field(default_factory=list)
    refused: list[tuple[Finding, str]] = field(default_factory=list)

    def run(self) -> Report:
        """Apply what can be applied; what the bank then finds."""
        self._held: set[_Name] = set()
        self._one_by_one: set[tuple[str, int]] = set()
        self._most: int | None = None
        self._manifest: Manifest | None = None
        files = [BankFile(str(self.root / MANIFEST), MANIFEST, "bank"), *list_files(self.root)]
        self._files = {shown_path(file.path): file for file in files}
        report = self._lint(self.after)
        for _ in range(_MOST_ROUNDS):
            batch = self._batch(report)
            if not batch:
                break
            report = self._round(report, batch)
        left = {_name(finding) for finding in report.findings}
        self.refused = [(finding, reason) for finding, reason in self.refused if _name(finding) in left]
        return report

    def _lint(self, sources: dict[BankFile, bytes]) -> Report:
        taken = {file.path: source for file, source in sources.items()}
        lint_run = LintRun(self.root, self.registry, self.config, on_file=self.on_file, sources=taken)
        for _ in lint_run.files():
            pass
        report = lint_run.report()
        self._manifest = lint_run.manifest
        return report

    def _batch(self, report: Report) -> list[Finding]:
        """The findings of the next round: all that have a remedy, or fewer after one of them did harm."""
        # What a baseline knows stays known, though other fixes have changed what it is known by.
        self._held |= {_name(finding) for finding in self.known(report)}
        found: list[Finding] = []
        seen: set[tuple[str, int]] = set()
        for finding in report.findings:
            if finding.fix not in self.safeties or _name(finding) in self._held or not self.is_wanted(finding):
                continue
            entity = entity_of(finding)
            if entity in self._one_by_one and entity in seen:
                continue
            seen.add(entity)
            found.append(finding)
        # What keeps an entity from being read comes first, and alone: nobody knows yet what the rules will find of it.
        loading = [finding for finding in found if self.registry.by_name[finding.rule].raised_by == "load"]
        return (loading or found)[: self._most]

    def _round(self, report: Report, batch: Sequence[Finding]) -> Report:
        sources, mended = self._mend(batch)
        if not mended:
            return report
        found = self._lint({**self.after, **sources})
        verdict = judge(self.registry, report, found, mended)
        if verdict.is_good:
            self.after |= sources
            self.mended += mended
            self._most = None
            return found
        self._narrow(verdict, mended)
        return report

    def _narrow(self, verdict: Verdict, mended: Sequence[Finding]) -> None:
        """Keep what did harm out of the next rounds, or find out what did."""
        for finding in verdict.guilty:
            self._refuse(finding, "Another finding would come up, or this one would stay.")
        self._one_by_one |= verdict.one_by_one
        if verdict.guilty or verdict.one_by_one:
            return
        if len(mended) == 1:
            self._refuse(mended[0], "Something else in the bank would be found wanting.")
            self._most = None
        else:
            self._most = max(len(mended) // 2, 1)

    def _refuse(self, finding: Finding, reason: str) -> None:
        self._held.add(_name(finding))
        self.refused.append((finding, reason))

    def _mend(self, batch: Iterable[Finding]) -> tuple[dict[BankFile, bytes], list[Finding]]:
        """The files of a batch as they would be, and which findings that mends."""
        by_path: dict[str, list[Finding]] = {}
        for finding in batch:
            by_path.setdefault(finding.path, []).append(finding)
        sources: dict[BankFile, bytes] = {}
        mended: list[Finding] = []
        for path, findings in by_path.items():
            file = self._files[path]
            try:
                source = self.after[file] if file in self.after else self.before.setdefault(file, read_source(file.path))
            except OSError as error:
                for finding in findings:
                    self._refuse(finding, f"The file cannot be read: {error.strerror or error}.")
                continue
            result = mend(file.kind or "", source, findings, self._views(file, source, findings))
            for finding, reason in result.refused:
                self._refuse(finding, reason)
            mended += result.mended
            if result.source != source:
                sources[file] = result.source
        return sources, mended

    def _views(self, file: BankFile, source: bytes, findings: Iterable[Finding]) -> dict[int, EntityView]:
        """The entities of a file that are to be mended, as rules see them."""
        roots = {finding.root for finding in findings}
        loaded = read_manifest(self.root, source) if file.kind == "bank" else read_file(replace(file, source=source))
        settings = self.config.settings(self.registry)
        return {
            entry.root: EntityView(entry.entity, self._manifest, self.config.today, settings)
            for entry in loaded.entities
            if entry.root in roots and entry.entity is not None
        }
