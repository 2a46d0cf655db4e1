"""`quizkit lint --add-ignore`: every finding gets a comment that silences it, and every comment is proved to do so."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.records import dataclass, field

if TYPE_CHECKING:
    from quizkit.finding import Finding
    from quizkit.lint.config import Config
    from quizkit.lint.fingerprints import Identity
    from quizkit.lint.registry import Registry


def add_silencing_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments on comments that silence."""
    parser.add_argument("--add-ignore", action="store_true", help="report nothing, and write a comment that silences it above each finding")
    parser.add_argument("--reason", metavar="TEXT", help="with --add-ignore: the reason that the comments give")


@dataclass
class Silencing:
    """What comes of it, for all banks of a run. Nothing is written before all is proved."""

    rules: Registry
    reason: str
    texts: dict[Path, tuple[bytes, bytes]] = field(default_factory=dict)
    silenced: list[Finding] = field(default_factory=list)
    refused: list[tuple[Finding, str]] = field(default_factory=list)

    def bank(self, root: Path, config: Config, everything: Sequence[Finding], shown: Iterable[Finding]) -> None:
        """Write comments in memory for those findings of a bank that are shown, and check the bank again with them.

        A file is left alone where that finds anything else than before, save what was to be silenced.
        """
        from quizkit.lint.silencing import silence
        from quizkit.load.reader import read_source

        by_file: dict[Path, list[Finding]] = {}
        for finding in shown:
            by_file.setdefault(Path(os.path.abspath(finding.path)), []).append(finding)  # noqa: PTH100
        done = {}
        for path, findings in by_file.items():
            try:
                source = read_source(path)
            except OSError:
                self.refused += [(finding, "the file cannot be read") for finding in findings]
                continue
            result = silence(source, findings, self.rules, self.reason)
            self.refused += result.refused
            if result.silenced:
                done[path] = source, result.text.encode(), result.silenced
        while done:
            expected = Counter(map(_key, everything)) - Counter(_key(finding) for _, _, found in done.values() for finding in found)
            seen = Counter(map(_key, self._check(root, config, {path: text for path, (_, text, _) in done.items()})))
            # A comment that gets a rule or a reason may be no finding any more.
            gone = [key for key in expected - seen if self.rules.by_name[key[1].rule].family != "SUP"]
            odd = {path for path, _ in (*(seen - expected), *gone)} & {*done}
            if not odd:
                break
            for path in odd:
                why = "with comments in it, the file would have other findings: write them yourself"
                self.refused += [(finding, why) for finding in done.pop(path)[2]]
        for path, (source, text, found) in done.items():
            self.texts[path] = source, text
            self.silenced += found

    def _check(self, root: Path, config: Config, sources: dict[Path, bytes]) -> tuple[Finding, ...]:
        from quizkit.lint.runner import LintRun

        lint_run = LintRun(root, self.rules, config, sources=sources)
        for _ in lint_run.files():
            pass
        return lint_run.report().findings

    def write(self, found: Mapping[Path, Iterable[Finding]]) -> dict[Path, list[Finding]]:
        """Write the files, and say what was done; those of the findings that were not silenced are given back.

        Raises:
            UnreadableError: a file cannot be written, or one has changed in the meantime; then nothing is.
        """
        from quizkit.atomic import Spooled
        from quizkit.errors import UnreadableError
        from quizkit.load.reader import read_source
        from quizkit.report.terminal import safe

        for path, (source, _) in self.texts.items():
            if not path.exists() or read_source(path) != source:
                raise UnreadableError(f"The file '{path}' changed in the meantime: nothing was written, run this again.")
        with Spooled() as spooled:
            for path, (_, text) in self.texts.items():
                spooled.add(path, [text])
            spooled.commit()
        for finding, why in sorted(self.refused, key=lambda pair: pair[0].sort_key):
            sys.stderr.write(f"{safe(finding.path)}:{finding.line}:{finding.column}: not silenced: {finding.rule}: {why}.\n")
        sys.stdout.write(f"{self._summary()}\n")
        left = {id(finding) for finding, _ in self.refused}
        return {root: [finding for finding in findings if id(finding) in left] for root, findings in found.items()}

    def _summary(self) -> str:
        if not self.silenced and not self.refused:
            return "No findings."
        count, files = len(self.silenced), len(self.texts)
        left = f", {len(self.refused):,} not silenced" if self.refused else ""
        return f"{count:,} finding{'' if count == 1 else 's'} silenced in {files:,} file{'' if files == 1 else 's'}{left}"


def reason_of(arguments: argparse.Namespace, configs: Iterable[Config], rules: Registry) -> str:
    """The reason that the comments give.

    Raises:
        UsageError: it is none, or a configuration asks for one and there is none.
    """
    from quizkit.errors import UsageError

    reason = (arguments.reason or "").strip()
    if not reason.isprintable():
        raise UsageError("--reason takes one line of plain text.")
    wanted = "suppression-without-reason"
    if not any(char.isalnum() for char in reason) and any(rule.name == wanted for config in configs for rule in config.active(rules)):
        raise UsageError(f"The rule {wanted} is on: give the reason as well, with --reason TEXT.")
    return reason


def _key(finding: Finding) -> tuple[Path, Identity]:
    from quizkit.lint.fingerprints import identity

    return Path(os.path.abspath(finding.path)), identity(finding)  # noqa: PTH100
