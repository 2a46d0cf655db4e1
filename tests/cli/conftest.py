"""The command in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Command


@pytest.fixture
def quizkit(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, in an empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return Command(tmp_path, capsys)
