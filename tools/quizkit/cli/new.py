"""`quizkit new`: write a draft."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    from quizkit.model.bank import QUESTION_TYPES

    parser.add_argument("kind", metavar="KIND", choices=("question",), help="what to write")
    parser.add_argument("id", metavar="ID", help="its id: a slug such as weights-without-data")
    parser.add_argument(
        "--type", choices=tuple(QUESTION_TYPES), default="multiple-choice", help="the question's type (default: multiple-choice)"
    )
    parser.add_argument("--category", metavar="FOLDER", default="", help="the folder below questions/ (default: none)")
    parser.add_argument("--bank", metavar="BANK", type=Path, default=Path(), help="the bank's folder (default: here)")


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say where it is."""
    from quizkit.atomic import create_file
    from quizkit.errors import UsageError
    from quizkit.load.dump import to_yaml
    from quizkit.load.folder import find_banks, shown_path
    from quizkit.load.skeleton import question_skeleton

    if not _ID.match(arguments.id):
        raise UsageError(f"'{arguments.id}' is no id: use lower-case letters, digits and single hyphens, starting with a letter.")
    for folder in arguments.category.split("/") if arguments.category else ():
        if not _ID.match(folder):
            raise UsageError(f"'{arguments.category}' is no category: use folders named as ids are, with slashes between them.")
    (root, *others) = find_banks(arguments.bank)
    if others:
        raise UsageError(f"'{arguments.bank}' holds several banks: name one with --bank.")
    _refuse_taken(root, arguments.id)
    path = root / "questions" / arguments.category / f"{arguments.id}.yaml"
    create_file(path, to_yaml(question_skeleton(arguments.id, arguments.type)).encode())
    sys.stdout.write(f"{shown_path(path)}\n")
    return 0


def _refuse_taken(root: Path, question_id: str) -> None:
    from quizkit.errors import UsageError
    from quizkit.load.folder import list_files, shown_path
    from quizkit.load.reader import read_files

    for loaded in read_files(file for file in list_files(root) if file.kind == "question"):
        if any(entry.id == question_id for entry in loaded.entities):
            raise UsageError(f"The id '{question_id}' is taken by a question in {shown_path(loaded.file.path)}.")
