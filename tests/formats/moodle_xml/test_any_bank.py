"""Whatever a bank holds: the file parses, Moodle takes it as a whole, and every question is in it once or in the losses."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from quizkit.formats.base import WriteOptions, Written
from quizkit.formats.moodle_xml.losses import LOSSES
from quizkit.formats.moodle_xml.support import SUPPORT
from quizkit.formats.moodle_xml.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.media import Media
from quizkit.model.question import BaseQuestion, Cloze, DragWords, Question
from quizkit.model.stimulus import Stimulus
from quizkit.testing.strategies import entities, questions, texts

from ..reference import BANK, OPTIONS, export
from .importer import import_file
from .one import check_losses


def _bank(manifest: Manifest, found: list[Question], media: list[Media], stimuli: list[Stimulus]) -> Bank:
    return with_markers(Bank(manifest=manifest, media=media, stimuli=stimuli, questions=found))


def _each(of: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=most, unique_by=lambda entity: str(entity.id))


MANIFESTS = st.builds(Manifest, title=texts, description=st.none() | texts, categories=st.dictionaries(st.just("a"), texts))

# Only what goes into the file: a bank of all kinds takes ten times as long to invent.
BANKS = st.builds(_bank, MANIFESTS, _each(questions(), 6), _each(entities(Media), 2), _each(entities(Stimulus), 2))


def with_markers(bank: Bank) -> Bank:
    """The bank with a marker in the stem for every gap: no invented stem has one."""
    marked = [
        dataclasses.replace(question, stem=f"{question.stem}\n\n" + " ".join(f"{{{{{name}}}}}" for name in question.gaps))
        if isinstance(question, (Cloze, DragWords))
        else question
        for question in bank.questions
    ]
    return dataclasses.replace(bank, questions=marked)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(BANKS)
def test_every_question_is_in_the_file_once_or_in_the_losses(bank: Bank) -> None:
    written: list[Written] = []
    options = WriteOptions(read_media=lambda name: name.encode(), on_written=written.append)
    content, losses = export(WRITER, bank, options)
    ids = [f"question:{question.id}" for question in bank.questions]
    left_out = [loss.entity for loss in losses if loss.level == "unsupported"]
    names = [f"question:{found.entity.id}" for found in written]
    assert sorted([*names, *left_out]) == sorted(ids)
    elements = [element for element in ET.fromstring(content) if element.get("type") != "category"]
    assert [f"question:{element.findtext('idnumber')}" for element in elements] == names
    assert [question.idnumber for question in import_file(content)] == [found.native for found in written]
    etree.fromstring(content)
    check_losses(losses, bank.questions)
    assert export(WRITER, bank, options)[0] == content, "the same bank gives the same bytes"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(BANKS)
def test_what_is_lost_is_declared_in_the_support_table(bank: Bank) -> None:
    types = {f"question:{question.id}": question.type for question in bank.questions if isinstance(question, BaseQuestion)}
    for loss in export(WRITER, bank, WriteOptions(read_media=lambda name: name.encode()))[1]:
        feature = LOSSES[loss.code].feature
        declared = SUPPORT.of(types[loss.entity], feature) if feature is not None else None
        assert feature is None or declared is not None, f"{loss.code} on {types[loss.entity]}"
        assert declared is None or declared.level != "native", f"{loss.code} on {types[loss.entity]}"
        assert declared is None or loss.level == "mapped" or declared.level != "mapped", f"{loss.code} on {types[loss.entity]}"


def test_every_category_file_and_question_file_of_the_gitsync_layout_is_one_import() -> None:
    options = dataclasses.replace(OPTIONS, layout="gitsync")
    package = WRITER.write(BANK, options)
    files = {file.name: b"".join(file.parts) for file in package.files}
    assert package.container == "folder"
    categories = {name: content for name, content in files.items() if name.endswith("/gitsync_category.xml")}
    questions = {name: content for name, content in files.items() if name not in categories}
    # Gitsync takes a folder for each step of a category's path: as many folders as steps.
    for name, content in categories.items():
        path = ET.fromstring(content).findtext("question/category/text") or ""
        steps = re.split(r"(?<!/)/(?!/)", path)
        assert steps[0] == "top"
        assert len(steps) == len(name.split("/")) - 1
    assert {name.rpartition("/")[0] for name in questions} <= {name.rpartition("/")[0] for name in categories}
    assert categories.keys() == {
        "top/cells-zellen/gitsync_category.xml",
        "top/cells-zellen/organelles/gitsync_category.xml",
        "top/cells-zellen/organelles/nucleus/gitsync_category.xml",
    }
    for name, content in questions.items():
        (question,) = import_file(content)
        assert name.endswith(f"/{question.idnumber}.xml")
    assert sorted(question.id for question in BANK.questions) == sorted(name.rpartition("/")[2][:-4] for name in questions)
