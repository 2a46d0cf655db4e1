"""media-too-large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quizkit.finding import Problem
from quizkit.lint.analysis.media_files import MEDIA_FILES, bank_root, path_in_bank, places_of_media
from quizkit.lint.index import BankIndex
from quizkit.lint.rule import BankRule

_MEGABYTE = 1_000_000


class MediaTooLarge(BankRule):
    """A media file is so large that importing it takes long.

    ## What it does
    Asks the file system for the size of the file of each entry in media/ that is not retired, and reports those of `megabytes` or more (a
    megabyte is a million bytes). It reads no file.

    ## Why it matters
    The time that Moodle's import takes grows with the square of the size of one file: five megabytes took seconds, thirty took minutes.
    Every learner waits for the file too, and an image on a screen needs a tenth of that.

    ## What to write instead
    Scale the image down to the width it is shown in, or save it in a format that compresses better: PNG for drawings, JPEG or WebP for
    photographs, SVG for diagrams. Link to a film rather than putting it into the bank.

    ## References
    The times were measured with Moodle 4.5. The bound is quizkit's own.
    """

    code = "MED002"
    name = "media-too-large"
    since = "0.1"
    facts = (MEDIA_FILES,)
    asks_disk = True
    options = {"megabytes": 5.0}

    def files_asked_for(self, index: BankIndex) -> list[str]:
        return places_of_media(index)

    def judge(self, index: BankIndex) -> Iterator[tuple[int, Problem]]:
        root = bank_root(index)
        if root is None:
            return
        limit = index.option(self.name, "megabytes")
        for row, file in index.facts(MEDIA_FILES):
            size = _size(root, file) / _MEGABYTE
            if size >= limit:
                message = (
                    f"'{file}' has {size:.1f} MB, and the time of Moodle's import grows with the square of a file's size: "
                    f"scale it down, or compress it to less than {limit:g} MB."
                )
                yield row, Problem(message, ("file",))


def _size(root: Path, file: str) -> int:
    """The bytes of a file of the bank; 0 where there is none, for that is missing-media's to report."""
    try:
        path = path_in_bank(root, file)
        return path.stat().st_size if path is not None and path.is_file() else 0
    except (OSError, ValueError):
        return 0
