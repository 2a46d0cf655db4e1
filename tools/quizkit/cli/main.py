"""The `quizkit` command: finds the verb, and turns every failure into a sentence and an exit code.

Exit codes: 0 all well, 1 the content has problems, 2 the command could not be carried out (use, configuration, files), 3 a mistake of ours.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from quizkit.errors import QuizkitError, suggestion
from quizkit.version import __version__

# Each verb is a module of this package with `add_arguments(parser)` and `run(arguments) -> int`.
VERBS = {
    "lint": "check a bank",
    "export": "write a bank in a format that learning platforms read",
    "init": "make a new bank",
    "new": "write a draft of a question",
    "rule": "explain a rule",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        arguments = list(sys.argv[1:] if argv is None else argv)
        parser = make_parser(arguments[0] if arguments else None)
        parsed, unknown = parser.parse_known_args(arguments)
        if unknown:
            _refuse_unknown(parser, parsed.verb, unknown)
        code: int = import_module(f"quizkit.cli.{parsed.verb}").run(parsed)
        sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read us has enough: nothing more can be written, not even by the interpreter's own flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        return _fail(error)
    return code


def make_parser(verb: str | None) -> argparse.ArgumentParser:
    """The parser. Only the verb that is called is imported; without one (or for `--help`) all are, for their arguments."""
    parser = _Parser(prog="quizkit", description="Check a bank of quiz questions written in YAML, and export it.")
    parser.add_argument("--version", action="version", version=f"quizkit {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="COMMAND", parser_class=_Parser)
    for name, purpose in VERBS.items():
        sub = verbs.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        if verb == name or verb is None:
            import_module(f"quizkit.cli.{name}").add_arguments(sub)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, with the word that was probably meant."""

    def error(self, message: str) -> NoReturn:
        import re

        unknown = re.search(r"invalid choice: '([^']*)' \(choose from (.*)\)", message)
        if unknown:
            known = re.findall(r"[\w-]+", unknown[2])
            message = f"there is no '{unknown[1]}'{suggestion(unknown[1], known)}: one of {', '.join(known)}"
        sys.stderr.write(f"quizkit: {message}; see `{self.prog} --help`.\n")
        raise SystemExit(2)


def _refuse_unknown(parser: argparse.ArgumentParser, verb: str, unknown: Sequence[str]) -> NoReturn:
    verbs = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    sub: argparse.ArgumentParser = verbs.choices[verb]
    known = [option for action in sub._actions for option in action.option_strings]
    word = unknown[0].split("=")[0]
    noun = "option" if word.startswith("-") else "argument"
    sub.error(f"there is no {noun} '{word}' of {verb}{suggestion(word, known)}")


def _fail(error: Exception) -> int:
    if isinstance(error, QuizkitError):
        sys.stderr.write(f"quizkit: {error}\n")
        return 2
    import platform
    import traceback

    if os.environ.get("QUIZKIT_TRACEBACK"):
        traceback.print_exception(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    sys.stderr.write(
        f"quizkit: a mistake of ours: {type(error).__name__}: {error} (in {frame.name}, line {frame.lineno} of "
        f"{os.path.basename(frame.filename)}; quizkit {__version__}, Python {platform.python_version()}, {platform.system()}). "  # noqa: PTH119
        "Please report this with the command you ran; with QUIZKIT_TRACEBACK=1 it says more.\n"
    )
    return 3
