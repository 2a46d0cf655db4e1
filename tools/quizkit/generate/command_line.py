"""docs/cli.md: every verb with its arguments.

Written from the parser's actions, not from its help, whose layout differs from one version of Python to the next.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from quizkit.cli.main import VERBS, make_parser


def command_line_page() -> str:
    """The page."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    parser = make_parser(None)
    yield "# Command line"
    yield ""
    yield "Generated from the command line's parser by `nox -s generate`; `quizkit COMMAND --help` says the same."
    yield ""
    yield (
        "Exit codes: 0 all well; 1 the content has problems; 2 the command could not be carried out; 3 a mistake of quizkit's own; "
        "130 or 143 it was stopped."
    )
    verbs = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for name, sub in verbs.choices.items():
        yield from _verb(name, sub)


def _verb(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    actions = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    free = [action for action in actions if not action.option_strings]
    positional = [f"[{_value(action)}]" if action.nargs in ("*", "?") else _value(action) for action in free]
    needed = [f"{action.option_strings[0]} {_value(action)}" for action in actions if action.option_strings and action.required]
    yield ""
    yield f"## quizkit {name}"
    yield ""
    yield f"`{' '.join(['quizkit', name, *positional, *needed, '[options]'])}`: {VERBS[name]}."
    yield ""
    described = [group for group in parser._action_groups if group.description]
    apart = {id(action) for group in described for action in group._group_actions}
    yield from _table(action for action in actions if id(action) not in apart)
    for group in described:
        yield ""
        yield f"{str(group.title).capitalize()}. {group.description}"
        yield ""
        yield from _table(group._group_actions)
    if parser.epilog:
        yield ""
        yield f"```text\n{parser.epilog}\n```"


def _table(actions: Iterable[argparse.Action]) -> Iterator[str]:
    yield "| argument | meaning |"
    yield "|---|---|"
    for action in actions:
        yield f"| `{_spelling(action)}` | {_meaning(action)} |"


def _spelling(action: argparse.Action) -> str:
    value = _value(action)
    if not action.option_strings:
        return value
    return f"{', '.join(action.option_strings)}{' ' + value if action.nargs != 0 else ''}"


def _value(action: argparse.Action) -> str:
    return str(action.metavar or action.dest.upper().replace("_", "-"))


def _meaning(action: argparse.Action) -> str:
    choices = f" ({', '.join(map(str, action.choices))})" if action.choices else ""
    return f"{action.help}{choices}"
