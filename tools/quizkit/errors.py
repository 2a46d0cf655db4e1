"""What stops a run: problems of use, configuration or the machine. Problems of content are findings, never exceptions."""

from __future__ import annotations


class QuizkitError(Exception):
    """A sentence for the person at the keyboard: what is wrong, where, and what to do. Commands print it and exit with 2."""


class UsageError(QuizkitError):
    """The command was called with words it does not know."""


class ConfigError(QuizkitError):
    """The configuration holds something it cannot mean."""


class UnreadableError(QuizkitError):
    """A file or folder cannot be read or written."""
