"""Runs a task of noxfile.py on a machine that has Python and nothing else: `python3 tools/task.py tests`.

Makes an environment with nox in it once, in `.nox/task`; nox then makes one for each task beside it.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".nox" / "task"
BIN = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin")
NOX = "nox>=2025.2.9"


def main() -> int:
    """Run the tasks that are named, or all that CI runs."""
    if sys.version_info < (3, 11):
        sys.stderr.write(f"quizkit needs Python 3.11 or later, and this is {sys.version.split()[0]}.\n")
        return 2
    if not (BIN / "nox").exists() and not (BIN / "nox.exe").exists():
        try:
            venv.create(ENVIRONMENT, with_pip=True, clear=True)
        except subprocess.CalledProcessError:
            sys.stderr.write("This Python cannot make virtual environments: install its venv package (Debian and Ubuntu: python3-venv).\n")
            return 2
        subprocess.run([BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NOX], check=True)
    session, *rest = sys.argv[1:] or [""]
    chosen = ["--session", session] if session else []
    return subprocess.run([BIN / "python", "-m", "nox", *chosen, *rest], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
