"""The state of the installed code: what it finds may differ where it differs."""

from __future__ import annotations

import os
import sys
from functools import cache

from quizkit.version import __version__

from .tree_state import TreeState


@cache
def code_digest(places: tuple[str, ...]) -> bytes:
    """The state of the code: the version, and size and time of some files, and of every file in some folders.

    So a changed checkout counts as well. So do the folders in which Python finds packages: what comes or goes changes their times.
    A process looks once, for what it has imported does not change any more.
    """
    state = TreeState()
    state.add_text(f"{__version__} {sys.version} {sys.platform}")
    for place in sys.path:
        state.add_file(place)
    for place in places:
        # A module that is in no package is a file.
        state.add_file(place)
        state.add_folder(place, lambda path: os.path.basename(path) == "__pycache__")  # noqa: PTH119
    return state.digest()
