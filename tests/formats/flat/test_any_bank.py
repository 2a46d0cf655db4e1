"""Whatever a bank holds: the file follows its schema, and an app grades as the content model does."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit.formats.base import Loss, WriteOptions, Written
from quizkit.formats.export import Export
from quizkit.formats.json.losses import LOSSES
from quizkit.formats.json.texts import Texts
from quizkit.formats.json.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.field import TextLevel
from quizkit.model.question import Question
from quizkit.resources import schema_file
from quizkit.testing.strategies import banks
from quizkit.text import parse, to_plain, to_xhtml

from ..moodle_xml.test_any_bank import with_markers
from ..reference import BANK, FILES, export
from . import app
from .both import agreed
from .sound import responses, sound_questions, wrong


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema_file("flat"))


def flat(question: Question) -> dict[str, Any]:
    """The one question of a file, which follows the schema."""
    options = WriteOptions(read_media=lambda name: b"x", profile="flat")
    content, losses = export(WRITER, Bank(manifest=Manifest(title="Bank"), questions=(question,)), options)
    data = json.loads(content)
    validator().validate(data)
    assert [loss.code for loss in losses if loss.level == "unsupported"] == []
    (found,) = data["questions"]
    return dict(found)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sound_questions())
def test_the_declared_key_earns_the_full_points_and_a_wrong_one_less(question: Question) -> None:
    found = flat(question)
    assert agreed(question, found, app.declared_key(found)) == 1
    for response in wrong(found):
        assert agreed(question, found, response) < 1
    assert agreed(question, found, [(slot, None) for slot in app.slots_of(found)]) == 0


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sound_questions(), st.data())
def test_an_app_grades_any_response_as_the_content_model_does(question: Question, data: st.DataObject) -> None:
    found = flat(question)
    agreed(question, found, data.draw(responses(found)))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(banks(most=2).map(with_markers))
def test_every_question_is_in_the_file_once_and_can_be_got_right_or_is_in_the_losses(bank: Bank) -> None:
    written: list[Written] = []
    options = WriteOptions(read_media=lambda name: b"x", profile="flat", on_written=written.append)
    content, losses = export(WRITER, bank, options)
    data = json.loads(content)
    validator().validate(data)
    names = [f"question:{question['id']}" for question in data["questions"]]
    left_out = [loss.entity for loss in losses if loss.level == "unsupported"]
    assert sorted([*names, *left_out]) == sorted(f"question:{question.id}" for question in bank.questions)
    assert [f"term:{term['id']}" for term in data["terms"]] == [f"term:{term.id}" for term in bank.terms]
    assert [f"{one.entity.entity_kind}:{one.native}" for one in written] == [f"term:{term.id}" for term in bank.terms] + names
    assert {loss.code for loss in losses} <= set(LOSSES)
    assert not re.search(rb'src=\\"media:', content)
    questions = {question.id: question for question in bank.questions}
    for found in data["questions"]:
        if found["scoring"] != "manual":
            assert agreed(questions[found["id"]], found, app.declared_key(found)) == 1


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sound_questions())
def test_options_and_slots_have_ids_of_their_own(question: Question) -> None:
    found = flat(question)
    for parts in (found.get("slots", ()), found.get("options", ()), *(slot.get("options", ()) for slot in found.get("slots", ()))):
        ids = [part["id"] for part in parts]
        assert len(set(ids)) == len(ids)


PLAIN = st.text("ab.,(\u00a0 1#ü水-", max_size=12)


@given(PLAIN, st.sampled_from(("inline", "block")))
def test_texts_without_markup_are_what_the_long_way_gives(source: str, level: TextLevel) -> None:
    losses: list[Loss] = []
    texts = Texts(Export(Bank(manifest=Manifest(title="Bank")), lambda name: b"", losses, LOSSES))
    document = parse(source, level)
    assert texts.rich(source, (), level) == {"html": to_xhtml(document), "text": to_plain(document).text}


def test_every_question_of_the_reference_bank_can_be_got_right() -> None:
    options = WriteOptions(read_media=FILES.__getitem__, profile="flat")
    data = json.loads(export(WRITER, BANK, options)[0])
    for found in data["questions"]:
        if found["scoring"] != "manual":
            assert app.grade(found, app.declared_key(found)) == 1
