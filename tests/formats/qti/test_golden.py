"""The reference bank as a whole."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import jsonschema
import pytest

from quizkit.formats.qti.profiles import PROFILES
from quizkit.formats.qti.writer import QTI21_WRITER, QtiWriter
from quizkit.resources import schema_file

from ..golden_files import assert_golden
from ..reference import BANK, OPTIONS, QUESTIONS, export_files
from .one import WRITERS


def _as_one(files: dict[str, bytes]) -> bytes:
    """A package as one text: each file below a line with its name."""
    shown = [
        f"===== {name}\n".encode() + (content if name.endswith(".xml") else f"{len(content)} bytes\n".encode())
        for name, content in files.items()
    ]
    return b"".join(shown)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_the_package_is_as_expected(writer: QtiWriter, accept: bool) -> None:
    assert_golden(f"reference.{writer.name}.txt", _as_one(export_files(writer, BANK)[0]), accept)


def test_the_profile_of_templates_is_as_expected(accept: bool) -> None:
    files, _ = export_files(QTI21_WRITER, BANK, dataclasses.replace(OPTIONS, profile="blackboard"))
    files = {name: content for name, content in files.items() if name in ("items/where-is-the-dna.xml", "items/all-of-them.xml")}
    assert_golden("reference.qti21.blackboard.txt", _as_one(files), accept)


def test_the_losses_are_as_expected(accept: bool) -> None:
    records: list[dict[str, Any]] = [
        {
            "code": loss.code,
            "message": loss.message,
            "format": writer.name,
            "profile": profile,
            "entity": loss.entity,
            "data_path": loss.data_path,
            "level": loss.level,
        }
        for writer in WRITERS
        for profile in PROFILES[writer.name]
        for loss in export_files(writer, BANK, dataclasses.replace(OPTIONS, profile=profile))[1]
    ]
    jsonschema.validate(records, schema_file("losses"))
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    assert_golden("reference.qti.losses.json", f"[\n{lines}\n]\n".encode(), accept)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_questions_may_pass_by_once_and_are_written_one_at_a_time(writer: QtiWriter) -> None:
    asked: list[str] = []

    def questions() -> Any:
        for question in QUESTIONS:
            asked.append(question.id)
            yield question

    package = writer.write(dataclasses.replace(BANK, questions=questions()), OPTIONS)
    assert asked == []
    for file in package.files:
        if file.name.startswith("items/") and file.name.count(".") == 1 and file.name.endswith(".xml"):
            assert file.name == f"items/{asked[-1]}.xml"
        b"".join(file.parts)
    assert asked == [question.id for question in QUESTIONS]
