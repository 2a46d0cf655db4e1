"""Mentions of another place in the entity that a rule looks at: an entity rule does not know the row."""

from __future__ import annotations

from quizkit.finding import SAME_ENTITY, DataPath, Mention


def here(message: str, path: DataPath) -> Mention:
    """A mention of a place in the entity itself."""
    return Mention(SAME_ENTITY, message, path)
