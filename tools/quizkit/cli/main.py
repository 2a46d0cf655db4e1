"""The `quizkit` command: finds the verb, and turns every failure into a sentence and an exit code.

Exit codes: 0 all well, 1 the content has problems, 2 the command could not be carried out (use, configuration, files), 3 a mistake of ours.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, NoReturn

from quizkit.errors import QuizkitError, renew_suggestions, suggestion
from quizkit.version import __version__

# Each verb is a module of this package with `add_arguments(parser)` and `run(arguments) -> int`.
VERBS = {
    "lint": "check a bank",
    "fmt": "put the files of a bank in canonical form",
    "export": "write a bank in a format that learning platforms read",
    "init": "make a new bank",
    "new": "write a draft",
    "show": "show an entity and everything that refers to it",
    "stats": "say what a bank holds, and what guessing would score",
    "duplicates": "show what is alike in a bank, or in a bank and one to import",
    "rule": "explain a rule",
    "clean": "delete what earlier runs have kept",
    "completion": "print a script that completes this command in a shell",
}

# So many new objects before circles are looked for: what a bank leaves in memory has none, and is walked through each time.
_OBJECTS_BEFORE_COLLECTION = 1_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    if "_ARGCOMPLETE" in os.environ:
        import_module("quizkit.cli.completing").complete(make_parser, VERBS)
    _prepare_output()
    # What a run makes goes away by its reference counts; looking for circles after every 700 new objects takes a twentieth of the time.
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    renew_suggestions()
    try:
        parsed = _parse(list(sys.argv[1:] if argv is None else argv))
        with _stopped_as_by_hand():
            code: int = import_module(f"quizkit.cli.{parsed.verb}").run(parsed)
            sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except KeyboardInterrupt:
        sys.stderr.write("\nquizkit: Stopped; no file was changed.\n")
        return 130
    except BrokenPipeError:
        _give_up_output()
        return 1
    except Exception as error:
        return _fail(error)
    return code


def console() -> NoReturn:
    """Run the command line and end the process with its exit code, without taking apart piece by piece what a run has made."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _parse(arguments: list[str]) -> argparse.Namespace:
    if not arguments or arguments[0] not in VERBS:
        return make_parser("").parse_args(arguments)
    verb, *rest = arguments
    # Where nobody asks for help, nothing will be set in lines. Else Python asks for the terminal's width at each argument, and sets the
    # usage before it reads any.
    looks: dict[str, Any] = {} if any(map(_may_ask_for_help, rest)) else {"usage": "", "formatter_class": _formatter}
    parser = _Parser(prog=f"quizkit {verb}", description=_sentence(VERBS[verb]), **looks)
    import_module(f"quizkit.cli.{verb}").add_arguments(parser)
    # Paths may stand before, between and behind options.
    parsed, unknown = parser.parse_known_intermixed_args(rest)
    if unknown:
        parser.refuse(unknown[0].split("=")[0])
    parsed.verb = verb
    return parsed


def _may_ask_for_help(argument: str) -> bool:
    return argument.startswith("--h") or (argument[:1] == "-" and argument[1:2] != "-" and "h" in argument)


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, width=80)


def make_parser(verb: str | None) -> argparse.ArgumentParser:
    """The parser of the whole command, with the arguments of one verb, or (for the documentation) of all where `verb` is None."""
    parser = _Parser(prog="quizkit", description="Check a bank of quiz questions written in YAML, and export it.")
    parser.add_argument("--version", action="version", version=f"quizkit {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="COMMAND", parser_class=_Parser)
    for name, purpose in VERBS.items():
        sub = verbs.add_parser(name, help=purpose, description=_sentence(purpose))
        if verb in (name, None):
            import_module(f"quizkit.cli.{name}").add_arguments(sub)
    return parser


def _sentence(purpose: str) -> str:
    return f"{purpose[0].upper()}{purpose[1:]}."


@contextmanager
def _stopped_as_by_hand() -> Iterator[None]:
    """Let a signal that ends the process end it as Ctrl-C does, so that no part of a file stays behind."""

    def stop(number: int, _: object) -> NoReturn:
        raise SystemExit(128 + number)

    signals = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, stop) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _prepare_output() -> None:
    """No character of a bank may stop a report, and a stream that is closed takes nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _give_up_output() -> None:
    """Nothing more can be written, not even by the interpreter's own flush at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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

    def refuse(self, word: str) -> NoReturn:
        """Say that there is no such option or argument."""
        known = [option for action in self._actions for option in action.option_strings]
        noun = "option" if word.startswith("-") else "further argument"
        self.error(f"there is no {noun} '{word}'{suggestion(word, known)}")


def _fail(error: Exception) -> int:
    from quizkit.report.terminal import safe

    if isinstance(error, QuizkitError):
        sys.stderr.write(f"quizkit: {safe(str(error))}\n")
        return 2
    if isinstance(error, OSError):
        # Files are guarded where they are opened: what is left is the output itself, or a folder that is gone.
        if error.filename is None and not isinstance(error, FileNotFoundError):
            _give_up_output()
            sys.stderr.write(f"quizkit: The output cannot be written: {error.strerror or error}.\n")
        else:
            sys.stderr.write(f"quizkit: '{safe(str(error.filename or '.'))}' cannot be used: {error.strerror or error}.\n")
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
