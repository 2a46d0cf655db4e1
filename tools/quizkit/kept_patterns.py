"""Keeps compiled regular expressions in a file: compiling one takes 0.2 ms on average, taking it from there 4 µs.

The file is to these what a .pyc file is to a module: it belongs to one version of Python, and whatever is wrong with it, they are compiled
as ever. How `re` makes code of a source is CPython's own affair; where that is done otherwise than since CPython 3.11, nothing is kept.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from . import patterns
from .digests import blake2b

_Key = tuple[str | bytes, int]
# All flags, the code, the number of groups, their numbers by name, their names by number.
_Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_DIGEST = 16
# So many belong to several versions of quizkit: it is time to begin anew.
_MOST = 2_000


@contextmanager
def kept_patterns(file: Path) -> Iterator[None]:
    """For a while take compiled patterns from a file; in the end add to it those that it lacked. That it cannot be written is no matter."""
    try:
        internals = _Internals()
    except Exception:  # another Python
        yield
        return
    table = _read(file, internals.stamp)
    before, found = len(table), dict[_Key, _Kept]()
    compiler = patterns.compiler
    patterns.compiler = internals.compiler(table, found)
    try:
        yield
    finally:
        patterns.compiler = compiler
        if found:
            _write(file, internals.stamp, (table if before < _MOST else {}) | found)


class _Internals:
    """The parts of `re` that make code of a source, and a pattern of code."""

    def __init__(self) -> None:
        self._parser: Any = import_module("re._parser")
        self._compiler: Any = import_module("re._compiler")
        self._sre: Any = import_module("_sre")
        self.stamp = repr((sys.implementation.cache_tag, sys.version, self._sre.MAGIC, self._sre.CODESIZE)).encode()
        if array("I").itemsize != self._sre.CODESIZE:
            raise ValueError(self._sre.CODESIZE)

    def compiler(self, table: dict[_Key, _Kept], found: dict[_Key, _Kept]) -> Callable[[Any, int], re.Pattern[Any]]:
        """Compiles with the help of a table; what is not in it goes to `found`."""

        def compiled(source: Any, flags: int) -> re.Pattern[Any]:
            kept = table.get((source, flags))
            try:
                if kept is None:
                    found[source, flags] = kept = self._compiled(source, flags)
                return self._made(source, kept)
            except Exception:
                # What is wrong with the source is said by `re` itself.
                found.pop((source, flags), None)
                return re.compile(source, flags)

        return compiled

    def _compiled(self, source: Any, flags: int) -> _Kept:
        parsed = self._parser.parse(source, flags)
        code = array("I", self._compiler._code(parsed, flags))
        numbers = dict(parsed.state.groupdict)
        names: list[str | None] = [None] * parsed.state.groups
        for name, number in numbers.items():
            names[number] = name
        return int(flags | parsed.state.flags), code.tobytes(), parsed.state.groups - 1, numbers, tuple(names)

    def _made(self, source: Any, kept: _Kept) -> re.Pattern[Any]:
        flags, code, groups, numbers, names = kept
        made: re.Pattern[Any] = self._sre.compile(source, flags, array("I", code).tolist(), groups, numbers, names)
        return made


def _read(file: Path, stamp: bytes) -> dict[_Key, _Kept]:
    try:
        content = file.read_bytes()
        digest, body = content[:_DIGEST], content[_DIGEST:]
        if blake2b(stamp + body, digest_size=_DIGEST).digest() != digest:
            return {}
        table: dict[_Key, _Kept] = marshal.loads(body)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return table


def _write(file: Path, stamp: bytes, table: dict[_Key, _Kept]) -> None:
    from .atomic import replace_file
    from .errors import QuizkitError

    body = marshal.dumps(table)
    with suppress(QuizkitError, OSError):
        replace_file(file, blake2b(stamp + body, digest_size=_DIGEST).digest() + body)
