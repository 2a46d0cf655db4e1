"""`quizkit export`: write a bank in a foreign format, if it is fit for it."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .checking import error_run
from .choosing import choice_of
from .export_check import schemas_for
from .export_refusals import STREAM, check_name, one_bank, refuse_manifest, refuse_own_files
from .export_write import Exporting
from .passing import passing_bank
from .progress import Progress

if TYPE_CHECKING:
    from quizkit.lint.registry import Registry
    from quizkit.lint.runner import Report
    from quizkit.model.entity import Entity


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("format", metavar="FORMAT", help="what to write, such as moodle-xml, qti12 or json")
    parser.add_argument("bank", metavar="BANK", nargs="?", default=".", type=Path, help="the bank's folder (default: here)")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        type=Path,
        help="the file to write, or the folder of a layout; - is standard output",
    )
    parser.add_argument("--profile", metavar="NAME", help="a form of the format for one reader, such as flat for json or sakai for qti12")
    parser.add_argument("--layout", metavar="NAME", help="another way than one file to lay the format out, such as gitsync for moodle-xml")
    parser.add_argument(
        "--select",
        metavar="CRITERION",
        action="append",
        default=[],
        help="export only what meets this: kind=, tag=, level=, status=, quiz=, folder=, type= or id=, with commas for alternatives; "
        "of several criteria all must be met; media and stimuli come along",
    )
    parser.add_argument(
        "--status", metavar="STATUS", action="append", default=[], help="export these besides published entities: draft, review, retired"
    )
    parser.add_argument("--keep-going", action="store_true", help="leave faulty entities out instead of exporting nothing; exits with 1")
    parser.add_argument("--losses", metavar="FILE", type=Path, help="write what the format does not carry to a JSON file")
    parser.add_argument("--strict", action="store_true", help="export nothing where the format does not carry everything")
    parser.add_argument(
        "--check",
        action="store_true",
        help="read back what was written before it takes its place, and export nothing if a reader would trip over it; with the official "
        "schemas too, if QUIZKIT_XSD names the folder that holds them",
    )
    parser.add_argument("--no-manifest", action="store_true", help="write no export-manifest.json beside the export")


def run(arguments: argparse.Namespace) -> int:
    """Check and write in one pass over the files, and return the exit code."""
    from quizkit.formats.registry import find_writer
    from quizkit.lint.registry import registry
    from quizkit.load.roots import find_banks

    writer = find_writer(arguments.format)
    check_name("profile", arguments.profile, writer.profiles, writer)
    check_name("layout", arguments.layout, writer.layouts, writer)
    schemas = schemas_for(writer, arguments.profile) if arguments.check else None
    choice = choice_of(arguments.status, arguments.select, writer.kinds)
    rules = registry()
    root = one_bank(find_banks(arguments.bank), arguments.bank)
    refuse_own_files(root, arguments.output, arguments.losses)
    refuse_manifest(arguments)
    faulty: Report | None = None
    if arguments.keep_going:
        faulty = _checked(root, rules)
    lint_run = error_run(root, rules, Progress("Exporting"))
    names = {finding.entity for finding in faulty.findings} if faulty else set()

    def is_wanted(entity: Entity) -> bool:
        if lint_run.has_errors and faulty is None:
            return False
        return choice.wants(entity) and f"{entity.entity_kind}:{entity.id}" not in names

    bank = passing_bank(lint_run, is_wanted)
    export = Exporting(arguments, bank, writer, lint_run, choice, schemas, keeps_going=faulty is not None)
    if arguments.output != STREAM:
        return export.write()
    arguments.no_manifest = True
    with tempfile.TemporaryDirectory() as folder:
        arguments.output = Path(folder) / "export"
        code = export.write()
        if arguments.output.exists():
            with arguments.output.open("rb") as stream:
                shutil.copyfileobj(stream, sys.stdout.buffer)
    return code


def _checked(root: Path, rules: Registry) -> Report:
    lint_run = error_run(root, rules, Progress("Exporting"))
    for _ in lint_run.files():
        pass
    return lint_run.report()
