"""`quizkit export`: write a bank in a foreign format, if it is fit for it."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .checking import configure, write_report
from .choosing import Choice, choice_of
from .losses import save_losses, show_losses
from .passing import passing_bank
from .progress import Progress

if TYPE_CHECKING:
    from quizkit.formats.base import Writer
    from quizkit.formats.manifest import ManifestEntry
    from quizkit.lint.registry import Registry
    from quizkit.lint.runner import LintRun, Report
    from quizkit.model.bank import Bank
    from quizkit.model.entity import Entity

# Moodle's import takes minutes over a file of 30 MB, and the time grows with the square.
_LARGEST_MEDIA = 64 * 2**20
_ADVICE = "mend the errors above, or leave the faulty entities out with --keep-going"
_STREAM = Path("-")
# The rules of this family say beforehand what an export to a target of the bank will lose: that is no matter for another format, and an
# export to the target lists its losses itself.
_SPEAKS_OF_TARGETS = "EXP"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("format", metavar="FORMAT", help="what to write, such as moodle-xml or json")
    parser.add_argument("bank", metavar="BANK", nargs="?", default=".", type=Path, help="the bank's folder (default: here)")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        type=Path,
        help="the file to write, or the folder of a layout; - is standard output",
    )
    parser.add_argument("--profile", metavar="NAME", help="a form of the format for one reader, such as flat for json")
    parser.add_argument("--layout", metavar="NAME", help="another way than one file to lay the format out, such as gitsync for moodle-xml")
    parser.add_argument(
        "--select",
        metavar="CRITERION",
        action="append",
        default=[],
        help="export only what meets this: kind=, tag=, level=, status=, quiz=, folder=, type= or id=, with commas for alternatives; "
        "of several criteria all must be met; media and stimuli come along",
    )
    parser.add_argument(
        "--status", metavar="STATUS", action="append", default=[], help="export these besides published entities: draft, review, retired"
    )
    parser.add_argument("--keep-going", action="store_true", help="leave faulty entities out instead of exporting nothing; exits with 1")
    parser.add_argument("--losses", metavar="FILE", type=Path, help="write what the format does not carry to a JSON file")
    parser.add_argument("--strict", action="store_true", help="export nothing where the format does not carry everything")
    parser.add_argument("--no-manifest", action="store_true", help="write no export-manifest.json beside the export")


def run(arguments: argparse.Namespace) -> int:
    """Check and write in one pass over the files, and return the exit code."""
    from quizkit.formats.registry import find_writer
    from quizkit.lint.registry import registry
    from quizkit.load.folder import find_banks

    writer = find_writer(arguments.format)
    _check_name("profile", arguments.profile, writer.profiles, writer)
    _check_name("layout", arguments.layout, writer.layouts, writer)
    choice = choice_of(arguments.status, arguments.select, writer.kinds)
    rules = registry()
    root = _one_bank(find_banks(arguments.bank), arguments.bank)
    _refuse_own_files(root, arguments.output, arguments.losses)
    _refuse_manifest(arguments)
    faulty: Report | None = None
    if arguments.keep_going:
        faulty = _checked(root, rules, arguments)
    lint_run = _lint_run(root, rules, arguments)
    names = {finding.entity for finding in faulty.findings} if faulty else set()

    def is_wanted(entity: Entity) -> bool:
        if lint_run.has_errors and faulty is None:
            return False
        return choice.wants(entity) and f"{entity.entity_kind}:{entity.id}" not in names

    bank = passing_bank(lint_run, is_wanted)
    if arguments.output != _STREAM:
        return _write(bank, writer, lint_run, faulty, choice, arguments)
    arguments.no_manifest = True
    with tempfile.TemporaryDirectory() as folder:
        arguments.output = Path(folder) / "export"
        code = _write(bank, writer, lint_run, faulty, choice, arguments)
        if arguments.output.exists():
            with arguments.output.open("rb") as stream:
                shutil.copyfileobj(stream, sys.stdout.buffer)
    return code


def _check_name(what: str, given: str | None, known: Mapping[str, str], writer: Writer) -> None:
    from quizkit.errors import UsageError, suggestion

    if given is None or given in known:
        return
    if not known:
        raise UsageError(f"{writer.title} has no {what}s: leave --{what} out.")
    raise UsageError(f"{writer.title} has no {what} '{given}'{suggestion(given, known)}: it has {', '.join(known)}.")


def _refuse_own_files(root: Path, output: Path, losses: Path | None) -> None:
    from quizkit.errors import UsageError

    for target in filter(None, (output, losses)):
        if target.suffix.lower() in (".yaml", ".yml") and target.resolve().is_relative_to(root.resolve()):
            raise UsageError(f"'{target}' would stand among the bank's own files: name another one.")
    if losses is not None and losses.resolve() == output.resolve():
        raise UsageError(f"'{losses}' cannot take the export and its losses: name two files.")
    if losses == _STREAM:
        raise UsageError("Losses go to a file: name one.")


def _refuse_manifest(arguments: argparse.Namespace) -> None:
    from quizkit.errors import UsageError
    from quizkit.formats.manifest import NAME

    if arguments.layout and arguments.output == _STREAM:
        raise UsageError(f"The layout {arguments.layout} writes a folder: name one after -o.")
    for target in filter(None, (arguments.output, arguments.losses)):
        if target.name.casefold() == NAME and not arguments.no_manifest:
            raise UsageError(f"'{target}' is where the export's manifest goes: name another file, or add --no-manifest.")


def _one_bank(banks: list[Path], asked: Path) -> Path:
    from quizkit.errors import UsageError

    if len(banks) > 1:
        raise UsageError(f"'{asked}' holds {len(banks)} banks ({', '.join(bank.name for bank in banks)}): name one.")
    return banks[0]


def _lint_run(root: Path, rules: Registry, arguments: argparse.Namespace) -> LintRun:
    """A run of the rules that an export waits for: those whose findings are errors, save those on what its targets can hold."""
    from dataclasses import replace

    from quizkit.lint.runner import LintRun

    config = configure(root, rules, argparse.Namespace(select=[], ignore=[], today=None))
    active = {rule.name for rule in config.active(rules)}
    concerned = [rule for rule in rules.rules if rule.severity == "error" and rule.family != _SPEAKS_OF_TARGETS]
    # What no comment may silence is asked for here even where the configuration ignores it.
    errors = tuple(rule.name for rule in concerned if rule.name in active or not rule.silenceable)
    only_errors = replace(config, select=errors, extend_select=(), ignore=())
    return LintRun(root, rules, only_errors, on_file=Progress("Exporting"))


def _checked(root: Path, rules: Registry, arguments: argparse.Namespace) -> Report:
    lint_run = _lint_run(root, rules, arguments)
    for _ in lint_run.files():
        pass
    return lint_run.report()


def _write(bank: Bank, writer: Writer, lint_run: LintRun, faulty: Report | None, choice: Choice, arguments: argparse.Namespace) -> int:
    from quizkit.errors import UnreadableError
    from quizkit.formats.base import WriteOptions
    from quizkit.formats.manifest import NAME, ManifestEntry, files_of, with_others
    from quizkit.formats.package import spool, spool_folder

    root = lint_run.root
    with ManifestEntry(_header(writer, arguments)) as entry:
        options = WriteOptions(
            read_media=lambda name: _media_file(root, name).read_bytes(),
            profile=arguments.profile,
            layout=arguments.layout,
            on_written=entry.on_written,
        )
        package = writer.write(bank, options)
        entry.follow(package)
        _check_place(arguments.output, package.container == "folder", root)
        earlier = set[str]() if arguments.no_manifest else files_of(arguments.output.parent / NAME, entry.file)
        try:
            spooled = spool_folder(package, arguments.output) if package.container == "folder" else spool(package, arguments.output)
        except UnreadableError:
            # The file that a question shows may not be there: then a finding says so better.
            if _finish(bank, lint_run).has_errors:
                return _refuse(_ADVICE)
            raise
        with spooled:
            report = _finish(bank, lint_run)
            if report.unreadable:
                return 2
            if report.has_errors and faulty is None:
                return _refuse(_ADVICE)
            if lint_run.manifest is None:
                return _refuse("mend bank.yaml")
            choice.check()
            show_losses(package, writer)
            if arguments.losses is not None:
                save_losses(package, writer, arguments.profile, arguments.losses)
            if arguments.strict and any(loss.level != "mapped" for loss in package.losses):
                return _refuse(f"{writer.title} does not carry everything, and --strict asks for that")
            if not arguments.no_manifest:
                path = arguments.output.parent / NAME
                spooled.add(path, with_others(entry, path))
            spooled.commit()
    _remove(earlier - entry.files, arguments.output)
    _say_what_there_is(entry, choice, arguments.output)
    if report.findings:
        from quizkit.report.terminal import safe

        left_out = sorted({finding.entity or finding.path for finding in report.findings if finding.severity == "error"})
        sys.stderr.write(f"quizkit: Left out: {safe(', '.join(left_out))}.\n")
    return int(bool(report.findings))


def _header(writer: Writer, arguments: argparse.Namespace) -> dict[str, str | None]:
    return {"file": arguments.output.name, "format": writer.name, "profile": arguments.profile, "layout": arguments.layout}


def _check_place(output: Path, is_folder: bool, root: Path) -> None:
    from quizkit.errors import UsageError
    from quizkit.model.bank import KINDS

    if not is_folder:
        return
    if output.exists() and not output.is_dir():
        raise UsageError(f"'{output}' is a file, and this layout takes a folder: name one.")
    place, own = output.resolve(), root.resolve()
    if place == own or any(place.is_relative_to(own / kind.folder) for kind in KINDS.values()):
        raise UsageError(f"The files of '{output}' would stand among the bank's own: name another folder.")


def _say_what_there_is(entry: ManifestEntry, choice: Choice, output: Path) -> None:
    """On a terminal an author is told what went out, and what did not because of its status."""
    from quizkit.model.bank import KINDS

    if not sys.stderr.isatty():
        return
    kinds = entry.kinds
    parts = [f"{kinds[name]:,} {name if kinds[name] == 1 else kind.plural}" for name, kind in KINDS.items() if kinds[name]]
    kept = f" Not exported: {choice.omissions} (see --status)." if choice.omissions else ""
    sys.stderr.write(f"{output} holds {', '.join(parts) or 'nothing'}.{kept}\n")


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
