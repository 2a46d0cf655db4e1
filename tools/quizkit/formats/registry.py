"""Finds the writers: ours register as anyone's would, through the entry-point group `quizkit.writers`."""

from __future__ import annotations

from quizkit.errors import UsageError, suggestion
from quizkit.plugins import entry_points

from .base import Writer

GROUP = "quizkit.writers"
# Who thinks of a system names it, and not its format.
_SYSTEMS = {
    "canvas": "qti12",
    "brightspace": "qti12 --profile d2l",
    "d2l": "qti12 --profile d2l",
    "blackboard": "qti12 --profile blackboard",
    "sakai": "qti12 --profile sakai",
    "openolat": "qti21 --profile openolat",
    "tao": "qti22 --profile tao",
    "qti": "qti12, qti21, qti22 or qti30",
}


def writer_names() -> list[str]:
    """The names of the installed formats."""
    return sorted(entry.name for entry in entry_points(group=GROUP))


def find_writer(name: str) -> Writer:
    """The writer of a format.

    Raises:
        UsageError: no such format is installed.
    """
    for entry in entry_points(group=GROUP):
        if entry.name == name:
            return entry.load()  # type: ignore[no-any-return]
    names = writer_names()
    meant = _SYSTEMS.get(name.lower())
    advice = f" (export {meant} for it)" if meant else suggestion(name, names)
    raise UsageError(f"There is no format '{name}'{advice}: one of {', '.join(names)}.")
