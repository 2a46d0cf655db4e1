"""What a shell shows when somebody presses Tab: the words that fit where the cursor stands.

The shell runs the command itself, with the line in the environment (`quizkit completion` prints the script for that). Nothing is
written but the words: whatever goes wrong, there are none.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import Any

from .completers import COMPLETERS, Completer, Words, nothing


def complete(make_parser: Callable[[str], argparse.ArgumentParser], verbs: Collection[str]) -> None:
    """Write the words that fit, and end the process."""
    with suppress(Exception):
        from argcomplete import autocomplete
        from argcomplete.lexers import split_line

        words = split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))[3]
        verb = words[1] if len(words) > 1 else ""
        if verb in ("", *verbs):
            parser = make_parser(verb)
            prepare(parser)
            autocomplete(parser, always_complete_options=False, exclude=_not_here(verb, words))
    os._exit(0)


def prepare(parser: argparse.ArgumentParser) -> None:
    """Give every argument, also those of the verbs, its completer, where the library looks for it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                prepare(sub)
        elif action.choices is None:
            vars(action)["completer"] = _quiet(COMPLETERS.get(str(action.metavar), nothing))


def _quiet(completer: Completer) -> Callable[..., Words]:
    """A completer as the library calls it. The bank at hand may be faulty or none at all: then there is nothing to show."""

    def call(*, prefix: str, action: argparse.Action, parsed_args: argparse.Namespace, **_: Any) -> Words:
        try:
            found = completer(prefix, action, parsed_args)
            return found if isinstance(found, Mapping) else [*found]
        except Exception:
            return ()

    return call


def _not_here(verb: str, words: Collection[str]) -> list[str]:
    """The options of `new` that the kind does not have."""
    if verb != "new":
        return []
    from quizkit.model.bank import KINDS

    from .new import foreign_options

    kind = next((word for word in words if word in KINDS), None)
    return [] if kind is None else foreign_options(kind)
