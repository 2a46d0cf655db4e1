"""`quizkit export --check`: what was written is read back before it takes its place."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkit.atomic import Spooled
    from quizkit.formats.base import Container, Writer
    from quizkit.formats.checking.schemas import Schemas


def schemas_for(writer: Writer, profile: str | None) -> Schemas | None:
    """The official schemas for a format, where it has any and the environment names their folder.

    Raises:
        UsageError: the folder is none of schemas, or lxml is not there.
    """
    from quizkit.formats.checking.checker import checker_of
    from quizkit.formats.checking.schemas import VARIABLE, Schemas

    folder = os.environ.get(VARIABLE)
    checker = checker_of(writer)
    if not folder or not checker.namespaces or profile in checker.departures:
        return None
    return Schemas(Path(folder))


def is_sound(spooled: Spooled, container: Container, writer: Writer, arguments: argparse.Namespace, schemas: Schemas | None) -> bool:
    """Check what waits to take its place, and tell what was done and found.

    Raises:
        UsageError: the folder of the schemas lacks one that is needed.
    """
    from quizkit.formats.checking.checker import checker_of
    from quizkit.formats.checking.run import check_written
    from quizkit.report.terminal import safe

    output: Path = arguments.output
    waiting = spooled.waiting
    files = {target.relative_to(output).as_posix() if container == "folder" else target.name: spool for target, spool in waiting.items()}
    outcome = check_written(container, files, checker_of(writer), arguments.profile, schemas)
    for fault in outcome.faults:
        sys.stderr.write(f"{safe(str(fault))}\n")
    if outcome.more:
        sys.stderr.write(f"… and {outcome.more:,} more.\n")
    noun = "file" if outcome.files == 1 else "files"
    sys.stderr.write(f"Checked: {outcome.files:,} {noun} by quizkit's own checker; {outcome.schemas}.\n")
    return not outcome.faults
