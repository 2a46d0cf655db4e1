"""Checks a package that was written, wherever its files lie, and counts what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from quizkit.errors import UsageError
from quizkit.formats.base import Container
from quizkit.records import dataclass, field

from .checker import Checker
from .contents import Contents, contents_of_files, contents_of_zip
from .fault import Fault
from .schemas import VARIABLE, Schemas


@dataclass(slots=True)
class Outcome:
    """What a check found: how many files there are, the first faults, and how many more there were; `schemas` says which schemas ran."""

    files: int = 0
    faults: list[Fault] = field(default_factory=list)
    more: int = 0
    schemas: str = ""

    def add(self, faults: Iterator[Fault], most: int) -> None:
        """Keep faults, up to a number: what is wrong in one question is often wrong in thousands."""
        for fault in faults:
            if len(self.faults) < most:
                self.faults.append(fault)
            else:
                self.more += 1


def check_written(
    container: Container, files: Mapping[str, Path], checker: Checker, profile: str | None, schemas: Schemas | None, most: int = 50
) -> Outcome:
    """Check a package that lies on the disk.

    Args:
        container: what the package is.
        files: the files on the disk by their names in the package; that of an archive has any name.
        checker: how the format is checked.
        profile: the profile that it was written in.
        schemas: the official schemas, or None where there is no folder of them.
        most: how many faults are kept.

    Raises:
        UsageError: the folder of the schemas lacks one that is needed.
    """
    outcome = Outcome()
    try:
        with _opened(container, files) as contents:
            outcome.files = len(contents.names)
            outcome.add(checker.check(contents, profile), most)
            outcome.schemas = _run_schemas(contents, checker, profile, schemas, outcome, most)
    except UsageError:
        raise
    except Exception as error:
        # What a broken archive makes the standard library raise is no short list.
        outcome.faults.append(Fault(next(iter(files), ""), 0, f"The package cannot be read back: {error}."))
    return outcome


def _opened(container: Container, files: Mapping[str, Path]) -> AbstractContextManager[Contents]:
    return contents_of_zip(next(iter(files.values()))) if container == "zip" else contents_of_files(files)


def _run_schemas(contents: Contents, checker: Checker, profile: str | None, schemas: Schemas | None, outcome: Outcome, most: int) -> str:
    """Run the official schemas where there are any, and say what was done."""
    if not checker.namespaces:
        return "there are no official schemas"
    if profile in checker.departures:
        return (
            f"official schemas not run: the profile {profile} departs from them"
            if profile
            else "official schemas not run: the default form departs from them"
        )
    if schemas is None:
        return f"official schemas not run: set {VARIABLE} to the folder that holds them"
    if outcome.faults:
        return "official schemas not run: there was enough to mend"
    outcome.add(schemas.check(contents, checker.namespaces), most)
    counted = ", ".join(f"{name} ({count:,} {'file' if count == 1 else 'files'})" for name, count in sorted(schemas.used.items()))
    return f"official schemas: {counted or 'no file is theirs'}"
