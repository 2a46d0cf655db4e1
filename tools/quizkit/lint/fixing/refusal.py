"""What is raised where a remedy cannot be applied."""

from __future__ import annotations


class RefusedError(Exception):
    """The remedy is not applied; the sentence says why."""
