"""The state of the installed code: what it finds may differ where it differs."""

from __future__ import annotations

import os
import sys
from functools import cache

from quizkit.version import __version__

from .tree_state import TreeState


@cache
def code_digest(folders: tuple[str, ...]) -> bytes:
    """The state of the code: the version, and size and time of every file in some folders, so that a changed checkout counts as well.

    So do the folders in which Python finds packages: what is installed or removed changes their times. A process looks once, for what it
    has imported does not change any more.
    """
    state = TreeState()
    state.add_text(f"{__version__} {sys.version} {sys.platform}")
    for place in sys.path:
        state.add_file(place)
    for folder in folders:
        state.add_folder(folder, lambda path: os.path.basename(path) == "__pycache__", (".py", ".json"))  # noqa: PTH119
    return state.digest()
