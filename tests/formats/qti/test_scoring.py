"""What learners get for an answer is what the author said: every item is played by an engine that knows nothing of the writer."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from quizkit.formats.qti.writer import QtiWriter
from quizkit.load.folder import list_files
from quizkit.load.reader import read_file
from quizkit.model.bank import Bank
from quizkit.model.question import BaseQuestion, Question
from quizkit.testing.generator import generate_bank

from ...players.cases import cases_of
from ..reference import BANK, export_files
from .engine import Node, parse
from .one import MANIFEST, WRITERS, attempt

CONTENT = Path(__file__).parents[3] / "content"


def check(question: Question, item: Node) -> None:
    """Every answer that the author thought of is worth what the model says, and the key is worth exactly the points."""
    for case in cases_of(question):
        played = attempt(item, case.answers)
        assert played.maximum == float(question.points)
        if case.is_key:
            assert played.score == played.maximum, f"{question.id} {case.name}"
        assert played.score == pytest.approx(float(case.share * Fraction(question.points)), rel=1e-12, abs=1e-12), (
            f"{question.id} {case.name}"
        )


def questions_of(folder: Path) -> Iterator[Question]:
    """The questions of a bank on the disk."""
    for file in list_files(folder):
        for entry in read_file(file).entities:
            if isinstance(entry.entity, BaseQuestion):
                yield entry.entity  # type: ignore[misc]


@cache
def _content() -> tuple[Question, ...]:
    return tuple(questions_of(CONTENT))


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_the_reference_bank_scores_as_declared(writer: QtiWriter) -> None:
    files, _ = export_files(writer, BANK)
    for question in BANK.questions:
        check(question, parse(files[f"items/{question.id}.xml"]))


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_the_bank_in_content_scores_as_declared(writer: QtiWriter) -> None:
    files, _ = export_files(writer, Bank(manifest=MANIFEST, questions=_content()))
    for question in _content():
        check(question, parse(files[f"items/{question.id}.xml"]))


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_a_generated_bank_scores_as_declared(writer: QtiWriter, tmp_path: Path) -> None:
    generate_bank(tmp_path / "bank", 330)
    found = list(questions_of(tmp_path / "bank"))
    assert {question.type for question in found} == {question.type for question in BANK.questions}
    files, _ = export_files(writer, Bank(manifest=MANIFEST, questions=found))
    for question in found:
        check(question, parse(files[f"items/{question.id}.xml"]))
