"""Packages as their readers see them: the files of an archive, and the items in them."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from quizkit.formats.base import Loss, WriteOptions, Written
from quizkit.formats.qti12.writer import WRITER
from quizkit.formats.zipped import zipped
from quizkit.model.bank import Bank, Manifest
from quizkit.model.question import Question

from ..reference import BANK, OPTIONS

PROFILES = tuple(WRITER.profiles)


def archive(bank: Bank, profile: str, options: WriteOptions = OPTIONS) -> tuple[bytes, list[Loss], list[Written]]:
    """The archive of a bank, what was lost, and what was written."""
    written: list[Written] = []
    package = WRITER.write(bank, replace(options, profile=profile, on_written=written.append))
    assert package.container == "zip"
    return b"".join(zipped(package.files)), package.losses, written


def files_of(data: bytes) -> dict[str, bytes]:
    """The files of an archive by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@cache
def reference(profile: str) -> dict[str, bytes]:
    """The files of the reference bank."""
    return files_of(archive(BANK, profile)[0])


def without_namespaces(content: bytes) -> ET.Element:
    """A document whose tags have lost their namespaces."""
    root = ET.fromstring(content)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def items(files: dict[str, bytes], folder: str = "") -> Iterator[ET.Element]:
    """The items of all files whose names begin so."""
    for name, content in files.items():
        if name.startswith(folder) and name.endswith((".xml", ".dat")) and b"<questestinterop" in content:
            yield from without_namespaces(content).iter("item")


def item_of(*questions: Question, profile: str) -> ET.Element:
    """The one item of some questions."""
    bank = Bank(manifest=Manifest(title="Bank"), questions=questions)
    (item,) = items(files_of(archive(bank, profile)[0]))
    return item


def losses_of(*questions: Question, profile: str) -> list[tuple[str, str]]:
    """The code and the place of each loss."""
    bank = Bank(manifest=Manifest(title="Bank"), questions=questions)
    return [(loss.code, loss.data_path) for loss in archive(bank, profile)[1]]


def fields(item: ET.Element) -> dict[str, str]:
    """The metadata of an item by their labels."""
    found = {
        field.findtext("fieldlabel", ""): field.findtext("fieldentry", "") for field in item.iter() if field.tag.endswith("metadatafield")
    }
    return found | {field.tag: field.text or "" for field in item.find("itemmetadata") or () if field.tag != "qtimetadata"}
