"""Readers that others wrote: a converter to QTI 3.0, and a reader of QTI 2.1 that makes questions for Moodle of it.

What else there is for Python reads QTI 1.2, models data without reading files, or knows a draft of 2.1 (pyslet).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from quizkit.formats.base import WriteOptions
from quizkit.formats.qti.writer import QTI21_WRITER, QTI22_WRITER, QTI30_WRITER, QtiWriter
from quizkit.load.reader import load_bank
from quizkit.model.bank import Bank
from quizkit.model.question import (
    Categorize,
    Cloze,
    DragWords,
    DropdownGap,
    Essay,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)

from ..reference import BANK, FILES, export_files
from ..schemas import complaints, needs_schemas

qti_convert: Any = pytest.importorskip("qti_convert", reason="citolab-qti-convert is not installed (PyPI)")
onyx_parser: Any = pytest.importorskip("onyx2moodle.parser", reason="onyx2moodle is not installed (PyPI)")

CONTENT = Path(__file__).parents[3] / "content"
QTI3 = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
OLDER = pytest.mark.parametrize("writer", [QTI21_WRITER, QTI22_WRITER], ids=lambda writer: writer.name)
BANKS = pytest.mark.parametrize("name", ["reference", "content"])


@cache
def _bank(name: str) -> tuple[Bank, WriteOptions]:
    if name == "reference":
        return BANK, WriteOptions(read_media=FILES.__getitem__)
    return load_bank(CONTENT)[0], WriteOptions(read_media=lambda file: (CONTENT / file).read_bytes())


@cache
def _exported(writer: QtiWriter, name: str) -> dict[str, bytes]:
    return export_files(writer, *_bank(name))[0]


@cache
def _upgraded(writer: QtiWriter, name: str) -> dict[str, bytes]:
    """The package in QTI 3.0, as the converter makes it."""
    files = qti_convert.upgrade_package_files(_exported(writer, name)).files
    return {file: content.encode() if isinstance(content, str) else content for file, content in files.items()}


def _is_item(file: str) -> bool:
    return file.startswith("items/") and file.endswith(".xml") and not file.endswith(".stimulus.xml")


@OLDER
@BANKS
class TestConverter:
    def test_it_finds_every_file(self, writer: QtiWriter, name: str) -> None:
        upgraded = _upgraded(writer, name)
        assert set(upgraded) == set(_exported(writer, name))
        repaired = qti_convert.fix_package_references_files(upgraded)
        assert repaired.unresolved == []
        assert repaired.fixed == []

    def test_every_question_is_there_under_its_id(self, writer: QtiWriter, name: str) -> None:
        upgraded = _upgraded(writer, name)
        found = {etree.fromstring(content).get("identifier") for file, content in upgraded.items() if _is_item(file)}
        assert found == {question.id for question in _bank(name)[0].questions}
        types = [resource.get("type") for resource in etree.fromstring(upgraded["imsmanifest.xml"]).iter("{*}resource")]
        assert types.count("imsqti_item_xmlv3p0") == len(found)

    def test_it_scores_as_our_own_export_says(self, writer: QtiWriter, name: str) -> None:
        own, upgraded = _exported(QTI30_WRITER, name), _upgraded(writer, name)
        # 2.1 cannot say that a person gives the score; the converter adds it where a file is to be uploaded.
        says_who = writer is QTI22_WRITER
        for file in filter(_is_item, own):
            assert list(_scoring(upgraded[file], says_who=says_who)) == list(_scoring(own[file], says_who=says_who)), file

    @needs_schemas
    def test_what_it_makes_is_valid(self, writer: QtiWriter, name: str) -> None:
        files = {file: content for file, content in _upgraded(writer, name).items() if file.endswith(".xml")}
        found = [complaint for file, content in files.items() for complaint in complaints("qti30", file, content)]
        # It leaves QTI's own metadata in the namespace of the older version where that is no prefix.
        assert [complaint for complaint in found if "}qtiMetadata'" not in complaint] == []


def _scoring(content: bytes, *, says_who: bool) -> Iterator[tuple[str, dict[str, str], str, int]]:
    """The declarations and the response processing, element by element with its depth, with or without who gives the score."""
    for part in etree.fromstring(content):
        if part.tag in {f"{QTI3}qti-{name}" for name in ("response-declaration", "outcome-declaration", "response-processing")}:
            for element in part.iter("*"):
                attributes = {str(key): str(value) for key, value in element.attrib.items()}
                if not says_who:
                    attributes.pop("external-scored", None)
                yield str(element.tag), attributes, (element.text or "").strip(), len(list(element.iterancestors()))


@BANKS
def test_another_reader_finds_every_interaction_and_key(name: str, tmp_path: Path) -> None:
    for file, content in _exported(QTI21_WRITER, name).items():
        if _is_item(file):
            (tmp_path / Path(file).name).write_bytes(content)
    for question in _bank(name)[0].questions:
        read = onyx_parser.parse_item(tmp_path / f"{question.id}.xml")
        assert read.identifier == question.id
        kinds = [interaction.kind for interaction in read.interactions]
        assert kinds == _kinds(question), question.id
        assert {interaction.response_identifier for interaction in read.interactions} <= set(read.response_decls)
        assert _keys(read, question) == _expected_keys(question), question.id


def _kinds(question: Question) -> list[str]:
    """What the reader calls the interactions; it passes over orders and words to drag."""
    match question:
        case MultipleChoice() | MultipleResponse() | TrueFalse():
            return ["choice"]
        case ShortAnswer() | Numeric():
            return ["textEntry"]
        case Matching() | Categorize():
            return ["match"]
        case Essay():
            text = ["extendedText"] if question.format != "none" or not question.attachments else []
            return [*text, *["upload"] * question.attachments]
        case Cloze():
            names = re.findall(r"\{\{(\S+?)\}\}", re.sub(r"`[^`]*`", "", question.stem))
            return ["inlineChoice" if isinstance(question.gaps[name], DropdownGap) else "textEntry" for name in names]
        case Ordering() | DragWords():
            return []


def _keys(read: Any, question: Question) -> list[Any]:
    """The right answers as the reader sees them: texts of choices, typed words, numbers."""
    if not read.interactions:
        return []
    interaction = read.interactions[0]
    values = read.response_decls[interaction.response_identifier].correct_values
    match question:
        case MultipleChoice() | MultipleResponse() | TrueFalse():
            texts = [_plain(choice.html) for choice in interaction.choices]
            places = {choice.identifier: place for place, choice in enumerate(interaction.choices)}
            return sorted((places[value], texts[places[value]][:12]) for value in values)
        case Numeric():
            return [float(value) for value in values]
        case ShortAnswer():
            return list(values)
        case Matching() | Categorize():
            lefts = {choice.identifier: _plain(choice.html) for choice in interaction.match_sources}
            rights = {choice.identifier: _plain(choice.html) for choice in interaction.match_targets}
            return [(lefts[left][:6], rights[right][:6]) for left, right in (value.split() for value in values)]
        case _:
            return []


def _expected_keys(question: Question) -> list[Any]:
    """The same from the model."""
    match question:
        case TrueFalse():
            return [(0, "True")] if question.answer else [(1, "False")]
        case MultipleChoice() | MultipleResponse():
            shown = (
                sorted(question.options, key=lambda option: {"first": 0, "last": 2}.get(option.pin or "", 1))
                if question.shuffle
                else question.options
            )
            return [(place, _plain_source(option.text)[:12]) for place, option in enumerate(shown) if option.correct]
        case Numeric():
            return [float(next((answer for answer in question.answers if answer.weight == 1), question.answers[0]).value)]
        case ShortAnswer():
            full = [answer.text for answer in question.answers if answer.weight == 1]
            if question.pattern == "wildcard":
                return [text.replace("*", "…") for text in sorted(full, key=lambda text: "*" in text)][:1]
            return full[:1]
        case Matching():
            return [(_plain_source(pair.left)[:6], _plain_source(pair.right)[:6]) for pair in question.pairs]
        case Categorize():
            titles = {category.id: category.title for category in question.categories}
            names = [titles[item.category] if item.category is not None else "—" for item in question.items]
            return [(_plain_source(item.text)[:6], _plain_source(name)[:6]) for item, name in zip(question.items, names, strict=True)]
        case _:
            return []


def _plain(html: str) -> str:
    """The words of a choice. The reader gives HTML in which signs are not escaped, and feedback on the choice with it."""
    return " ".join(re.sub(r"<feedbackInline.*</feedbackInline>|<[/a-z][^>]*>", "", html).split())


def _plain_source(markdown: str) -> str:
    """Markdown of the banks without its signs."""
    return " ".join(re.sub(r"[*`]|!\[.*?\]\(.*?\)", "", markdown).split())
