"""What must be known of the stems of a bank where most of them are not here: how all of them use their words."""

from __future__ import annotations

from collections.abc import Callable

from .vocabulary import WordUse


class StemsBeyond:
    """Answers for a whole bank: `uses` gives for a language how each word is used, `content_count` how many stems speak of something."""

    name = "stems"

    def __init__(self, uses: Callable[[str], Callable[[str], WordUse]], content_count: Callable[[str], int]) -> None:
        self.uses = uses
        self.content_count = content_count
