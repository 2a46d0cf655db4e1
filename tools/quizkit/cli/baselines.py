"""`quizkit lint --baseline` and `--write-baseline`: findings that are known are not reported again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkit.finding import Finding
    from quizkit.lint.baseline import Baseline
    from quizkit.lint.config import Config
    from quizkit.lint.registry import Registry
    from quizkit.lint.runner import Report


def add_baseline_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments on findings that are known."""
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="do not report the findings that this file names as known")
    parser.add_argument(
        "--write-baseline", metavar="FILE", type=Path, help="report nothing, and write all findings to this file as known: whole banks only"
    )


class Baselines:
    """The baselines of a run, read once each; the command line's stands in place of those that configurations name, and these are read with
    `read` where not the disk's are meant."""

    def __init__(self, arguments: argparse.Namespace, rules: Registry, read: Callable[[Path], bytes | None] | None = None) -> None:
        self._given: Path | None = arguments.baseline
        self._source = read if self._given is None else None
        self._is_off = arguments.write_baseline is not None
        self._rules = rules
        self._read: dict[Path, Baseline] = {}
        self._gone: dict[Path, int] = {}

    def known(self, root: Path, config: Config, report: Report) -> list[Finding]:
        """The findings of a bank that are known; unlike `new`, this uses none of them up.

        Raises:
            UsageError: the baseline is none.
            UnreadableError: it cannot be read.
        """
        file = self._given or config.baseline
        if file is None or self._is_off:
            return []
        from quizkit.lint.baseline import Baseline, read_baseline

        if file not in self._read:
            self._read[file] = read_baseline(file, self._source)
        baseline = Baseline(file, {bank: counts.copy() for bank, counts in self._read[file].known.items()})
        new = {id(finding) for finding in baseline.new(root, report.findings, self._rules)}
        return [finding for finding in report.findings if id(finding) not in new]

    def new(self, root: Path, config: Config, report: Report) -> tuple[Finding, ...]:
        """The findings of a bank that are not known.

        Raises:
            UsageError: the baseline is none.
            UnreadableError: it cannot be read.
        """
        file = self._given or config.baseline
        if file is None or self._is_off:
            return report.findings
        if file not in self._read:
            from quizkit.lint.baseline import read_baseline

            self._read[file] = read_baseline(file, self._source)
        baseline = self._read[file]
        new = baseline.new(root, report.findings, self._rules)
        # What could not be read may hold what seems to be gone.
        if not report.unreadable and not any(self._rules.by_name[finding.rule].raised_by == "load" for finding in new):
            active = {rule.name for rule in config.active(self._rules)}
            self._gone[file] = self._gone.get(file, 0) + baseline.gone(root, active, self._rules)
        return tuple(new)

    def say_what_is_gone(self) -> None:
        """Say on standard error how many entries nothing needs any more."""
        from quizkit.load.folder import shown_path
        from quizkit.report.terminal import safe

        for file, number in self._gone.items():
            if number:
                is_or_are = "1 finding of the baseline '{}' is" if number == 1 else f"{number:,} findings of the baseline '{{}}' are"
                shown = safe(shown_path(file))
                sys.stderr.write(f"quizkit: {is_or_are.format(shown)} gone: `quizkit lint --write-baseline {shown}` takes them out.\n")


def write_baseline(file: Path, found: Mapping[Path, Iterable[Finding]], rules: Registry) -> dict[Path, list[Finding]]:
    """Write the findings of some banks to a baseline; those that it cannot hold are given back.

    Raises:
        UnreadableError: the file cannot be written.
    """
    from quizkit.atomic import replace_file
    from quizkit.lint.baseline import baseline_text, can_be_known
    from quizkit.report.terminal import safe

    replace_file(file, baseline_text(file, found, rules).encode())
    others = {root: [finding for finding in findings if not can_be_known(finding, rules)] for root, findings in found.items()}
    number = sum(can_be_known(finding, rules) for findings in found.values() for finding in findings)
    sys.stdout.write(f"Wrote {number:,} finding{'' if number == 1 else 's'} to {safe(str(file))}.\n")
    if any(others.values()):
        sys.stderr.write("quizkit: What keeps a file or an entity from being read cannot be in a baseline:\n")
    return others
