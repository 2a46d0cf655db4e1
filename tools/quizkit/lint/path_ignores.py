"""Which rules are left out for some files alone: `per-path-ignores` in the configuration.

A pattern is a path from the folder of the configuration. In it `*` stands for any part of a name, `?` for one character, and `**` for any
folders, or none. A pattern that fits a folder fits all that lies below it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.patterns import regex

from .registry import Registry

if TYPE_CHECKING:
    from .config import Config

# No absolute path, no backslash, no empty, `.` or `..` part, no sign that other programs take for "not".
PATTERN = r"^(?!!)(?!\.{1,2}(?:/|$))(?!.*/\.{0,2}/)(?!.*/\.{1,2}$)[^/\\\n][^\\\n]*$(?!\n)"
_IS_PATTERN = regex(PATTERN)


class PathIgnores:
    """The rules that are left out, file by file. What the loader refuses and what no comment may silence is reported all the same."""

    def __init__(self, config: Config, registry: Registry) -> None:
        self._base = config.folder
        self._patterns = [(_Pattern(pattern), _ignorable(words, registry)) for pattern, words in config.per_path_ignores]
        self._known: dict[str, frozenset[str]] = {}

    def at(self, shown: str) -> frozenset[str]:
        """The names of the rules that are left out at a path as findings show it."""
        if not self._patterns:
            return frozenset()
        if shown not in self._known:
            self._known[shown] = self._work_out(shown)
        return self._known[shown]

    def _work_out(self, shown: str) -> frozenset[str]:
        path = Path(os.path.abspath(shown))  # noqa: PTH100 (links stay as they are written)
        if self._base is None or not path.is_relative_to(self._base):
            return frozenset()
        inside = path.relative_to(self._base).as_posix()
        return frozenset(name for pattern, names in self._patterns if pattern.fits(inside) for name in names)


def idle_patterns(config: Config, files: Iterable[Path]) -> list[str]:
    """The patterns of a configuration that fit none of some files, given by their absolute paths."""
    idle = {pattern: _Pattern(pattern) for pattern, _ in config.per_path_ignores}
    for file in files:
        if config.folder is not None and file.is_relative_to(config.folder):
            inside = file.relative_to(config.folder).as_posix()
            idle = {text: pattern for text, pattern in idle.items() if not pattern.fits(inside)}
    return [*idle]


def is_pattern(text: str) -> bool:
    """Whether a text can be a pattern."""
    return _IS_PATTERN.match(text) is not None


def is_ignorable(name: str, registry: Registry) -> bool:
    """Whether a rule can be left out for some files."""
    rule = registry.by_name[name]
    return rule.raised_by != "load" and rule.silenceable


def _ignorable(words: tuple[str, ...], registry: Registry) -> frozenset[str]:
    named = {rule.name for word in words for rule in registry.select(word)}
    return frozenset(name for name in named if is_ignorable(name, registry))


class _Pattern:
    """A pattern as runs of names, with `**` between them: each run is taken where it fits first, and nothing is tried twice."""

    def __init__(self, text: str) -> None:
        runs: list[list[re.Pattern[str]]] = [[]]
        for part in text.rstrip("/").split("/"):
            if part == "**":
                runs.append([])
            else:
                runs[-1].append(_name(part))
        self._first, *self._others = runs

    def fits(self, path: str) -> bool:
        """Whether it fits a path, or a folder above it."""
        names = path.split("/")
        at = len(self._first)
        if not _stands_at(self._first, names, 0):
            return False
        for run in self._others:
            place = next((start for start in range(at, len(names)) if _stands_at(run, names, start)), None)
            if place is None:
                return False
            at = place + len(run)
        return True


def _stands_at(run: list[re.Pattern[str]], names: list[str], start: int) -> bool:
    here = names[start : start + len(run)]
    return len(here) == len(run) and all(part.match(name) for part, name in zip(run, here, strict=True))


@cache
def _name(part: str) -> re.Pattern[str]:
    """A part of a pattern for one name."""
    first, *others = ["".join("." if sign == "?" else re.escape(sign) for sign in fixed) for fixed in re.split(r"\*+", part)]
    if not others:
        return re.compile(rf"{first}\Z", re.DOTALL)
    *middle, last = others
    return re.compile(rf"{first}{''.join(f'(?>.*?{fixed})' for fixed in middle)}.*{last}\Z", re.DOTALL)
