"""`quizkit lint --fix` and `--diff`: what rules know how to mend is mended in memory, and then written or shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.records import dataclass, field

from .formatting import Change, complain, is_still, unified_diff

if TYPE_CHECKING:
    from quizkit.finding import Finding, Fix
    from quizkit.lint.config import Config
    from quizkit.lint.fixing.bank import BankFix
    from quizkit.lint.registry import Registry
    from quizkit.lint.runner import Report


def add_fix_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that ask for fixes."""
    parser.add_argument("--fix", action="store_true", help="mend what can be mended without changing what is said, and report the rest")
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="count remedies that need a look at the result among those that can be applied"
    )
    parser.add_argument("--diff", action="store_true", help="write nothing; show what --fix would change, and exit with 1 if anything")


@dataclass
class Fixing:
    """The fixes of one run of the command over some banks. With `is_dry` nothing is written."""

    safeties: frozenset[Fix]
    is_dry: bool
    banks: list[BankFix] = field(default_factory=list)
    _mended: list[Finding] = field(default_factory=list)

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> Fixing | None:
        """What the arguments ask for; None where that is no fix."""
        if not (arguments.fix or arguments.diff):
            return None
        return cls(frozenset(("safe", "unsafe") if arguments.unsafe_fixes else ("safe",)), arguments.diff)

    def run(
        self,
        root: Path,
        registry: Registry,
        config: Config,
        is_wanted: Callable[[Finding], bool],
        on_file: Callable[[int, int], None],
        known: Callable[[Report], Iterable[Finding]],
    ) -> Report:
        """Mend what is wanted, and not known, of a bank in memory; what is left to find in it."""
        from quizkit.lint.fixing.bank import BankFix

        bank = BankFix(root, registry, config, self.safeties, is_wanted, on_file, known)
        self.banks.append(bank)
        return bank.run()

    def finish(self) -> int | None:
        """Write the files, or show what would be written, and say so; the exit code where there is nothing more to report.

        Raises:
            UnreadableError: a file cannot be written; the one that is named and those after it are as they were.
        """
        for bank in self.banks:
            for finding, reason in bank.refused:
                complain(f"{finding.path}:{finding.line}:{finding.column}: not fixed ({finding.rule}): {reason}")
        changes = [(file, bank.before[file], source.decode()) for bank in self.banks for file, source in bank.after.items()]
        mended = [finding for bank in self.banks for finding in bank.mended]
        if self.is_dry:
            sys.stdout.writelines(unified_diff(changes))
            sys.stderr.write(f"{_sentence('Would fix', mended)}\n")
            return int(bool(changes))
        left_alone = _write(changes)
        self._mended = [finding for finding in mended if finding.path not in left_alone]
        return 2 if left_alone else None

    def summarise(self, *, for_people: bool) -> None:
        """Count what was mended: below the report of what is left where that is `for_people`, else on standard error."""
        if self._mended:
            stream = sys.stdout if for_people else sys.stderr
            stream.write(f"{_sentence('Fixed', self._mended)}\n")


def _write(changes: list[Change]) -> set[str]:
    """Write the files all together; the paths of those that somebody else has changed in the meantime, which are left alone."""
    from quizkit.atomic import Spooled
    from quizkit.load.folder import shown_path

    left_alone: set[str] = set()
    with Spooled() as spooled:
        for file, before, text in changes:
            if is_still(file, before):
                spooled.add(file.path, [text.encode()])
            else:
                left_alone.add(shown_path(file.path))
                complain(f"quizkit: The file '{shown_path(file.path)}' changed while it was fixed, and is left as it is: run this again.")
        spooled.commit()
    return left_alone


def _sentence(verb: str, mended: list[Finding]) -> str:
    files = len({finding.path for finding in mended})
    findings = f"{len(mended):,} finding{'' if len(mended) == 1 else 's'}"
    return f"{verb} {findings} ({files:,} file{'' if files == 1 else 's'})."
