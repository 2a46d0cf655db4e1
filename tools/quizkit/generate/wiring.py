""".vscode/settings.json and .taplo.toml of this repository."""

from __future__ import annotations

from quizkit.load.wiring import editor_settings, toml_settings


def editor_wiring() -> str:
    """The settings: the files of content/ are completed and checked from schemas/."""
    return editor_settings("content", "schemas")


def toml_wiring() -> str:
    """The same for quizkit.toml."""
    return toml_settings("schemas")
