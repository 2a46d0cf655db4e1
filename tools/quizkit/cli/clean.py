"""`quizkit clean`: throw away what earlier runs have kept."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("paths", metavar="BANK", nargs="*", type=Path, help="only what is kept of these banks (default: of all)")


def run(arguments: argparse.Namespace) -> int:
    """Delete the files and return the exit code. No result depends on them: the next run takes longer, once.

    Raises:
        UsageError: there is no such bank.
        UnreadableError: a file cannot be deleted.
    """
    from quizkit.errors import UnreadableError
    from quizkit.report.terminal import safe
    from quizkit.store.place import cache_files, cache_folder

    folder = cache_folder()
    files = [file for path in arguments.paths for file in _of(path)] if arguments.paths else cache_files()
    gone = size = 0
    for file in files:
        # SQLite leaves a journal behind where a run was killed.
        for each in (file, file.with_name(f"{file.name}-journal")):
            try:
                size += each.stat().st_size
                each.unlink()
                gone += each is file
            except FileNotFoundError:
                continue
            except OSError as error:
                raise UnreadableError(f"The cache '{each}' cannot be deleted: {error.strerror or error}.") from None
    banks = "bank" if gone == 1 else "banks"
    said = f"Deleted what was kept of {gone} {banks}, {size / 1e6:.1f} MB, in '{folder}'." if gone else f"Nothing was kept in '{folder}'."
    sys.stdout.write(f"{safe(said)}\n")
    return 0


def _of(path: Path) -> list[Path]:
    """The caches of the banks in a folder, or of one that is no longer there."""
    from quizkit.load.roots import find_banks
    from quizkit.store.place import cache_file

    gone = cache_file(path)
    return [gone] if gone.exists() and not path.exists() else [cache_file(root) for root in find_banks(path)]
