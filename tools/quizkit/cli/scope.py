"""What `quizkit lint` is asked to look at: banks, files and folders within them, or a text on standard input."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.records import dataclass, field

if TYPE_CHECKING:
    from quizkit.finding import Finding

STREAM = "-"


@dataclass
class Scope:
    """The banks to check, each with the paths that were asked for in it.

    `sources` holds, by absolute path, what is to be read instead of what is on the disk: standard input, whose findings alone are shown.
    """

    banks: dict[Path, list[Path]] = field(default_factory=dict)
    sources: dict[Path, bytes] = field(default_factory=dict)

    def wants(self, finding: Finding, root: Path) -> bool:
        """Whether a finding, or another place that it names, lies in what was asked for."""
        if self.sources:
            return _absolute(finding.path) in self.sources
        return any(self._holds(path, root) for path in (finding.path, *[other.path for other in finding.related]))

    def holds(self, finding: Finding, root: Path) -> bool:
        """Whether a finding's own file lies in what was asked for."""
        return self._holds(finding.path, root)

    def _holds(self, shown: str, root: Path) -> bool:
        """Whether a path lies in what was asked for: the whole bank where the bank or a folder above it was."""
        place = _absolute(shown)
        return any(root.is_relative_to(path) or place.is_relative_to(path) for path in self.banks[root])

    def is_within(self, folder: Path) -> bool:
        """Whether a folder is asked for with all banks in it."""
        return not self.sources and any(folder.is_relative_to(path) for paths in self.banks.values() for path in paths)

    @property
    def is_whole(self) -> bool:
        """Whether every bank is asked for as a whole."""
        return not self.sources and all(any(root.is_relative_to(path) for path in paths) for root, paths in self.banks.items())


def scope_of(arguments: argparse.Namespace) -> Scope:
    """What the arguments ask for.

    Raises:
        UsageError: they go not together, or there is nothing of the kind, or a file holds nothing of its bank.
        UnreadableError: a folder cannot be listed.
    """
    from quizkit.load.roots import find_banks

    if arguments.stdin_filename is not None or STREAM in arguments.paths:
        return _stream(arguments)
    scope = Scope()
    for path in map(Path, arguments.paths):
        for root in find_banks(path):
            scope.banks.setdefault(root, []).append(_absolute(path))
    for root, paths in scope.banks.items():
        _refuse_other_files(root, [path for path in paths if path.is_file()])
    return scope


def _refuse_other_files(root: Path, paths: list[Path]) -> None:
    """Refuse files that hold nothing of the bank. What looks like content and lies in the wrong place is a finding."""
    from quizkit.load.folder import list_files, no_content, shown_path
    from quizkit.load.reader import read_file
    from quizkit.load.roots import MANIFEST

    if all(path == root / MANIFEST for path in paths):
        return
    read = {file.path: file for file in list_files(root)}
    for path in paths:
        if path == root / MANIFEST or ((file := read.get(path)) is not None and file.kind is not None):
            continue
        if file is None or not ((loaded := read_file(file)).tree.defects or loaded.unreadable):
            raise no_content(Path(shown_path(path)))


def _stream(arguments: argparse.Namespace) -> Scope:
    from quizkit.errors import UsageError
    from quizkit.load.folder import file_to_be

    if arguments.stdin_filename is None:
        raise UsageError("- needs the path that the text has in a bank: quizkit lint - --stdin-filename PATH.")
    if arguments.paths not in (["."], [STREAM]):
        raise UsageError("--stdin-filename goes with -, which stands for standard input: quizkit lint - --stdin-filename PATH.")
    file, root = file_to_be(arguments.stdin_filename)
    if sys.stdin is None:
        raise UsageError("Standard input is closed: there is nothing to check.")
    return Scope({root: [file.path]}, {file.path: sys.stdin.buffer.read()})


def refuse_what_does_not_go_together(arguments: argparse.Namespace, scope: Scope) -> None:
    """Refuse options that contradict each other, and files to write that would stand among a bank's own, before anything is checked.

    Raises:
        UsageError: there is such a thing.
    """
    from quizkit.errors import UsageError

    _refuse_options(arguments, scope)
    for target in filter(None, (arguments.output_file, arguments.write_baseline)):
        for root in scope.banks:
            if target.suffix.lower() in (".yaml", ".yml", ".toml") and target.resolve().is_relative_to(root.resolve()):
                raise UsageError(f"'{target}' would stand among the bank's own files: name another one.")


def _refuse_options(arguments: argparse.Namespace, scope: Scope) -> None:
    from quizkit.errors import UsageError
    from quizkit.report.formats import check_statistics

    writes = [
        name for name, is_given in (("--add-ignore", arguments.add_ignore), ("--write-baseline", arguments.write_baseline)) if is_given
    ]
    others = [name for name, is_given in (("--statistics", arguments.statistics), ("--output-file", arguments.output_file)) if is_given]
    mends = [name for name, is_given in (("--fix", arguments.fix), ("--diff", arguments.diff)) if is_given]
    if len(writes) > 1 or (writes and mends):
        raise UsageError(f"{' and '.join([*mends[:1], *writes])} are two ways to be rid of findings: choose one.")
    if writes and others:
        raise UsageError(f"{writes[0]} reports nothing: leave {others[0]} out.")
    if (writes or mends) and scope.sources:
        verb = "works on" if [*writes, *mends][0] == "--diff" else "changes"
        raise UsageError(f"{[*writes, *mends][0]} {verb} files, and standard input is none.")
    if arguments.diff and others:
        raise UsageError(f"--diff reports nothing: leave {others[0]} out.")
    if arguments.write_baseline and not scope.is_whole:
        raise UsageError("--write-baseline takes whole banks: what it leaves out would be reported as new.")
    if arguments.reason is not None and not arguments.add_ignore:
        raise UsageError("--reason goes with --add-ignore.")
    if arguments.statistics:
        check_statistics(arguments.output_format)


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (it also takes `..` out)
