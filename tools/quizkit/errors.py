"""What stops a run: problems of use, configuration or the machine. Problems of content are findings, never exceptions."""

from __future__ import annotations

from collections.abc import Iterable


class QuizkitError(Exception):
    """A sentence for the person at the keyboard: what is wrong, where, and what to do. Commands print it and exit with 2."""


class UsageError(QuizkitError):
    """The command was called with words it does not know."""


class ConfigError(QuizkitError):
    """The configuration holds something it cannot mean."""


class UnreadableError(QuizkitError):
    """A file or folder cannot be read or written."""


# Among thousands of ids the look costs milliseconds, and a bank may have thousands of findings: each run looks so often and no more.
_FEW, _BUDGET = 100, 200_000
_spent = [0]


def renew_suggestions() -> None:
    """Begin a run, which may look for near words anew."""
    _spent[0] = 0


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is nearest to another, or None where none is near."""
    import difflib

    words = list(known)
    if len(words) > _FEW:
        _spent[0] += len(words)
        if _spent[0] > _BUDGET:
            return None
    near = difflib.get_close_matches(word, words, 1, 0.6)
    return near[0] if near else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'x'?)` with the known word that is nearest, to stand within a sentence; nothing where none is near."""
    near = nearest(word, known)
    return "" if near is None else f" (did you mean {near!r}?)"
