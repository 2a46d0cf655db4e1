""".vscode/settings.json of this repository."""

from __future__ import annotations

from quizkit.load.wiring import editor_settings


def editor_wiring() -> str:
    """The settings: the files of content/ are completed and checked from schemas/."""
    return editor_settings("content", "schemas")
