"""Writes single questions and plays them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quizkit.formats.base import Loss
from quizkit.formats.qti.writer import QTI21_WRITER, QTI22_WRITER, QTI30_WRITER, QtiWriter
from quizkit.model.bank import Bank, Manifest
from quizkit.model.media import Media
from quizkit.model.question import Question
from quizkit.model.stimulus import Stimulus

from ..reference import OPTIONS, export_files
from .engine import Attempt, Node, parse

MANIFEST = Manifest(title="Bank")
WRITERS = (QTI21_WRITER, QTI22_WRITER, QTI30_WRITER)


def package(
    *questions: Question,
    writer: QtiWriter = QTI30_WRITER,
    profile: str | None = None,
    media: Iterable[Media] = (),
    stimuli: Iterable[Stimulus] = (),
    manifest: Manifest = MANIFEST,
) -> tuple[dict[str, bytes], list[Loss]]:
    """The files of a bank of some questions, and the losses."""
    from dataclasses import replace

    bank = Bank(manifest=manifest, media=media, stimuli=stimuli, questions=questions)
    return export_files(writer, bank, replace(OPTIONS, profile=profile))


def item(question: Question, **options: Any) -> Node:
    """The item of a question."""
    return parse(package(question, **options)[0][f"items/{question.id}.xml"])


def losses(*questions: Question, **options: Any) -> list[tuple[str, str]]:
    """The code and the place of each loss."""
    return [(loss.code, loss.data_path) for loss in package(*questions, **options)[1]]


def attempt(played: Node, answers: Mapping[str, str | list[str]], attempts: int = 1) -> Attempt:
    """One try, with answers as learners give them."""
    kinds = {node.attributes["identifier"]: node.attributes for node in played.find("responseDeclaration")}
    given: dict[str, Any] = {}
    for name, answer in answers.items():
        kind = kinds[name]
        if kind["baseType"] == "float":
            assert isinstance(answer, str)
            given[name] = float(answer)
        else:
            given[name] = answer
    return Attempt(played, given, attempts)
