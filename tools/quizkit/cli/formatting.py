"""What comes of the files that `quizkit fmt` formats."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from quizkit.records import dataclass, field

if TYPE_CHECKING:
    from quizkit.load.folder import BankFile
    from quizkit.load.layout.formatter import Refusal

# A file, its bytes as they are, and its text as it should be.
Change = tuple["BankFile", bytes, str]


@dataclass
class Outcome:
    """The files that change, and how many do not.

    Nothing is written before all files have been formatted: whoever stops the run finds every file as it was.
    """

    with_ids: bool
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    refused: int = 0
    failed: int = 0

    def format(self, file: BankFile) -> None:
        """Format a file in memory."""
        from quizkit.load.layout.formatter import format_source
        from quizkit.load.reader import read_source

        assert file.kind is not None
        try:
            source = read_source(file.path)
        except OSError as error:
            self.failed += 1
            complain(f"quizkit: The file '{_shown(file)}' cannot be read: {error.strerror or error}.")
            return
        formatted = format_source(source, file.kind, with_ids=self.with_ids)
        if formatted.refusal is not None:
            self.refused += 1
            complain_of(file, formatted.refusal)
        elif formatted.text.encode() != source:
            self.changed.append((file, source, formatted.text))
        else:
            self.unchanged += 1

    def write(self) -> None:
        """Write what changes. A file that somebody else has changed in the meantime is left alone.

        Raises:
            UnreadableError: a file cannot be written; the one that is named and those after it are as they were.
        """
        from quizkit.atomic import Spooled

        edited = [change for change in self.changed if not is_still(*change[:2])]
        for file, _, _ in edited:
            complain(f"quizkit: The file '{_shown(file)}' changed while it was formatted, and is left as it is: run this again.")
        self.failed += len(edited)
        self.changed = [change for change in self.changed if change not in edited]
        with Spooled() as spooled:
            for file, _, text in self.changed:
                spooled.add(file.path, [text.encode()])
            spooled.commit()

    def summarise(self, stream: TextIO, *, is_dry: bool) -> None:
        """Name the files that change, and count all."""
        verb = "Would reformat" if is_dry else "Reformatted"
        stream.writelines(f"{verb}: {_shown(file)}\n" for file, _, _ in self.changed)
        stream.write(f"{self._counts(is_dry)}\n")

    def _counts(self, is_dry: bool) -> str:
        changed, unchanged = ("would be reformatted", "already formatted") if is_dry else ("reformatted", "left unchanged")
        counts = [(len(self.changed), changed), (self.unchanged, unchanged), (self.refused + self.failed, "not formatted")]
        (first, what), *others = [pair for pair in counts if pair[0]] or [(0, unchanged)]
        return ", ".join([f"{first:,} file{'' if first == 1 else 's'} {what}", *[f"{number:,} {what}" for number, what in others]])

    def exit_code(self, *, is_dry: bool) -> int:
        """2 where a file could not be read or written, 1 where one was refused or (in a dry run) would change, else 0."""
        if self.failed:
            return 2
        return int(bool(self.refused or (is_dry and self.changed)))


def is_still(file: BankFile, source: bytes) -> bool:
    """Whether a file holds what it did when it was read."""
    from quizkit.load.reader import read_source

    try:
        return read_source(file.path) == source
    except OSError:
        return False


def unified_diff(changes: Iterable[Change]) -> Iterator[str]:
    """The changes as a patch."""
    import difflib

    for file, source, text in changes:
        name, before, after = _shown(file), source.decode().splitlines(keepends=True), text.splitlines(keepends=True)
        for line in difflib.unified_diff(before, after, name, name):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def is_for_this_version(root: Path) -> bool:
    """Whether this quizkit reads a bank: another may have other fields in another order. If not, that is said."""
    from quizkit.load.folder import shown_path
    from quizkit.load.reader import read_manifest

    manifest = read_manifest(root)
    if manifest.is_for_another_version:
        complain(f"{shown_path(manifest.file.path)}:1:1: not formatted: The bank asks for another quizkit (`quizkit lint` says which).")
    return not manifest.is_for_another_version


def complain_of(file: BankFile, refusal: Refusal) -> None:
    """Say why a file is left alone, and where that shows."""
    complain(f"{_shown(file)}:{refusal.line}:{refusal.column}: not formatted: {refusal.message}")


def complain(sentence: str) -> None:
    """Write a sentence to standard error."""
    from quizkit.report.terminal import safe

    sys.stderr.write(safe(sentence) + "\n")


def _shown(file: BankFile) -> str:
    from quizkit.load.folder import shown_path
    from quizkit.report.terminal import safe

    return safe(shown_path(file.path))
