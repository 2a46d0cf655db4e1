"""Whatever a bank holds: the package is valid, whole, and the same in every run; every question is in it once or in the losses."""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit.formats.base import WriteOptions, Written
from quizkit.formats.qti.losses import losses as kinds_of
from quizkit.formats.qti.profiles import PROFILES
from quizkit.formats.qti.writer import QtiWriter
from quizkit.model.bank import Bank, Manifest
from quizkit.model.media import Media
from quizkit.model.question import BaseQuestion, Question
from quizkit.model.quiz import Quiz, Section
from quizkit.model.stimulus import Stimulus
from quizkit.testing.strategies import entities, questions, texts

from ..moodle_xml.test_any_bank import with_markers
from ..reference import BANK, OPTIONS, export, export_files
from ..schemas import complaints, needs_schemas
from .one import WRITERS

ALL = [(writer, profile) for writer in WRITERS for profile in PROFILES[writer.name]]
IDS = [f"{writer.name}-{profile or 'standard'}" for writer, profile in ALL]


def _bank(manifest: Manifest, found: list[Question], media: list[Media], stimuli: list[Stimulus], quizzes: list[Quiz]) -> Bank:
    listed = Section(id="all", questions=tuple(question.id for question in found))
    quizzes = [replace(quiz, sections=(*quiz.sections, listed)) for quiz in quizzes]
    marked = with_markers(Bank(manifest=manifest, questions=found))
    shown = [
        replace(question, stimulus=stimuli[0].id) if stimuli and index == 0 else replace(question, stimulus=None)
        for index, question in enumerate(marked.questions)
    ]
    return replace(marked, media=media, stimuli=stimuli, quizzes=quizzes, questions=shown)


MANIFESTS = st.builds(Manifest, title=texts, categories=st.dictionaries(st.just("a"), texts), licence=st.none() | texts)


def _each(of: st.SearchStrategy[object], most: int) -> st.SearchStrategy[list[object]]:
    return st.lists(of, max_size=most, unique_by=lambda entity: str(entity.id))  # type: ignore[attr-defined]


BANKS = st.builds(
    _bank, MANIFESTS, _each(questions(), 5), _each(entities(Media), 2), _each(entities(Stimulus), 1), _each(entities(Quiz), 1)
)


@pytest.mark.parametrize(("writer", "profile"), ALL, ids=IDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(bank=BANKS)
def test_every_question_is_in_the_package_once_or_in_the_losses(writer: QtiWriter, profile: str | None, bank: Bank) -> None:
    written: list[Written] = []
    options = WriteOptions(read_media=lambda name: name.encode("utf-8", "replace"), profile=profile, on_written=written.append)
    files, losses = export_files(writer, bank, options)
    _check_manifest(files)
    there = [found.entity.id for found in written if isinstance(found.entity, BaseQuestion)]
    left_out = [
        loss.entity.removeprefix("question:") for loss in losses if loss.level == "unsupported" and loss.entity.startswith("question:")
    ]
    assert sorted([*there, *left_out]) == sorted(question.id for question in bank.questions)
    for found in written:
        assert found.file in files
    for name, content in files.items():
        if name.startswith("items/") and name.endswith(".xml") and not name.endswith(".stimulus.xml"):
            assert ET.fromstring(content).get("identifier") in {found.native for found in written}
    table, kinds = writer.support.in_profile(profile), kinds_of(PROFILES[writer.name][profile].not_read)
    types = {f"question:{question.id}": question.type for question in bank.questions}
    for loss in losses:
        assert loss.level == kinds[loss.code].level
        assert loss.message.endswith(".")
        feature = kinds[loss.code].feature
        declared = table.of(types[loss.entity], feature) if feature is not None and loss.entity in types else None
        assert declared is None or declared.level != "native", f"{loss.code} on {types[loss.entity]}"
        assert declared is None or loss.level == "mapped" or declared.level != "mapped", loss.code
    if "QUIZKIT_XSD" in os.environ:
        assert [found for name, content in files.items() if name.endswith(".xml") for found in complaints(writer.name, name, content)] == []
    assert export_files(writer, bank, options)[0] == files, "the same bank gives the same bytes"


def _check_manifest(files: dict[str, bytes]) -> None:
    """Every file is listed, and every file that is listed is there."""
    root = ET.fromstring(files["imsmanifest.xml"])
    listed = {element.get("href") for element in root.iter() if re.sub(r"\{.*\}", "", element.tag) == "file"}
    assert listed | {"imsmanifest.xml"} == set(files)
    names = [element.get("identifier") for element in root.iter() if element.tag.endswith("}resource")]
    assert len(names) == len(set(names))
    needed = {element.get("identifierref") for element in root.iter() if element.tag.endswith("}dependency")}
    assert needed <= set(names)


@needs_schemas
@pytest.mark.parametrize(("writer", "profile"), ALL, ids=IDS)
def test_the_reference_bank_is_valid(writer: QtiWriter, profile: str | None) -> None:
    files, _ = export_files(writer, BANK, replace(OPTIONS, profile=profile))
    assert [found for name, content in files.items() if name.endswith(".xml") for found in complaints(writer.name, name, content)] == []


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_an_empty_bank_is_a_package(writer: QtiWriter) -> None:
    files, losses = export_files(writer, Bank(manifest=Manifest(title="Nothing")))
    assert list(files) == ["imsmanifest.xml"]
    assert losses == []
    if "QUIZKIT_XSD" in os.environ:
        assert complaints(writer.name, "imsmanifest.xml", files["imsmanifest.xml"]) == []


def test_the_archive_is_the_same_in_every_run() -> None:
    for writer in WRITERS:
        assert export(writer, BANK)[0] == export(writer, BANK)[0]
