"""Where a file lies for the programs that read a report: they count from the top of the repository."""

from __future__ import annotations

import os
from pathlib import Path

# The folder of the checkout on GitHub, GitLab and Jenkins.
_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE")


class Workspace:
    """The top of the repository: what the machine says that runs the check, else the folder with `.git` in it, else where we are."""

    def __init__(self) -> None:
        here = Path.cwd()
        named = (Path(os.environ[name]).resolve() for name in _VARIABLES if os.environ.get(name))
        above = (folder for folder in (here, *here.parents) if (folder / ".git").exists())
        self._here = here
        self.top = next((top for top in (*named, *above) if here.is_relative_to(top)), here)

    def inside(self, shown: str) -> str | None:
        """A path as findings show it, from the top of the repository; None where it lies elsewhere."""
        path = Path(os.path.normpath(self._here / shown))
        return path.relative_to(self.top).as_posix() if path.is_relative_to(self.top) else None

    def absolute(self, shown: str) -> Path:
        """A path as findings show it, in full."""
        return Path(os.path.normpath(self._here / shown))
