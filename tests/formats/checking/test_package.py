"""What holds for every format: names, bytes, XML and JSON; and how a package is opened where it lies."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from quizkit.formats.base import OutFile
from quizkit.formats.checking.checker import Checker, check_any, checker_of
from quizkit.formats.checking.contents import Contents
from quizkit.formats.checking.names import target_of
from quizkit.formats.checking.run import check_written
from quizkit.formats.moodle_xml.writer import WRITER
from quizkit.formats.zipped import zipped


def said(files: dict[str, bytes], *twice: str) -> list[str]:
    contents = Contents([*files, *twice], lambda name: io.BytesIO(files[name]))
    return [str(fault) for fault in check_any(contents, None)]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/a", "is an absolute path"),
        ("../a", "leads out of the package"),
        ("a/../../b", "leads out of the package"),
        ("a//b", "has an empty part"),
        ("./a", "has an empty part"),
        ("a\\b", "has the character '\\\\', which Windows refuses"),
        ("C:a", "has the character ':', which Windows refuses"),
        ("a?", "has the character '?', which Windows refuses"),
        ("a\n", "has the character '\\n', which Windows refuses"),
        ("nul.png", "is one that Windows refuses"),
        ("COM1", "is one that Windows refuses"),
        ("a./b", "is one that Windows refuses"),
        ("é" * 128, "is longer than 255 bytes"),
    ],
)
def test_a_name_that_some_system_cannot_have_is_found(name: str, reason: str) -> None:
    assert said({name: b""}) == [f"{name}: The name of the file {reason}."]


@pytest.mark.parametrize("name", ["a", "a/b.png", "a b", "ü.xml", "é" * 127, "null", "common", ".hidden"])
def test_a_name_that_every_system_can_have_is_let_pass(name: str) -> None:
    assert said({name: b"<a/>"}) == []


def test_names_that_fall_together_are_found() -> None:
    assert said({"a/B": b"", "A/b": b""}) == [
        "A/b: The file differs from 'a/B' in case alone: on Windows and macOS one replaces the other."
    ]
    assert said({"e\u0301": b"", "\u00e9": b""}) != []


def test_a_name_that_stands_there_twice_is_found() -> None:
    assert said({"a": b""}, "a") == ["a: The file stands in the package more than once."]


def test_an_empty_package_is_found() -> None:
    assert said({}) == [": The package is empty."]


@pytest.mark.parametrize(
    ("address", "target", "wrong"),
    [
        ("b.png", "a/b.png", None),
        ("../b%20c.png", "b c.png", None),
        ("./x/../b", "a/b", None),
        ("b.png?x#y", "a/b.png", None),
        ("https://example.org/b.png", None, None),
        ("//example.org/b", None, None),
        ("data:image/png;base64,AA", None, None),
        ("mailto:x", None, None),
        ("#here", None, None),
        ("", None, "is empty"),
        ("/b", None, "is an absolute path"),
        ("../../b", None, "leads out of the package"),
        ("%2e%2e/%2e%2e/b", None, "leads out of the package"),
        ("x\\b", None, "is written with a backslash"),
        ("http://[", None, "is no address"),
    ],
)
def test_an_address_means_a_file_or_is_wrong(address: str, target: str | None, wrong: str | None) -> None:
    assert target_of(address, "a/item.xml") == (target, wrong)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "a.json:1: The JSON cannot be parsed: Expecting property name enclosed in double quotes."),
        (b'{\n"a": 1,\n}', "a.json:3: The JSON cannot be parsed: Expecting property name enclosed in double quotes."),
        (b'{"a": NaN}', "a.json: The JSON cannot be parsed: NaN is no JSON."),
        (b'{"a": 1, "a": 2}', "a.json: The name 'a' stands twice in one object."),
        (b"[1] [2]", "a.json:1: The JSON cannot be parsed: Extra data."),
    ],
)
def test_json_that_some_reader_cannot_take_is_found(content: bytes, message: str) -> None:
    (line,) = said({"a.json": content})
    assert line.replace("Illegal trailing comma before end of object", "Expecting property name enclosed in double quotes") in (
        message,
        message.replace(":3:", ":2:"),
    )


def test_json_of_no_encoding_is_found() -> None:
    assert said({"a.json": b'"\xff"'})[0].startswith("a.json: The JSON cannot be parsed: 'utf-8' codec")


def test_an_image_goes_out_as_it_is() -> None:
    assert said({"a.svg": b'<?xml version="1.0"?><!DOCTYPE svg><svg>'}) == []


def test_xml_with_a_document_type_is_found() -> None:
    assert said({"a.xml": b"\n<!DOCTYPE a><a/>"}) == [
        "a.xml:2: The XML is not well-formed: it declares a document type, which no reader has to understand."
    ]


def test_what_is_neither_is_let_pass() -> None:
    assert said({"a.png": b"<", "b.txt": b"{"}) == []


def test_an_archive_is_read_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(b"".join(zipped([OutFile("a/b.xml", (b"<a>",)), OutFile("c.png", (b"x",))])))
    outcome = check_written("zip", {"out.zip": path}, Checker(), None, None)
    assert (outcome.files, [str(fault) for fault in outcome.faults]) == (2, ["a/b.xml:1: The XML is not well-formed: no element found."])


def test_what_is_no_archive_is_found(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(b"PK")
    outcome = check_written("zip", {"out.zip": path}, Checker(), None, None)
    assert [str(fault) for fault in outcome.faults] == [
        "out.zip: The package cannot be read back: it is no ZIP archive (File is not a zip file)."
    ]


def test_a_file_of_an_archive_that_is_damaged_is_found(tmp_path: Path) -> None:
    path = tmp_path / "part"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.png", b"pixels")
    path.write_bytes(path.read_bytes().replace(b"pixels", b"pixelz"))
    outcome = check_written("zip", {"out.zip": path}, Checker(), None, None)
    assert [str(fault) for fault in outcome.faults] == ["out.zip: The package cannot be read back: Bad CRC-32 for file 'a.png'."]


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"<a>")
    outcome = check_written("folder", {"x/a.xml": tmp_path / "one"}, Checker(), None, None)
    assert [fault.file for fault in outcome.faults] == ["x/a.xml"]


def test_a_writer_declares_its_checker() -> None:
    assert checker_of(WRITER) is WRITER.checker
    assert checker_of(object()) == Checker()


def test_an_archive_with_any_bit_turned_is_told_and_raises_nothing(tmp_path: Path) -> None:
    whole = b"".join(zipped([OutFile("items/ä.xml", [b"<a/>"]), OutFile("b.json", [b"{}"])]))
    for place in range(len(whole)):
        (tmp_path / "a.zip").write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        check_written("zip", {"a.zip": tmp_path / "a.zip"}, Checker(), None, None)
