"""Whatever a bank holds, in every profile: files parse, every question is in them once or in the losses, and losses are declared."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from quizkit.formats.base import WriteOptions
from quizkit.formats.qti12.losses import LOSSES
from quizkit.formats.qti12.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.media import Media
from quizkit.model.question import BaseQuestion, MultipleChoice, Option, TrueFalse
from quizkit.model.quiz import Quiz
from quizkit.model.stimulus import Stimulus
from quizkit.testing.strategies import entities, questions, texts

from ..moodle_xml.test_any_bank import with_markers
from .packages import PROFILES, archive, fields, files_of, item_of, items


def _each(of: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=most, unique_by=lambda entity: str(entity.id))


def _bank(found: list[Any], media: list[Media], stimuli: list[Stimulus], quizzes: list[Quiz], title: str) -> Bank:
    return with_markers(Bank(manifest=Manifest(title=title), media=media, stimuli=stimuli, quizzes=quizzes, questions=found))


BANKS = st.builds(_bank, _each(questions(), 6), _each(entities(Media), 2), _each(entities(Stimulus), 2), _each(entities(Quiz), 2), texts)
OPTIONS = WriteOptions(read_media=lambda name: name.encode())
SETTINGS = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("profile", PROFILES)
@SETTINGS
@given(BANKS)
def test_every_question_is_in_the_package_once_or_in_the_losses(profile: str, bank: Bank) -> None:
    data, losses, written = archive(bank, profile, OPTIONS)
    files = files_of(data)
    for name, content in files.items():
        if name.endswith((".xml", ".dat")) and not name.startswith("images/"):
            etree.fromstring(content)
    left_out = {loss.entity for loss in losses if loss.level == "unsupported"}
    assert Counter([f"{found.entity.entity_kind}:{found.entity.id}" for found in written]) + Counter(left_out) == Counter(
        [f"question:{question.id}" for question in bank.questions] + [f"quiz:{quiz.id}" for quiz in bank.quizzes]
    )
    assert {found.file for found in written} <= set(files)
    own = [found for found in written if isinstance(found.entity, BaseQuestion)]
    for found in own:
        assert found.native in {_ident(item) for item in items({found.file: files[found.file]})}
    assert archive(bank, profile, OPTIONS)[0] == data, "the same bank gives the same bytes"


def _ident(item: ET.Element) -> str:
    """What a reader knows an item by: Brightspace goes by the label, Blackboard by its own metadata."""
    return item.get("ident", "").removeprefix("OBJ_") or fields(item).get("bbmd_asi_object_id", "")


@pytest.mark.parametrize("profile", PROFILES)
@SETTINGS
@given(BANKS)
def test_what_is_lost_is_declared_in_the_support_table(profile: str, bank: Bank) -> None:
    table = WRITER.support.in_profile(profile)
    types = {f"question:{question.id}": question.type for question in bank.questions}
    for loss in archive(bank, profile, OPTIONS)[1]:
        assert loss.level == LOSSES[loss.code].level
        assert loss.message.endswith(".")
        assert "{reader}" not in loss.message
        if loss.entity.startswith("quiz:"):
            continue
        name = types[loss.entity]
        if loss.code == "type-unsupported":
            assert table.types[name].level == "unsupported"
        if loss.code == "type-mapped":
            assert table.types[name].level == "mapped"
        feature = LOSSES[loss.code].feature
        declared = table.of(name, feature) if feature is not None else None
        assert feature is None or declared is not None, f"{loss.code} on {name}"
        assert declared is None or declared.level != "native", f"{loss.code} on {name}"
        assert declared is None or loss.level == "mapped" or declared.level != "mapped", f"{loss.code} on {name}"


@pytest.mark.parametrize("profile", PROFILES)
def test_an_empty_bank_is_a_package_that_can_be_read(profile: str) -> None:
    data, losses, written = archive(Bank(manifest=Manifest(title="Empty")), profile, OPTIONS)
    files = files_of(data)
    assert "imsmanifest.xml" in files
    for content in files.values():
        if content.startswith(b"<?xml"):
            etree.fromstring(content)
    assert (losses, written) == ([], [])


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("nasty", ["a\x00b", "a\ud800b", "]]>", "<b>unbalanced", "&nbsp; &amp;amp;", "x" * 2**20], ids=range(6))
def test_bad_characters_and_long_texts_give_a_sound_file_or_a_loss(profile: str, nasty: str) -> None:
    question = MultipleChoice(id="a", stem=nasty, title=nasty[:99], options=(Option(text=nasty[:99], correct=True), Option(text="no")))
    data, losses, _ = archive(Bank(manifest=Manifest(title=nasty[:99]), questions=[question]), profile, OPTIONS)
    for name, content in files_of(data).items():
        if name.endswith((".xml", ".dat")):
            etree.fromstring(content, etree.XMLParser(huge_tree=True))
    is_forbidden = "\x00" in nasty or "\ud800" in nasty
    assert is_forbidden == any(loss.code == "character-replaced" for loss in losses)


@pytest.mark.parametrize("profile", PROFILES)
def test_each_image_is_read_once_and_only_where_a_question_shows_it(profile: str) -> None:
    asked: list[str] = []

    def read(name: str) -> bytes:
        asked.append(name)
        return b"x"

    media = [Media(id=name, file=f"media/{name}.png", alt=name) for name in ("shown", "unseen", "lost")]
    shown = [
        MultipleChoice(id=f"q{number}", stem="![](media:shown)", options=(Option(text="a", correct=True), Option(text="b")))
        for number in range(3)
    ]
    # Without a key it is left out, and its image with it.
    lost = MultipleChoice(id="lost", stem="![](media:lost)", options=(Option(text="a"), Option(text="b")))
    data, losses, _ = archive(
        Bank(manifest=Manifest(title="B"), media=media, questions=[*shown, lost]), profile, replace(OPTIONS, read_media=read)
    )
    assert asked == ["media/shown.png"]
    assert [loss.entity for loss in losses] == ["question:lost"]
    assert sum(content == b"x" for content in files_of(data).values()) == 1


@pytest.mark.parametrize(("profile", "words"), [("plain", ["Wahr", "Falsch"]), ("canvas", ["True", "False"])])
def test_a_reader_that_knows_true_and_false_by_their_words_gets_them(profile: str, words: list[str]) -> None:
    item = item_of(TrueFalse(id="q", stem="So ist es.", language="de-AT", answer=True), profile=profile)
    assert [label.findtext("material/mattext") for label in item.iter("response_label")] == words
