"""Finds the writers: ours register as anyone's would, through the entry-point group `quizkit.writers`."""

from __future__ import annotations

from importlib.metadata import entry_points

from quizkit.errors import UsageError, suggestion

from .base import Writer

GROUP = "quizkit.writers"


def writer_names() -> list[str]:
    """The names of the installed formats."""
    return sorted(entry.name for entry in entry_points(group=GROUP))


def find_writer(name: str) -> Writer:
    """The writer of a format.

    Raises:
        UsageError: no such format is installed.
    """
    for entry in entry_points(group=GROUP, name=name):
        return entry.load()  # type: ignore[no-any-return]
    names = writer_names()
    raise UsageError(f"There is no format '{name}'{suggestion(name, names)}: one of {', '.join(names)}.")
