"""The cache of a bank for the length of a run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.store.cache import Cache
from quizkit.store.place import cache_file

if TYPE_CHECKING:
    from quizkit.lint.registry import Registry

# A run may open a cache more than once.
_SAID: set[str] = set()


@contextmanager
def cache_of(root: Path, *, is_off: bool) -> Iterator[Cache | None]:
    """The cache of a bank; None where it is not wanted. What is wrong with it is said on standard error, and stops nothing."""
    if is_off:
        yield None
        return
    cache = Cache(cache_file(root), _warn)
    try:
        yield cache
    finally:
        cache.close()


def rules_for(root: Path, *, is_off: bool) -> Registry:
    """The installed rules, as the cache of a bank knows them if it is wanted.

    Raises:
        ConfigError: two rules have one code or one name, or a plug-in cannot be imported.
    """
    from quizkit.lint.rule_catalogue import known_rules

    with cache_of(root, is_off=is_off) as cache:
        return known_rules(cache)


def _warn(sentence: str) -> None:
    if sentence in _SAID:
        return
    _SAID.add(sentence)
    from quizkit.report.terminal import safe

    sys.stderr.write(f"quizkit: {safe(sentence)}\n")
