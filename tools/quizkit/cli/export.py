"""`quizkit export`: write a bank in a foreign format, if it is fit for it."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from .checking import configure, write_report
from .progress import Progress

if TYPE_CHECKING:
    from quizkit.formats.base import Loss, Package, Writer
    from quizkit.lint.registry import Registry
    from quizkit.lint.runner import LintRun, Report
    from quizkit.load.reader import LoadedFile
    from quizkit.model.bank import Bank
    from quizkit.model.entity import Entity

# More losses than these are counted; `--losses` writes them all.
_LOSSES_SHOWN = 20
# Moodle's import takes minutes over a file of 30 MB, and the time grows with the square.
_LARGEST_MEDIA = 64 * 2**20
_ADVICE = "mend the errors above, or leave the faulty entities out with --keep-going"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("format", metavar="FORMAT", help="what to write, such as moodle-xml or json")
    parser.add_argument("bank", metavar="BANK", nargs="?", default=".", type=Path, help="the bank's folder (default: here)")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, type=Path, help="the file to write; - is standard output")
    parser.add_argument(
        "--status", metavar="STATUS", action="append", default=[], help="export these besides published entities: draft, review, retired"
    )
    parser.add_argument("--keep-going", action="store_true", help="leave faulty entities out instead of exporting nothing; exits with 1")
    parser.add_argument("--losses", metavar="FILE", type=Path, help="write what the format does not carry to a JSON file")
    parser.add_argument("--strict", action="store_true", help="export nothing where the format does not carry everything")


def run(arguments: argparse.Namespace) -> int:
    """Check and write in one pass over the files, and return the exit code."""
    from quizkit.formats.registry import find_writer
    from quizkit.lint.registry import registry
    from quizkit.load.folder import find_banks

    writer = find_writer(arguments.format)
    statuses = _statuses(arguments.status)
    rules = registry()
    root = _one_bank(find_banks(arguments.bank), arguments.bank)
    _refuse_own_files(root, arguments.output, arguments.losses)
    faulty: Report | None = None
    if arguments.keep_going:
        faulty = _checked(root, rules, arguments)
    lint_run = _lint_run(root, rules, arguments)
    names = {finding.entity for finding in faulty.findings} if faulty else set()

    passed_over: Counter[str] = Counter()

    def is_wanted(entity: Entity) -> bool:
        if lint_run.has_errors and faulty is None:
            return False
        if entity.status not in statuses:
            passed_over[entity.status] += 1
            return False
        return f"{entity.entity_kind}:{entity.id}" not in names

    bank = _open(lint_run, is_wanted)
    if arguments.output != Path("-"):
        code = _write(bank, writer, lint_run, faulty, arguments)
        if sys.stderr.isatty() and arguments.output.exists():
            _say_what_is_missing(passed_over)
        return code
    with tempfile.TemporaryDirectory() as folder:
        arguments.output = Path(folder) / "export"
        code = _write(bank, writer, lint_run, faulty, arguments)
        if arguments.output.exists():
            with arguments.output.open("rb") as stream:
                shutil.copyfileobj(stream, sys.stdout.buffer)
    return code


def _say_what_is_missing(passed_over: Counter[str]) -> None:
    """On a terminal an author is told what did not go out because of its status."""
    if passed_over:
        parts = ", ".join(f"{number:,} with status {status}" for status, number in sorted(passed_over.items()))
        sys.stderr.write(f"Not exported: {parts} (see --status).\n")


def _refuse_own_files(root: Path, output: Path, losses: Path | None) -> None:
    from quizkit.errors import UsageError

    for target in filter(None, (output, losses)):
        if target.suffix.lower() in (".yaml", ".yml") and target.resolve().is_relative_to(root.resolve()):
            raise UsageError(f"'{target}' would stand among the bank's own files: name another one.")
    if losses is not None and losses.resolve() == output.resolve():
        raise UsageError(f"'{losses}' cannot take the export and its losses: name two files.")
    if losses == Path("-"):
        raise UsageError("Losses go to a file: name one.")


def _statuses(given: Iterable[str]) -> set[str]:
    from quizkit.errors import UsageError, suggestion
    from quizkit.model.entity import Status

    from .checking import words

    known = get_args(Status)
    for word in words(given):
        if word not in known:
            raise UsageError(f"There is no status '{word}'{suggestion(word, known)}: one of {', '.join(known)}.")
    return {"published", *words(given)}


def _one_bank(banks: list[Path], asked: Path) -> Path:
    from quizkit.errors import UsageError

    if len(banks) > 1:
        raise UsageError(f"'{asked}' holds {len(banks)} banks ({', '.join(bank.name for bank in banks)}): name one.")
    return banks[0]


def _lint_run(root: Path, rules: Registry, arguments: argparse.Namespace) -> LintRun:
    """A run of the rules that an export waits for: those whose findings are errors."""
    from dataclasses import replace

    from quizkit.lint.runner import LintRun

    config = configure(root, rules, argparse.Namespace(select=[], ignore=[], today=None))
    active = {rule.name for rule in config.active(rules)}
    # What no comment may silence is asked for here even where the configuration ignores it.
    errors = tuple(rule.name for rule in rules.rules if rule.severity == "error" and (rule.name in active or not rule.silenceable))
    only_errors = replace(config, select=errors, extend_select=(), ignore=())
    return LintRun(root, rules, only_errors, on_file=Progress("Exporting"))


def _checked(root: Path, rules: Registry, arguments: argparse.Namespace) -> Report:
    lint_run = _lint_run(root, rules, arguments)
    for _ in lint_run.files():
        pass
    return lint_run.report()


def _open(lint_run: LintRun, is_wanted: Callable[[Entity], bool]) -> Bank:
    """The bank as its files pass by: small kinds in lists, questions as an iterator."""
    from quizkit.model.bank import KINDS, Bank, Manifest

    files = lint_run.files()
    lists: dict[str, list[Any]] = {kind.plural: [] for kind in KINDS.values() if kind.name != "question"}
    first: list[LoadedFile] = []
    for loaded in files:
        if loaded.file.kind == "question":
            first.append(loaded)
            break
        for entity in _entities(loaded, is_wanted):
            lists[KINDS[entity.entity_kind].plural].append(entity)

    def questions() -> Iterator[Any]:
        for loaded in first:
            yield from _entities(loaded, is_wanted)
        first.clear()
        for loaded in files:
            yield from _entities(loaded, is_wanted)

    manifest = lint_run.manifest or Manifest(title=lint_run.root.name)
    return Bank(manifest=manifest, **lists, questions=questions())


def _entities(loaded: LoadedFile, is_wanted: Callable[[Entity], bool]) -> Iterator[Entity]:
    return (entry.entity for entry in loaded.entities if entry.entity is not None and is_wanted(entry.entity))


def _write(bank: Bank, writer: Writer, lint_run: LintRun, faulty: Report | None, arguments: argparse.Namespace) -> int:
    from quizkit.errors import UnreadableError
    from quizkit.formats.base import WriteOptions
    from quizkit.formats.package import spool

    root = lint_run.root
    package = writer.write(bank, WriteOptions(read_media=lambda name: _media_file(root, name).read_bytes()))
    try:
        spooled = spool(package, arguments.output)
    except UnreadableError:
        # The file that a question shows may not be there: then a finding says so better.
        if _finish(bank, lint_run).has_errors:
            return _refuse(_ADVICE)
        raise
    with spooled:
        report = _finish(bank, lint_run)
        findings = report.findings
        if report.unreadable:
            return 2
        if report.has_errors and faulty is None:
            return _refuse(_ADVICE)
        if lint_run.manifest is None:
            return _refuse("mend bank.yaml")
        lost = [loss for loss in package.losses if loss.level != "mapped"]
        _show_losses(package.losses, writer)
        if arguments.losses is not None:
            _save_losses(package, writer, arguments.losses)
        if arguments.strict and lost:
            return _refuse(f"{writer.title} does not carry everything, and --strict asks for that")
        spooled.commit()
    if findings:
        from quizkit.report.terminal import safe

        left_out = sorted({finding.entity or finding.path for finding in findings if finding.severity == "error"})
        sys.stderr.write(f"quizkit: Left out: {safe(', '.join(left_out))}.\n")
    return int(bool(findings))


def _media_file(root: Path, name: str) -> Path:
    """A file of the bank: nothing outside of it, no device, nothing that no platform takes."""
    from quizkit.errors import UnreadableError

    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()) or not path.is_file():
        raise UnreadableError(f"The media file '{name}' is no file of the bank.")
    if path.stat().st_size > _LARGEST_MEDIA:
        raise UnreadableError(f"The media file '{name}' is larger than {_LARGEST_MEDIA // 2**20} MiB.")
    return path


def _finish(bank: Bank, lint_run: LintRun) -> Report:
    """Check whatever the writer left unread, and write down what was found."""
    from quizkit.report.terminal import safe

    for _ in bank.questions:
        pass
    report = lint_run.report()
    if isinstance(lint_run.on_file, Progress):
        lint_run.on_file.clear()
    write_report(report.findings, "full", lint_run.registry, stream_is_error=True)
    for sentence in report.unreadable:
        sys.stderr.write(f"quizkit: {safe(sentence)}\n")
    return report


def _refuse(advice: str) -> int:
    sys.stderr.write(f"quizkit: Nothing was exported: {advice}.\n")
    return 1


def _show_losses(losses: list[Loss], writer: Writer) -> None:
    from quizkit.report.terminal import safe

    for loss in losses[:_LOSSES_SHOWN]:
        sys.stderr.write(f"{loss.level}[{loss.code}] {safe(loss.entity)}: {safe(loss.message)}\n")
    if len(losses) > _LOSSES_SHOWN:
        sys.stderr.write(f"… and {len(losses) - _LOSSES_SHOWN:,} more: --losses FILE writes them all.\n")
    if losses:
        noun = "loss" if len(losses) == 1 else "losses"
        sys.stderr.write(f"{len(losses):,} {noun} in {writer.title}.\n")


def _save_losses(package: Package, writer: Writer, target: Path) -> None:
    import json

    from quizkit.atomic import replace_file

    records = [
        {
            "code": loss.code,
            "message": loss.message,
            "format": writer.name,
            "profile": None,
            "entity": loss.entity,
            "data_path": loss.data_path,
            "level": loss.level,
        }
        for loss in package.losses
    ]
    text = json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    replace_file(target, text.encode())
