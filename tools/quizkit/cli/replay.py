"""What `quizkit lint` said the last time is said again, where nothing it depends on has changed: no rule is even imported.

That is asked of the file system alone: size, times and number of every file in the banks, of the configuration, and of the code.
"""

from __future__ import annotations

import argparse
import functools
import marshal
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, TextIO, cast

from quizkit.digests import blake2b
from quizkit.load.roots import find_banks, is_passed_over
from quizkit.records import dataclass, field
from quizkit.store.code import code_digest
from quizkit.store.place import cache_folder
from quizkit.store.tree_state import TreeState

from .caching import cache_of

_PREFIX = "replay-"
_MOST_OUTPUT = 4_000_000
# What decides how a report looks, beside the arguments.
_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TERM", "COLUMNS", "CI", "GITHUB_ACTIONS", "PYTHONIOENCODING", "LANG", "LC_ALL")
# What changes files, or reads what cannot be looked at twice.
_ACTS = ("fix", "diff", "add_ignore", "write_baseline", "output_file", "stdin_filename", "no_cache")
_CONFIGURATIONS = ("quizkit.toml", "pyproject.toml")


@dataclass
class DependsOn:
    """What an output depends on, outside of the banks' own YAML and the settings: other files, and the folders of the code. `look` takes
    the state of the banks, and may be called once their files have been read, where there is time for it."""

    files: list[str] = field(default_factory=list)
    code: tuple[str, ...] = ()
    look: Callable[[], object] = lambda: None


class Replay:
    """One invocation: `play` it from the cache or `record` it."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._roots: list[Path] = []
        for path in map(Path, arguments.paths):
            self._roots += [root for root in find_banks(path) if root not in self._roots]
        baseline = arguments.baseline
        self._baseline = [] if baseline is None else [os.path.abspath(baseline)]  # noqa: PTH100
        said = repr((sorted(vars(arguments).items(), key=lambda item: item[0]), os.getcwd(), _look(), sys.argv[:1]))  # noqa: PTH109
        self._name = _PREFIX + blake2b(said.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()

    @staticmethod
    def is_possible(arguments: argparse.Namespace) -> bool:
        """Whether an invocation does nothing but report."""
        return not any(getattr(arguments, name) for name in _ACTS) and "-" not in arguments.paths

    def play(self) -> int | None:
        """Say again what was said, and return the exit code; None where something may have changed."""
        with cache_of(self._roots[0], is_off=False) as cache:
            packed = None if cache is None else cache.load(self._name)
        if packed is None:
            return None
        try:
            state, folders, others, day, out, err, code = marshal.loads(packed)
            if day != _day(self._arguments) or self._state(folders, others, self._trees()).digest() != state:
                return None
        except Exception:
            # Another version has kept it, in a form of its own.
            return None
        sys.stdout.write(out)
        sys.stdout.flush()
        sys.stderr.write(err)
        return code  # type: ignore[no-any-return]

    def record(self, work: Callable[[DependsOn], int]) -> int:
        """Do the work, which says what it depends on, and keep what it says."""
        trees = functools.cache(functools.partial(self._trees, time.time_ns()))
        depends_on = DependsOn(look=trees)
        out, err = _Recorder(sys.stdout), _Recorder(sys.stderr)
        sys.stdout, sys.stderr = cast("TextIO", out), cast("TextIO", err)
        try:
            code = work(depends_on)
        finally:
            sys.stdout, sys.stderr = out.stream, err.stream
        if code in (0, 1) and out.text is not None and err.text is not None:
            state = self._state(depends_on.code, depends_on.files, trees())
            if state.is_settled and trees().is_settled:
                packed = marshal.dumps((state.digest(), depends_on.code, depends_on.files, _day(self._arguments), out.text, err.text, code))
                with cache_of(self._roots[0], is_off=False) as cache:
                    if cache is not None:
                        cache.save({self._name: packed})
        return code

    def _trees(self, since: int | None = None) -> TreeState:
        """The state of all that is in the banks' folders; `since` is `TreeState`'s."""
        state = TreeState(since)
        for root in self._roots:
            top = str(root)
            state.add_folder(top, lambda path, top=top: _is_passed_over(path, top))  # type: ignore[misc]
        return state

    def _state(self, folders: tuple[str, ...], others: list[str], trees: TreeState) -> TreeState:
        """The state of everything that the output depends on, the banks' folders among it."""
        state = TreeState(trees.since)
        state.add_text(code_digest(folders).hex())
        state.add_text(trees.digest().hex())
        for root in self._roots:
            for folder in (root, *root.parents):
                for name in _CONFIGURATIONS:
                    state.add_file(str(folder / name))
                # Configurations are looked for up to the top of a repository.
                if (folder / ".git").exists():
                    state.add_text(f"top {folder}")
                    break
        for path in (*self._baseline, *others):
            state.add_file(path)
        return state


def _is_passed_over(path: str, top: str) -> bool:
    parent, _, name = path.rpartition(os.sep)
    # Somebody may keep caches in a bank's folder; the rest of what lies there is looked at.
    return name.startswith(".") or (parent == top and is_passed_over(name)) or path == str(cache_folder())


def _day(arguments: argparse.Namespace) -> int:
    return (arguments.today or date.today()).toordinal()


def _look() -> list[str]:
    """What a report's looks depend on."""
    streams = (sys.stdout.isatty(), sys.stderr.isatty(), sys.stdout.encoding, sys.stderr.encoding, _columns())
    return [*map(str, streams), *(f"{name}={os.environ.get(name)}" for name in _VARIABLES)]


def _columns() -> int | None:
    """The width of the terminal; where there is none, or `COLUMNS` says another, that variable stands among the others."""
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return None


class _Recorder:
    """A stream that remembers what is written to it; `text` is None where that is too much. A line of progress is none of it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.text: str | None = ""

    def write(self, text: str) -> int:
        if self.text is not None and not text.startswith("\r"):
            self.text = self.text + text if len(self.text) + len(text) < _MOST_OUTPUT else None
        return self.stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)
