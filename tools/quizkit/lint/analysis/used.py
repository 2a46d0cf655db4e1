"""What other entities refer to."""

from __future__ import annotations

from quizkit.lint.index import BankIndex
from quizkit.model.reference import parse_reference

from .images import IMAGES, MEDIA
from .references import REFERENCES


def used_entities(index: BankIndex) -> set[tuple[str, str]]:
    """The kind and id of everything that something else refers to. Whoever asks has `REFERENCES` and `IMAGES` among its facts."""
    used = set()
    for row, references in index.facts(REFERENCES):
        for _, kind, text in references:
            target = parse_reference(text, kind)
            if target is not None:
                used |= {(holder, target.id) for holder in target.holders} - {(index.kind(row), index.id(row) or "")}
    for _, images in index.facts(IMAGES):
        used |= {("media", target.removeprefix(MEDIA)) for _, _, target in images if target.startswith(MEDIA)}
    return used
