"""`quizkit init`: make a new bank, with hooks, editor wiring and a workflow."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=Path(), help="the bank's folder (default: here)")


def run(arguments: argparse.Namespace) -> int:
    """Write the files of the starter bank that are not there yet, and say what comes next."""
    from quizkit.atomic import create_file
    from quizkit.errors import UsageError
    from quizkit.lint.config_schema import config_schema_file
    from quizkit.lint.registry import registry
    from quizkit.load.roots import MANIFEST
    from quizkit.load.wiring import editor_settings, toml_settings
    from quizkit.resources import schema_folder, starter_folder

    folder: Path = arguments.folder
    if (folder / MANIFEST).exists():
        raise UsageError(f"'{folder}' is a bank already: it has a {MANIFEST}.")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"'{folder}' is a file: name a folder.")
    starter, schemas = starter_folder(), schema_folder()
    contents = {path.relative_to(starter): path.read_bytes() for path in sorted(starter.rglob("*")) if path.is_file()}
    contents |= {Path("schemas") / path.name: path.read_bytes() for path in sorted(schemas.glob("*.schema.json"))}
    # The rules of plug-ins are in this one too.
    contents[Path("schemas/config.schema.json")] = config_schema_file(registry()).encode()
    contents[Path(".taplo.toml")] = toml_settings("schemas").encode()
    contents[Path(".vscode/settings.json")] = editor_settings("", "schemas").encode()
    # The manifest makes the folder a bank: it comes last, so that what broke off can be begun again.
    for name in sorted(contents, key=lambda name: name == Path(MANIFEST)):
        if (folder / name).exists():
            sys.stdout.write(f"kept    {(folder / name).as_posix()}\n")
        else:
            create_file(folder / name, contents[name])
            sys.stdout.write(f"created {(folder / name).as_posix()}\n")
    here = "" if folder.resolve() == Path.cwd() else f"cd {folder} && "
    sys.stdout.write(f"\nNext: {here}quizkit lint, quizkit new question my-first-question, quizkit export moodle-xml -o dist/bank.xml\n")
    return 0
