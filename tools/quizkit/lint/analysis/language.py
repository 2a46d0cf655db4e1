"""The language of an entity: rules on wording keep silent in those that they do not know."""

from __future__ import annotations

from quizkit.lint.view import EntityView


def is_english(view: EntityView) -> bool:
    """Whether an entity is in English, by what it says itself or else by its bank; False where neither can be known."""
    language = view.entity.language or (view.manifest.language if view.manifest is not None else None)
    return language is not None and language.partition("-")[0].lower() == "en"
