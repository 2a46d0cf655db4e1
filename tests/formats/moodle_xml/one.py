"""Writes single questions, and reads them as Moodle would."""

from __future__ import annotations

from collections.abc import Iterable

from quizkit.formats.base import Loss, WriteOptions
from quizkit.formats.moodle_xml.losses import LOSSES
from quizkit.formats.moodle_xml.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.media import Media
from quizkit.model.question import Question

from ..reference import OPTIONS, export
from .importer import Imported, import_file

MANIFEST = Manifest(title="Bank")


def written(*questions: Question, manifest: Manifest = MANIFEST, media: Iterable[Media] = (), options: WriteOptions = OPTIONS) -> bytes:
    """The file of some questions."""
    return export(WRITER, Bank(manifest=manifest, media=media, questions=questions), options)[0]


def imported(*questions: Question, manifest: Manifest = MANIFEST, media: Iterable[Media] = ()) -> Imported:
    """The one question that lies in Moodle after an import."""
    (question,) = import_file(written(*questions, manifest=manifest, media=media))
    return question


def losses(*questions: Question, manifest: Manifest = MANIFEST, media: Iterable[Media] = ()) -> list[tuple[str, str]]:
    """The code and the place of each loss."""
    found = export(WRITER, Bank(manifest=manifest, media=media, questions=questions))[1]
    check_losses(found, questions)
    return [(loss.code, loss.data_path) for loss in found]


def check_losses(found: Iterable[Loss], questions: Iterable[Question]) -> None:
    """Every loss is one of the table, speaks of a question, and ends as a sentence."""
    entities = {f"question:{question.id}" for question in questions}
    for loss in found:
        assert loss.level == LOSSES[loss.code].level
        assert loss.entity in entities
        assert loss.message.endswith(".")
