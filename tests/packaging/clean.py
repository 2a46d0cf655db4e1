"""Runs commands in a clean environment, and builds what is installed there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def build(project: Path, folder: Path) -> Path:
    """The wheel of a project, built with the hatchling of this environment."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(project),
    ]
    subprocess.run(command, check=True)
    (built,) = folder.glob("*.whl")
    return built


def run(environment: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command of the clean environment in a folder, without any variable of ours."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QUIZKIT"))}
    return subprocess.run([environment / "quizkit", *arguments], cwd=folder, capture_output=True, text=True, env=clean, check=False)
