"""What `quizkit export` refuses before it reads anything: each in one sentence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkit.formats.base import Writer

# Where an export goes that is not to go to a file.
STREAM = Path("-")
_SHOWN_BANKS = 5


def check_name(what: str, given: str | None, known: Mapping[str, str], writer: Writer) -> None:
    """Refuse a profile or a layout that a format does not have; formats that have it are named."""
    from quizkit.errors import UsageError, suggestion

    if given is None or given in known:
        return
    elsewhere = _formats_with(what, given)
    advice = f" ({given} is one of {', '.join(elsewhere)})" if elsewhere else suggestion(given, known)
    if not known:
        raise UsageError(f"{writer.title} has no {what}s{advice}: leave --{what} out.")
    raise UsageError(f"{writer.title} has no {what} '{given}'{advice}: it has {', '.join(known)}.")


def _formats_with(what: str, name: str) -> list[str]:
    from quizkit.formats.registry import find_writer, writer_names

    found = []
    for writer_name in writer_names():
        # A plug-in that cannot be loaded has nothing to offer here.
        with suppress(Exception):
            if name in getattr(find_writer(writer_name), f"{what}s"):
                found.append(writer_name)
    return found


def refuse_own_files(root: Path, output: Path, losses: Path | None) -> None:
    """Refuse to write over what the bank is made of, or two things into one file."""
    from quizkit.errors import UsageError

    for target in filter(None, (output, losses)):
        if target.suffix.lower() in (".yaml", ".yml") and target.resolve().is_relative_to(root.resolve()):
            raise UsageError(f"'{target}' would stand among the bank's own files: name another one.")
    if losses is not None and losses.resolve() == output.resolve():
        raise UsageError(f"'{losses}' cannot take the export and its losses: name two files.")
    if losses == STREAM:
        raise UsageError("Losses go to a file: name one.")


def refuse_manifest(arguments: argparse.Namespace) -> None:
    """Refuse what would stand in the way of the export's manifest, and folders on standard output."""
    from quizkit.errors import UsageError
    from quizkit.formats.manifest import NAME

    if arguments.output == STREAM and sys.__stdout__ is None:
        raise UsageError("Standard output is closed: name a file after -o.")
    if arguments.layout and arguments.output == STREAM:
        raise UsageError(f"The layout {arguments.layout} writes a folder: name one after -o.")
    for target in filter(None, (arguments.output, arguments.losses)):
        if target.name.casefold() == NAME and not arguments.no_manifest:
            raise UsageError(f"'{target}' is where the export's manifest goes: name another file, or add --no-manifest.")


def one_bank(banks: list[Path], asked: Path) -> Path:
    """The bank to export; several are refused."""
    from quizkit.errors import UsageError

    if len(banks) > 1:
        from quizkit.load.folder import shown_path

        shown = ", ".join(map(shown_path, banks[:_SHOWN_BANKS])) + (" …" if len(banks) > _SHOWN_BANKS else "")
        raise UsageError(f"'{asked}' holds {len(banks):,} banks ({shown}): name one.")
    return banks[0]


def check_folder(output: Path, root: Path) -> None:
    """Refuse a folder whose files would stand among the bank's own."""
    from quizkit.errors import UsageError
    from quizkit.model.bank import KINDS

    if output.exists() and not output.is_dir():
        raise UsageError(f"'{output}' is a file, and this layout takes a folder: name one.")
    place, own = output.resolve(), root.resolve()
    if place == own or any(place.is_relative_to(own / kind.folder) for kind in KINDS.values()):
        raise UsageError(f"The files of '{output}' would stand among the bank's own: name another folder.")
