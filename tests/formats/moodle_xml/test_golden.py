"""The reference bank as a whole."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any, get_args

import jsonschema

from quizkit.formats.base import SupportLevel
from quizkit.formats.moodle_xml.losses import LOSSES
from quizkit.formats.moodle_xml.writer import WRITER
from quizkit.model.bank import QUESTION_TYPES
from quizkit.resources import schema_file

from ..golden_files import assert_golden
from ..reference import BANK, QUESTIONS, export
from .importer import import_file
from .one import check_losses


def test_the_file_is_as_expected(accept: bool) -> None:
    assert_golden("reference.moodle.xml", export(WRITER, BANK)[0], accept)


def test_the_losses_are_as_expected(accept: bool) -> None:
    found = export(WRITER, BANK)[1]
    check_losses(found, QUESTIONS)
    records: list[dict[str, Any]] = [
        {
            "code": loss.code,
            "message": loss.message,
            "format": WRITER.name,
            "profile": None,
            "entity": loss.entity,
            "data_path": loss.data_path,
            "level": loss.level,
        }
        for loss in found
    ]
    jsonschema.validate(records, schema_file("losses"))
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    assert_golden("reference.moodle.losses.json", f"[\n{lines}\n]\n".encode(), accept)


def test_moodle_takes_the_file_with_every_question_once() -> None:
    idnumbers = [question.idnumber for question in import_file(export(WRITER, BANK)[0])]
    assert idnumbers == [question.id for question in QUESTIONS]


def test_the_questions_lie_in_their_categories() -> None:
    found = {question.idnumber: question.category for question in import_file(export(WRITER, BANK)[0])}
    assert found["where-is-the-dna"] == ("Cells / Zellen", "Organelles", "Nucleus & co.")
    assert found["all-of-them"] == ("Cells / Zellen", "Organelles")
    assert found["dna-is-a-sugar"] == ("Cells / Zellen",)


def test_each_category_opens_once() -> None:
    assert export(WRITER, BANK)[0].count(b'type="category"') == 5


def test_the_bytes_are_the_same_from_run_to_run() -> None:
    assert export(WRITER, BANK) == export(WRITER, BANK)


def test_questions_may_pass_by_once_and_are_written_one_at_a_time() -> None:
    asked: list[str] = []

    def questions() -> Any:
        for question in QUESTIONS:
            asked.append(question.id)
            yield question

    from ..reference import OPTIONS

    (file,) = WRITER.write(dataclasses.replace(BANK, questions=questions()), OPTIONS).files
    assert asked == []
    for part in file.parts:
        if part.count(b"<idnumber>") == 1:
            assert f"<idnumber>{asked[-1]}<".encode() in part
        else:
            assert b"<idnumber>" not in part
    assert asked == [question.id for question in QUESTIONS]


def test_every_type_has_its_line_in_the_support_table() -> None:
    assert set(WRITER.support.types) == set(QUESTION_TYPES)
    assert {support.level for support in WRITER.support.types.values()} <= set(get_args(SupportLevel))
    assert {name for name, support in WRITER.support.types.items() if support.level == "mapped"} == {"categorize"}


def test_every_loss_is_a_slug_with_a_sentence_to_which_a_detail_can_be_added() -> None:
    for code, kind in LOSSES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert kind.sentence[0].isupper()
        assert not kind.sentence.endswith((".", ":", " "))
        assert kind.message("x") == f"{kind.sentence}: x."
