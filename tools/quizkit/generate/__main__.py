"""Every derived file of the checkout, and the command that writes or checks them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from quizkit.atomic import replace_file
from quizkit.lint.config_schema import config_schema_file
from quizkit.lint.registry import registry

from .command_line import command_line_page
from .hooks import hooks_file
from .picture import picture
from .rule_pages import rule_pages
from .schema_pages import schema_pages
from .support_matrix import support_matrix
from .wiring import editor_wiring, toml_wiring

# Folders in which every file is derived: what is there and no longer made is taken away.
_WHOLLY_DERIVED = (Path("docs/rules"), Path("docs/schemas"))


def derived_files() -> Mapping[Path, str]:
    """The content of each derived file by its path in the checkout."""
    return {
        Path(".pre-commit-hooks.yaml"): hooks_file(),
        Path(".taplo.toml"): toml_wiring(),
        Path(".vscode/settings.json"): editor_wiring(),
        Path("docs/cli.md"): command_line_page(),
        Path("docs/finding.svg"): picture(),
        Path("docs/formats.md"): support_matrix(),
        Path("schemas/config.schema.json"): config_schema_file(registry()),
        **{Path("docs/rules") / name: page for name, page in rule_pages().items()},
        **{Path("docs/schemas") / name: page for name, page in schema_pages().items()},
    }


def main() -> int:
    """Write what differs, or say what does and return 1."""
    parser = argparse.ArgumentParser(prog="python -m quizkit.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is not up to date")
    arguments = parser.parse_args()
    files = derived_files()
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    stray = [path for folder in _WHOLLY_DERIVED if folder.exists() for path in folder.iterdir() if path not in files]
    for path in sorted(stale + stray):
        sys.stdout.write(f"{'stale' if arguments.check else 'written' if path in files else 'deleted'}: {path}\n")
    if arguments.check:
        if stale or stray:
            sys.stdout.write("Run `nox -s generate`.\n")
        return int(bool(stale or stray))
    for path in stale:
        replace_file(path, files[path].encode())
    for path in stray:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
