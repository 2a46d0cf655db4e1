"""Writes one export: all of it takes its place, or none."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.records import dataclass

from .checking import write_report
from .choosing import Choice
from .export_check import is_sound
from .export_refusals import check_folder
from .losses import save_losses, show_losses
from .progress import Progress

if TYPE_CHECKING:
    from quizkit.atomic import Spooled
    from quizkit.formats.base import Package, Writer
    from quizkit.formats.checking.schemas import Schemas
    from quizkit.formats.manifest import ManifestEntry
    from quizkit.lint.runner import LintRun, Report
    from quizkit.model.bank import Bank

# Moodle's import takes minutes over a file of 30 MB, and the time grows with the square.
_LARGEST_MEDIA = 64 * 2**20
_ADVICE = "mend the errors above, or leave the faulty entities out with --keep-going"
_MISTAKE = (
    "a reader would trip over it. Unless you silenced what lint says of the question, that is a mistake of quizkit's: "
    "please report it with the lines above"
)


@dataclass(frozen=True)
class Exporting:
    """One run of `quizkit export`. With `keeps_going` faulty entities are left out of the bank already."""

    arguments: argparse.Namespace
    bank: Bank
    writer: Writer
    lint_run: LintRun
    choice: Choice
    schemas: Schemas | None
    keeps_going: bool

    def write(self) -> int:
        """Write it, and return the exit code."""
        from quizkit.formats.base import WriteOptions
        from quizkit.formats.manifest import NAME, ManifestEntry, files_of

        arguments, root = self.arguments, self.lint_run.root
        output: Path = arguments.output
        with ManifestEntry(self._header()) as entry:
            options = WriteOptions(
                read_media=lambda name: _media_file(root, name).read_bytes(),
                profile=arguments.profile,
                layout=arguments.layout,
                on_written=entry.on_written,
            )
            package = self.writer.write(self.bank, options)
            entry.follow(package)
            if package.container == "folder":
                check_folder(output, root)
            earlier = set[str]() if arguments.no_manifest else files_of(output.parent / NAME, entry.file)
            spooled = self._spool(package)
            if spooled is None:
                return _refuse(_ADVICE)
            with spooled:
                report = self._finish()
                if report.unreadable:
                    return 2
                objection = self._objection(package, spooled, report, entry)
                if objection is not None:
                    return _refuse(objection)
                self._commit(spooled, entry)
        _remove(earlier - entry.files, output)
        self._say_what_there_is(entry)
        _say_what_is_left_out(report)
        return int(bool(report.findings))

    def _header(self) -> dict[str, str | None]:
        arguments = self.arguments
        return {"file": arguments.output.name, "format": self.writer.name, "profile": arguments.profile, "layout": arguments.layout}

    def _spool(self, package: Package) -> Spooled | None:
        """The package beside its place; None where the bank has errors that say better why it cannot be written."""
        from quizkit.errors import UnreadableError
        from quizkit.formats.package import spool, spool_folder

        output = self.arguments.output
        try:
            return spool_folder(package, output) if package.container == "folder" else spool(package, output)
        except UnreadableError:
            # The file that a question shows may not be there: then a finding says so better.
            if self._finish().has_errors:
                return None
            raise

    def _objection(self, package: Package, spooled: Spooled, report: Report, entry: ManifestEntry) -> str | None:
        """Why what was written is not to take its place."""
        arguments = self.arguments
        if report.has_errors and not self.keeps_going:
            return _ADVICE
        if self.lint_run.manifest is None:
            return "mend bank.yaml"
        self.choice.check()
        show_losses(package, self.writer)
        if arguments.losses is not None:
            save_losses(package, self.writer, arguments.profile, arguments.losses)
        if self.writer.support is not None and not entry.kinds["question"] and any(loss.level == "unsupported" for loss in package.losses):
            return f"{self.writer.title} takes no question of those that were to be exported"
        if arguments.strict and any(loss.level != "mapped" for loss in package.losses):
            return f"{self.writer.title} does not carry everything, and --strict asks for that"
        if arguments.check and not is_sound(spooled, package.container, self.writer, arguments, self.schemas):
            return _MISTAKE
        return None

    def _commit(self, spooled: Spooled, entry: ManifestEntry) -> None:
        from quizkit.formats.manifest import NAME, with_others

        if not self.arguments.no_manifest:
            path = self.arguments.output.parent / NAME
            spooled.add(path, with_others(entry, path))
        spooled.commit()

    def _finish(self) -> Report:
        """Check whatever the writer left unread, and write down what was found."""
        from quizkit.report.terminal import safe

        for _ in self.bank.questions:
            pass
        report = self.lint_run.report()
        if isinstance(self.lint_run.on_file, Progress):
            self.lint_run.on_file.clear()
        write_report(report.findings, "full", self.lint_run.registry, stream_is_error=True)
        for sentence in report.unreadable:
            sys.stderr.write(f"quizkit: {safe(sentence)}\n")
        return report

    def _say_what_there_is(self, entry: ManifestEntry) -> None:
        """On a terminal an author is told what went out, and what did not because of its status."""
        from quizkit.model.bank import KINDS

        if not sys.stderr.isatty():
            return
        kinds = entry.kinds
        parts = [f"{kinds[name]:,} {name if kinds[name] == 1 else kind.plural}" for name, kind in KINDS.items() if kinds[name]]
        kept = f" Not exported: {self.choice.omissions} (see --status)." if self.choice.omissions else ""
        sys.stderr.write(f"{self.arguments.output} holds {', '.join(parts) or 'nothing'}.{kept}\n")


def _say_what_is_left_out(report: Report) -> None:
    if report.findings:
        from quizkit.report.terminal import safe

        left_out = sorted({finding.entity or finding.path for finding in report.findings if finding.severity == "error"})
        sys.stderr.write(f"quizkit: Left out: {safe(', '.join(left_out))}.\n")


def _remove(stale: set[str], folder: Path) -> None:
    """Take away what an earlier export wrote and this one did not: in a layout of many files a question that is gone would stay."""
    whole = folder.resolve()
    for name in sorted(stale):
        # A link may lead out of the folder, and what is there is not ours.
        if not (folder / name).parent.resolve().is_relative_to(whole):
            continue
        with suppress(OSError):
            (folder / name).unlink()
        for above in (folder / name).parents:
            if above == folder or not above.is_relative_to(folder):
                break
            with suppress(OSError):
                above.rmdir()


def _media_file(root: Path, name: str) -> Path:
    """A file of the bank: nothing outside of it, no device, nothing that no platform takes."""
    from quizkit.errors import UnreadableError

    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()) or not path.is_file():
        raise UnreadableError(f"The media file '{name}' is no file of the bank.")
    if path.stat().st_size > _LARGEST_MEDIA:
        raise UnreadableError(f"The media file '{name}' is larger than {_LARGEST_MEDIA // 2**20} MiB.")
    return path


def _refuse(advice: str) -> int:
    sys.stderr.write(f"quizkit: Nothing was exported: {advice}.\n")
    return 1
