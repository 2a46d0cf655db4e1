"""`quizkit export --check`: what would not do is never left behind, and it is said what was checked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pytest

from quizkit.formats.base import Container, OutFile, Package, SupportTable, WriteOptions, Written
from quizkit.formats.checking.checker import Checker
from quizkit.formats.checking.contents import Contents
from quizkit.formats.checking.fault import Fault
from quizkit.model.bank import Bank

from ..formats.invented import NATIVE, Install, InventedWriter, install
from .command import Command, Result

__all__ = ["install"]

QUESTION = """\
id: moon
type: true-false
stem: The moon is made of rock.
answer: true
rationale: Astronauts brought some of it home.
"""


@dataclass
class Scribe(InventedWriter):
    """Writes files as they are given."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    container: Container = "zip"
    checker: Checker | None = None
    support: SupportTable | None = NATIVE

    def write(self, bank: Bank, options: WriteOptions) -> Package:
        """The files, once the questions have passed by."""

        def files() -> Iterator[OutFile]:
            for question in bank.questions:
                options.on_written(Written(question, question.id, next(iter(self.files))))
            for name, content in self.files.items():
                yield OutFile(name, (content,))

        return Package(files(), container=self.container)


class Export(Protocol):
    """Exports a bank in a format that writes these files, with --check."""

    def __call__(
        self, files: Mapping[str, bytes], *arguments: str, container: Container = "zip", checker: Checker | None = None
    ) -> Result: ...


@pytest.fixture
def export(quizkit: Command, install: Install, monkeypatch: pytest.MonkeyPatch) -> Export:
    """A bank of one question, in a format that writes whatever is given."""
    monkeypatch.delenv("QUIZKIT_XSD", raising=False)
    quizkit.write({"questions/moon.yaml": QUESTION})

    def run(files: Mapping[str, bytes], *arguments: str, container: Container = "zip", checker: Checker | None = None) -> Result:
        install(Scribe("scribe", files=files, container=container, checker=checker))
        return quizkit("export", "scribe", "-o", "out", "--check", *arguments)

    return run


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in ("bank.yaml", "questions"))


@pytest.mark.parametrize("container", ["zip", "folder"])
def test_a_fault_names_file_and_line_and_nothing_is_left_behind(export: Export, quizkit: Command, container: Container) -> None:
    result = export({"a/one.xml": b"<a>\n<b></a>", "two.json": b"{}"}, container=container)
    assert result.code == 1
    assert "a/one.xml:2: The XML is not well-formed: mismatched tag.\n" in result.err
    assert "Checked: 2 files by quizkit's own checker; there are no official schemas.\n" in result.err
    assert "quizkit: Nothing was exported: a reader would trip over it." in result.err
    assert "that is a mistake of quizkit's: please report it with the lines above.\n" in result.err
    assert _left(quizkit.folder) == []


def test_a_file_of_any_name_is_named_as_it_was_to_be_called(export: Export) -> None:
    assert "out:1: The JSON cannot be parsed" in export({"bank.json": b"{"}, container="file").err


def test_the_file_that_was_there_stays(export: Export, quizkit: Command) -> None:
    (quizkit.folder / "out").write_text("earlier")
    assert export({"a.xml": b"<a>"}).code == 1
    assert (quizkit.folder / "out").read_text() == "earlier"


def test_what_is_sound_takes_its_place(export: Export, quizkit: Command) -> None:
    result = export({"a.xml": b"<a/>"})
    assert (result.code, result.err) == (0, "Checked: 1 file by quizkit's own checker; there are no official schemas.\n")
    assert _left(quizkit.folder) == ["export-manifest.json", "out"]


def test_standard_output_gets_nothing_that_would_not_do(export: Export) -> None:
    result = export({"a.xml": b"<a>"}, "-o", "-")
    assert (result.code, result.out) == (1, "")


def test_the_checker_of_a_writer_is_asked_with_the_profile(export: Export) -> None:
    def check(contents: Contents, profile: str | None) -> Iterator[Fault]:
        yield Fault(contents.names[0], 7, f"Not so, in {profile}.")

    assert "a.txt:7: Not so, in None.\n" in export({"a.txt": b""}, checker=Checker(check)).err


def test_of_many_faults_the_first_are_shown_and_the_others_counted(export: Export) -> None:
    def check(contents: Contents, profile: str | None) -> Iterator[Fault]:
        yield from (Fault("a", line, "No.") for line in range(1, 61))

    lines = export({"a.txt": b""}, checker=Checker(check)).err.splitlines()
    assert lines[:52] == [*(f"a:{line}: No." for line in range(1, 51)), "… and 10 more.", lines[51]]


def test_without_the_option_nothing_is_read_back(quizkit: Command, install: Install) -> None:
    quizkit.write({"questions/moon.yaml": QUESTION})
    install(Scribe("scribe", files={"a.xml": b"<a>"}))
    result = quizkit("export", "scribe", "-o", "out")
    assert (result.code, result.err) == (0, "")


SCHEMA_OF_A = b"""<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a">
<element name="a"><complexType/></element></schema>"""
WITH_SCHEMAS = Checker(namespaces=("urn:a",), departures=frozenset({"free"}))


def test_the_official_schemas_are_not_run_where_nobody_has_them(export: Export) -> None:
    result = export({"a.xml": b'<a xmlns="urn:a"/>'}, checker=WITH_SCHEMAS)
    assert result.code == 0
    assert "official schemas not run: set QUIZKIT_XSD to the folder that holds them.\n" in result.err


def test_the_official_schemas_are_run_where_the_environment_names_them(
    export: Export, quizkit: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    quizkit.write({"schemas/a.xsd": SCHEMA_OF_A})
    monkeypatch.setenv("QUIZKIT_XSD", "schemas")
    result = export({"a.xml": b'<a xmlns="urn:a"/>', "b.xml": b"<b/>"}, checker=WITH_SCHEMAS)
    assert result.code == 0
    assert "Checked: 2 files by quizkit's own checker; official schemas: a.xsd (1 file).\n" in result.err
    result = export({"a.xml": b'<a xmlns="urn:a">\n\n<b/></a>'}, checker=WITH_SCHEMAS)
    assert result.code == 1
    assert "a.xml:3: Element 'b': This element is not expected. (a.xsd)\n" in result.err or "a.xml:1: Element 'a'" in result.err


def test_a_folder_that_holds_no_schemas_is_a_sentence(export: Export, quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZKIT_XSD", "questions")
    result = export({"a.xml": b'<a xmlns="urn:a"/>'}, checker=WITH_SCHEMAS)
    assert result.code == 2
    assert result.err == (
        "quizkit: 'questions', which QUIZKIT_XSD names, holds no schemas (files that end in .xsd): "
        "docs/checking.md says what belongs there.\n"
    )
    monkeypatch.setenv("QUIZKIT_XSD", "nowhere")
    assert "quizkit: 'nowhere', which QUIZKIT_XSD names, is no folder:" in export({"a.xml": b"<a/>"}, checker=WITH_SCHEMAS).err
    assert _left(quizkit.folder) == []


def test_a_folder_of_other_schemas_is_a_sentence(export: Export, quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"schemas/b.xsd": SCHEMA_OF_A.replace(b"urn:a", b"urn:b")})
    monkeypatch.setenv("QUIZKIT_XSD", "schemas")
    result = export({"a.xml": b'<a xmlns="urn:a"/>'}, checker=WITH_SCHEMAS)
    assert (result.code, _left(quizkit.folder)) == (2, ["schemas"])
    assert result.err.startswith("quizkit: 'schemas', which QUIZKIT_XSD names, holds no schema for the namespace urn:a:")


def test_a_schema_that_is_none_is_a_sentence(export: Export, quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"schemas/a.xsd": SCHEMA_OF_A.replace(b"<complexType/>", b"<nonsense/>")})
    monkeypatch.setenv("QUIZKIT_XSD", "schemas")
    result = export({"a.xml": b'<a xmlns="urn:a"/>'}, checker=WITH_SCHEMAS)
    assert (result.code, result.err[:26]) == (2, "quizkit: The schema 'schem")


def test_schemas_without_lxml_are_a_sentence(export: Export, quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write({"schemas/a.xsd": SCHEMA_OF_A})
    monkeypatch.setenv("QUIZKIT_XSD", "schemas")
    monkeypatch.setitem(sys.modules, "lxml", None)
    result = export({"a.xml": b'<a xmlns="urn:a"/>'}, checker=WITH_SCHEMAS)
    assert result.code == 2
    assert result.err == (
        "quizkit: QUIZKIT_XSD is set, and the official schemas need lxml: install quizkit[check], or unset QUIZKIT_XSD.\n"
    )
    # A format without schemas asks for none of it.
    assert export({"a.xml": b"<a/>"}).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("json",),
        ("json", "--profile", "flat"),
        ("moodle-xml",),
        ("moodle-xml", "--layout", "gitsync"),
        ("moodle-glossary",),
        ("qti12",),
        ("qti12", "--profile", "plain"),
        ("qti12", "--profile", "sakai"),
        ("qti12", "--profile", "d2l"),
        ("qti12", "--profile", "blackboard"),
        ("qti21",),
        ("qti21", "--profile", "openolat"),
        ("qti21", "--profile", "blackboard"),
        ("qti22",),
        ("qti30",),
    ],
    ids=" ".join,
)
def test_what_quizkit_writes_of_its_starter_bank_is_sound(quizkit: Command, arguments: tuple[str, ...]) -> None:
    """By the official schemas too, where QUIZKIT_XSD names their folder."""
    quizkit("init", ".")
    result = quizkit("export", *arguments, "-o", "out", "--check")
    assert result.code == 0, result.err
    assert "Checked: " in result.err
