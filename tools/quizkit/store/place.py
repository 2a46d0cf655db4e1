"""Where the cache lies: one file for each bank, in the folder that the system has for such things."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from quizkit.digests import blake2b

VARIABLE = "QUIZKIT_CACHE_DIR"
_SUFFIX = ".sqlite3"
_SIZE = 12


def cache_folder() -> Path:
    """The folder of quizkit's cache: what `QUIZKIT_CACHE_DIR` names, or the place that the system's conventions give.

    These are `XDG_CACHE_HOME` or ~/.cache (XDG Base Directory Specification 0.8), ~/Library/Caches on macOS, `LOCALAPPDATA` on Windows.
    """
    if named := os.environ.get(VARIABLE):
        # There need be no such folder yet.
        return Path(os.path.abspath(os.path.expanduser(named)))  # noqa: PTH100, PTH111
    home = os.path.expanduser("~")  # noqa: PTH111 (Path.home raises where there is none)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")  # noqa: PTH118
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")  # noqa: PTH118
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        # The specification: a path that is not absolute is to be passed over.
        base = base if os.path.isabs(base) else os.path.join(home, ".cache")  # noqa: PTH117, PTH118
    return Path(base) / "quizkit"


def cache_file(root: Path) -> Path:
    """The cache of the bank in a folder."""
    name = blake2b(os.fsencode(os.path.realpath(root)), digest_size=_SIZE).hexdigest()
    return cache_folder() / f"{name}{_SUFFIX}"


def cache_files() -> list[Path]:
    """The caches that there are. What else lies in the folder is somebody else's."""
    folder = cache_folder()
    return sorted(folder.glob(f"{'[0-9a-f]' * (2 * _SIZE)}{_SUFFIX}")) if folder.is_dir() else []
