"""`quizkit fmt`: put the files of a bank in canonical form."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .formatting import Outcome, complain_of, is_for_this_version, unified_diff
from .progress import Progress

if TYPE_CHECKING:
    from quizkit.load.folder import BankFile

_STREAM = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        default=["."],
        help="banks, or files and folders within one (default: here); - is standard input",
    )
    parser.add_argument(
        "--check", action="store_true", help="change nothing; list the files that would change, and exit with 1 if any would"
    )
    parser.add_argument("--diff", action="store_true", help="change nothing; show what would change, and exit with 1 if anything would")
    parser.add_argument("--ids", action="store_true", help="write down an id (a, b, ...) for each part that may have one and has none")
    parser.add_argument("--stdin-filename", metavar="PATH", type=Path, help="with -: the path that the text has, or would have, in a bank")


def run(arguments: argparse.Namespace) -> int:
    """Format, say what was done, and return the exit code."""
    from quizkit.errors import UsageError

    if _STREAM in arguments.paths:
        if arguments.paths != [_STREAM] or arguments.stdin_filename is None:
            raise UsageError("- stands alone, and needs the path that the text has in a bank: quizkit fmt - --stdin-filename PATH.")
        return _format_stream(arguments)
    if arguments.stdin_filename is not None:
        raise UsageError("--stdin-filename goes with -, which stands for standard input: quizkit fmt - --stdin-filename PATH.")
    progress = Progress("Formatting")
    outcome = Outcome(arguments.ids)
    files = _files(map(Path, arguments.paths), outcome)
    for done, file in enumerate(files):
        progress(done, len(files))
        outcome.format(file)
    progress.clear()
    if arguments.diff:
        sys.stdout.writelines(unified_diff(outcome.changed))
        outcome.summarise(sys.stderr, is_dry=True)
    elif arguments.check:
        outcome.summarise(sys.stdout, is_dry=True)
    else:
        outcome.write()
        outcome.summarise(sys.stdout, is_dry=False)
    return outcome.exit_code(is_dry=arguments.diff or arguments.check)


def _files(paths: Iterable[Path], outcome: Outcome) -> list[BankFile]:
    from quizkit.load.folder import content_files
    from quizkit.load.roots import find_banks

    wanted: dict[Path, list[Path]] = {}
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 (it also takes `..` out)
        for root in find_banks(path):
            # Of a folder that lies above a bank, the whole bank is meant.
            wanted.setdefault(root, []).append(root if root.is_relative_to(absolute) else absolute)
    files: list[BankFile] = []
    for root, within in wanted.items():
        found = content_files(root, within)
        if is_for_this_version(root):
            files += found
        else:
            outcome.refused += len(found)
    return files


def _format_stream(arguments: argparse.Namespace) -> int:
    """Format standard input to standard output; what cannot be formatted goes through as it is, so that no editor loses it."""
    from quizkit.load.folder import file_to_be
    from quizkit.load.layout.formatter import format_source

    file, root = file_to_be(arguments.stdin_filename)
    assert file.kind is not None
    if sys.stdin is None:
        from quizkit.errors import UsageError

        raise UsageError("Standard input is closed: there is nothing to format.")
    source = sys.stdin.buffer.read()
    if file.kind != "bank" and not is_for_this_version(root):
        sys.stdout.buffer.write(source)
        return 1
    formatted = format_source(source, file.kind, with_ids=arguments.ids)
    result = source
    if formatted.refusal is not None:
        complain_of(file, formatted.refusal)
    else:
        result = formatted.text.encode()
    is_dry = arguments.check or arguments.diff
    if arguments.diff and result != source:
        sys.stdout.writelines(unified_diff([(file, source, formatted.text)]))
    if not is_dry:
        sys.stdout.buffer.write(result)
    return int(formatted.refusal is not None or (is_dry and result != source))
