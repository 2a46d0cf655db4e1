"""Regular expressions that are compiled when they are first used.

Compiling those of all modules takes longer than checking a hundred questions, and few runs need many of them. The `re` of a match is what
was compiled: whoever wants to know which pattern found it compares `re.pattern`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

_compile = re.compile
_ANSWERS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "flags", "groups", "groupindex")


class CompiledPattern:
    """What a `LazyPattern` becomes: the methods of the compiled pattern are its attributes, for a class that defines `__getattr__`
    would make each call slower by half."""

    pattern: Any
    _flags: int

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return LazyPattern, (self.pattern, self._flags)


class LazyPattern(CompiledPattern):
    """A regular expression that nobody has used yet."""

    def __init__(self, source: Any, flags: int = 0) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ANSWERS:
            raise AttributeError(name)
        self.compile()
        return getattr(self, name)

    def compile(self) -> None:
        """Become what was asked for.

        Raises:
            re.error: the source is no regular expression.
        """
        compiled = _compile(self.pattern, int(self._flags))
        for answer in _ANSWERS:
            setattr(self, answer, getattr(compiled, answer))
        self.__class__ = CompiledPattern  # type: ignore[assignment]


@contextmanager
def compiled_when_used(*modules: str) -> Iterator[None]:
    """Meanwhile `re.compile` makes patterns of this kind for those who call it in some modules, which are imported and hardly used."""

    def compile_late(pattern: Any, flags: int = 0) -> Any:
        late = sys._getframe(1).f_globals.get("__name__") in modules
        return LazyPattern(pattern, flags) if late else _compile(pattern, flags)

    re.compile = compile_late
    try:
        yield
    finally:
        re.compile = _compile


if TYPE_CHECKING:
    regex = re.compile
else:
    regex = LazyPattern
