"""The JSON export: valid, canonical, and read back as the same bank."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from referencing import Registry, Resource

from quizkit.errors import UnreadableError
from quizkit.formats.json.reader import read_json
from quizkit.formats.json.writer import WRITER
from quizkit.model.bank import KINDS, QUESTION_TYPES, Bank, Manifest
from quizkit.model.question import Numeric, NumericAnswer
from quizkit.resources import schema_file
from quizkit.testing.strategies import banks

from .golden_files import assert_golden
from .reference import BANK, export


def by_id(bank: Bank) -> Mapping[str, Any]:
    """A bank with each of its lists in the order of the ids."""
    lists = {kind.plural: sorted(getattr(bank, kind.plural), key=lambda entity: str(entity.id)) for kind in KINDS.values()}
    return {"bank": bank.manifest, **lists}


@cache
def validator() -> jsonschema.Draft202012Validator:
    """The schema of the export, with its neighbours."""
    names = ["common", "bank", *KINDS]
    registry: Registry[Any] = Registry().with_resources(
        (f"{name}.schema.json", Resource.from_contents(schema_file(name))) for name in names
    )
    return jsonschema.Draft202012Validator(schema_file("export"), registry=registry)


def test_the_reference_bank_is_written_as_expected(accept: bool) -> None:
    content, losses = export(WRITER, BANK)
    assert_golden("reference.json", content, accept)
    assert losses == []


def test_the_reference_bank_follows_the_schema() -> None:
    content, _ = export(WRITER, BANK)
    validator().validate(json.loads(content))


def test_the_reference_bank_is_read_back() -> None:
    content, _ = export(WRITER, BANK)
    assert by_id(read_json(content)) == by_id(BANK)
    assert by_id(read_json(content.decode())) == by_id(BANK)


@settings(deadline=None)
@given(banks())
def test_any_bank_is_valid_and_read_back(bank: Bank) -> None:
    content, losses = export(WRITER, bank)
    validator().validate(json.loads(content))
    assert by_id(read_json(content)) == by_id(bank)
    assert losses == []


@settings(deadline=None)
@given(banks())
def test_the_same_bank_gives_the_same_bytes_in_any_order(bank: Bank) -> None:
    lists: dict[str, Any] = {kind.plural: tuple(reversed(tuple(getattr(bank, kind.plural)))) for kind in KINDS.values()}
    turned = Bank(manifest=bank.manifest, **lists)
    assert export(WRITER, turned)[0] == export(WRITER, bank)[0]


def test_every_entity_has_a_line_of_its_own() -> None:
    lines = export(WRITER, BANK)[0].decode().splitlines()
    entities = list(BANK.entities())
    assert len([line for line in lines if line.startswith('{"id": ')]) == len(entities)
    assert lines[:2] == ["{", '"bank": ' + json.dumps(json.loads(export(WRITER, BANK)[0])["bank"], ensure_ascii=False) + ","]


def test_the_keys_stand_in_a_fixed_order() -> None:
    assert list(json.loads(export(WRITER, BANK)[0])) == ["bank", *(kind.plural for kind in KINDS.values())]


def test_an_empty_bank_has_all_its_lists() -> None:
    content, _ = export(WRITER, Bank(manifest=Manifest(title="Empty")))
    assert json.loads(content) == {"bank": {"title": "Empty", "schema": 1}, **{kind.plural: [] for kind in KINDS.values()}}
    assert content.endswith(b"]\n}\n")


def test_text_stays_readable_and_numbers_keep_their_places() -> None:
    content = export(WRITER, BANK)[0].decode()
    assert "größer als ein Ribosom, 細胞核 🧬" in content
    assert '"points": "1.50"' in content


def test_numbers_written_by_hand_are_read_exactly() -> None:
    text = (
        '{"bank": {"title": "T"}, "questions": [{"id": "a", "type": "numeric", "stem": "S", "answers": [{"value": 0.10}, {"value": 2}]}]}'
    )
    (question,) = read_json(text).questions
    assert isinstance(question, Numeric)
    assert question.answers == (NumericAnswer(value=Decimal("0.10")), NumericAnswer(value=Decimal(2)))
    assert str(question.answers[0].value) == "0.10"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"bank": 1}', b"\xff"])
def test_what_is_no_bank_is_told_in_a_sentence(text: str | bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^This is .*\.$"):
        read_json(text)


def test_every_type_is_native() -> None:
    assert {name: support.level for name, support in WRITER.support.types.items()} == dict.fromkeys(QUESTION_TYPES, "native")


def test_questions_may_pass_by_once() -> None:
    once = dataclasses.replace(BANK, questions=iter(tuple(BANK.questions)))
    assert export(WRITER, once)[0] == export(WRITER, BANK)[0]
