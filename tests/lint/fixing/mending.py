"""Applies edits to the source of a file, as a rule's remedy would."""

from __future__ import annotations

from dataclasses import replace

from quizkit.finding import Edit, Finding, Fix, Remedy
from quizkit.lint.fixing.file import MendedFile, mend
from quizkit.lint.view import EntityView
from quizkit.load.build import build_entity
from quizkit.load.yaml import compose
from tests.lint.banks import view_of


def finding_with(*edits: Edit, root: int = 0, safety: Fix = "safe") -> Finding:
    """A finding whose remedy are some edits."""
    found = Finding("STM001", "rule", "warning", "Message.", "q.yaml", 1, 1, 1, 1, data_path="")
    return replace(found, fix=safety, remedy=Remedy("Mend it", edits, safety), root=root)


def mended(text: str | bytes, *edits: Edit, root: int = 0, kind: str = "question", safety: Fix = "safe") -> MendedFile:
    """A file after one remedy."""
    return mended_by(text, finding_with(*edits, root=root, safety=safety), kind=kind)


def mended_by(text: str | bytes, *findings: Finding, kind: str = "question") -> MendedFile:
    """A file after the remedies of findings."""
    source = text if isinstance(text, bytes) else text.encode()
    return mend(kind, source, findings, views_of(source.decode(), kind))


def views_of(text: str, kind: str) -> dict[int, EntityView]:
    """The entities of a file as rules see them, as far as they can be built."""
    found = {}
    for root, data in enumerate(compose(text.replace("\r\n", "\n")).roots):
        try:
            view = view_of(build_entity(kind, data))
        except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
            continue
        # What the schema refuses, such as an author that is a mapping, is never seen by rules.
        if all(isinstance(text.source, str) for text in view.texts.values()):
            found[root] = view
    return found
