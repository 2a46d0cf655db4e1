"""docs/formats.md: which question type travels how in which format."""

from __future__ import annotations

from collections.abc import Iterator

from quizkit.formats.registry import find_writer, writer_names
from quizkit.model.bank import QUESTION_TYPES


def support_matrix() -> str:
    """The page, from the support table of each writer."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    writers = [find_writer(name) for name in writer_names()]
    yield "# What each format carries"
    yield ""
    yield "Native: as it is. Mapped: as another type with the same scores. Lossy: with the losses that an export lists. Unsupported: left"
    yield "out, and reported. Generated from the writers' tables by `nox -s generate`."
    yield ""
    yield "| question type | " + " | ".join(writer.title for writer in writers) + " |"
    yield "|---" * (len(writers) + 1) + "|"
    for name in QUESTION_TYPES:
        cells = [writer.support[name] for writer in writers]
        yield f"| {name} | " + " | ".join(f"{cell.level}{': ' * bool(cell.note)}{cell.note}" for cell in cells) + " |"
