"""`export-manifest.json`: what went out, beside what went out."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from quizkit.formats.base import WriteOptions
from quizkit.formats.manifest import ManifestEntry
from quizkit.formats.moodle_xml.writer import WRITER
from quizkit.model.bank import Bank, Manifest
from quizkit.model.question import Ordering, OrderItem, TrueFalse
from quizkit.resources import schema_file

from .command import Command, question

PAIR = question("pinned", "Which one is last?").replace('"Copper"', '"Copper"\n      pin: last')


def manifest(folder: str = ".") -> dict[str, Any]:
    """The exports of the manifest in a folder, by their files."""
    data = json.loads((Path(folder) / "export-manifest.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema_file("manifest")).validate(data)
    return {export["file"]: export for export in data["exports"]}


def test_it_names_every_question_with_its_native_name_and_its_fingerprints(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question() + PAIR})
    assert quizkit("export", "moodle-xml", "-o", "dist/bank.xml").code == 0
    export = manifest("dist")["bank.xml"]
    assert (export["format"], export["profile"], export["layout"], export["files"]) == ("moodle-xml", None, None, [])
    mercury, pinned = export["entities"]
    assert (mercury["id"], mercury["native"]) == ("question:mercury", "mercury")
    assert mercury["text"] == hashlib.sha256(b"Which metal is liquid at room temperature?").hexdigest()[:16]
    iron = hashlib.sha256(b"Iron").hexdigest()[:16]
    assert iron in mercury["parts"].values()
    assert f"p{iron[:8]}" in mercury["parts"]
    assert "losses" not in mercury
    assert pinned["losses"] == [{"code": "pin-dropped", "level": "lossy", "data_path": "/options/2/pin"}]


def test_fingerprints_stay_when_parts_change_places_and_change_with_the_text(quizkit: Command) -> None:
    def parts(text: str) -> dict[str, str]:
        quizkit.write({"questions/q.yaml": text})
        assert quizkit("export", "json", "-o", "a.json").code == 0
        (entity,) = manifest()["a.json"]["entities"]
        return dict(entity["parts"])

    options = (("Mercury", True), ("Iron", False), ("Copper", False))
    before = parts(question())
    assert parts(question(options=options[::-1])) == before
    after = parts(question(options=(*options[:2], ("Zinc", False))))
    assert len(set(after) & set(before)) == 2


def test_the_fingerprint_of_the_content_changes_with_the_key_where_the_texts_stay(quizkit: Command) -> None:
    def entity(options: tuple[tuple[str, bool], ...]) -> dict[str, Any]:
        quizkit.write({"questions/q.yaml": question(options=options)})
        assert quizkit("export", "json", "-o", "a.json").code == 0
        (found,) = manifest()["a.json"]["entities"]
        return dict(found)

    before, after = entity((("Mercury", True), ("Iron", False))), entity((("Mercury", False), ("Iron", True)))
    assert (before["text"], before["parts"]) == (after["text"], after["parts"])
    assert before["content"] != after["content"]


def test_what_could_not_be_taken_is_in_it() -> None:
    items = (OrderItem(text="one"), OrderItem(text="two"), OrderItem(text="one"))
    questions = (TrueFalse(id="a", stem="A", answer=True), Ordering(id="twice", stem="Order.", items=items))
    with ManifestEntry({"file": "a.xml", "format": "moodle-xml", "profile": None, "layout": None}) as entry:
        options = WriteOptions(read_media=lambda name: b"", on_written=entry.on_written)
        package = WRITER.write(Bank(manifest=Manifest(title="Bank"), questions=questions), options)
        entry.follow(package)
        for file in package.files:
            for _ in file.parts:
                pass
        found = json.loads(b"".join(entry.parts()))
    assert [entity["id"] for entity in found["entities"]] == ["question:a"]
    losses = [{"code": "indistinct", "level": "unsupported", "data_path": "/items/2"}]
    assert found["left_out"] == [{"id": "question:twice", "losses": losses}]


def test_one_manifest_holds_all_exports_of_a_folder_and_forgets_those_that_are_gone(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    for name in ("a.xml", "b.xml"):
        assert quizkit("export", "moodle-xml", "-o", name).code == 0
    assert quizkit("export", "json", "-o", "a.json").code == 0
    assert list(manifest()) == ["a.json", "b.xml", "a.xml"]
    quizkit.write({"questions/q.yaml": question() + PAIR})
    Path("b.xml").unlink()
    assert quizkit("export", "moodle-xml", "-o", "a.xml").code == 0
    assert {name: len(export["entities"]) for name, export in manifest().items()} == {"a.xml": 2, "a.json": 1}


def test_a_file_that_is_not_ours_stops_the_export(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    Path("export-manifest.json").write_text("{}", encoding="utf-8")
    result = quizkit("export", "json", "-o", "a.json")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "was not written by quizkit" in result.err
    assert not Path("a.json").exists()
    assert Path("export-manifest.json").read_text(encoding="utf-8") == "{}"


def test_none_is_written_where_none_is_asked_for(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    assert quizkit("export", "json", "-o", "a.json", "--no-manifest").code == 0
    assert quizkit("export", "json", "-o", "-").code == 0
    assert not Path("export-manifest.json").exists()


def test_a_folder_loses_the_files_of_questions_that_are_gone_and_nothing_else(quizkit: Command) -> None:
    quizkit.write({"questions/metals/q.yaml": question(), "questions/p.yaml": PAIR})
    assert quizkit("export", "moodle-xml", "-o", "sync", "--layout", "gitsync").code == 0
    assert manifest()["sync"]["layout"] == "gitsync"
    assert sorted(manifest()["sync"]["files"]) == sorted(
        path.relative_to("sync").as_posix() for path in Path("sync").rglob("*") if path.is_file()
    )
    Path("sync/top/bank/mine.txt").write_text("mine", encoding="utf-8")
    Path("questions/metals/q.yaml").unlink()
    assert quizkit("export", "moodle-xml", "-o", "sync", "--layout", "gitsync").code == 0
    left = sorted(path.relative_to("sync").as_posix() for path in Path("sync").rglob("*"))
    assert left == ["top", "top/bank", "top/bank/gitsync_category.xml", "top/bank/mine.txt", "top/bank/pinned.xml"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["moodle-xml", "-o", "a.xml", "--layout", "gitsinc"], "Moodle XML has no layout 'gitsinc' (did you mean 'gitsync'?)"),
        (["json", "-o", "a.json", "--layout", "gitsync"], "JSON has no layouts (gitsync is one of moodle-xml): leave --layout out."),
        (
            ["moodle-xml", "-o", "a.xml", "--profile", "canvas"],
            "Moodle XML has no profiles (canvas is one of qti12, qti21, qti22): leave --profile out.",
        ),
        (["qti30", "-o", "a.zip", "--profile", "openolat"], "QTI 3.0 has no profile 'openolat' (openolat is one of qti21): it has tao."),
        (["qti30", "-o", "a.zip", "--profile", "tai"], "QTI 3.0 has no profile 'tai' (did you mean 'tao'?): it has tao."),
        (["moodle-xml", "-o", "questions", "--layout", "gitsync"], "would stand among the bank's own: name another folder."),
        (["moodle-xml", "-o", "bank.yaml/x", "--layout", "gitsync"], "cannot be written"),
        (["moodle-xml", "-o", "taken", "--layout", "gitsync"], "'taken' is a file, and this layout takes a folder: name one."),
    ],
)
def test_wrong_layouts_and_profiles_are_sentences(quizkit: Command, arguments: list[str], sentence: str) -> None:
    quizkit.write({"questions/q.yaml": question()})
    Path("taken").write_text("", encoding="utf-8")
    result = quizkit("export", *arguments)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert sentence in result.err


@pytest.mark.parametrize("kept", range(1, 12))
def test_a_manifest_that_is_cut_off_stops_the_export(quizkit: Command, kept: int) -> None:
    quizkit.write({"questions/q.yaml": question()})
    for name in ("a.json", "b.json"):
        assert quizkit("export", "json", "-o", name).code == 0
    path = Path("export-manifest.json")
    lines = path.read_bytes().splitlines(keepends=True)
    # An opening, four lines for each export that lost nothing (its header, one question, two headings) and its end, and a closing.
    assert len(lines) == 12
    path.write_bytes(b"".join(lines[:kept]))
    before = Path("a.json").stat().st_mtime_ns
    result = quizkit("export", "json", "-o", "a.json")
    assert (result.code, "is not as quizkit wrote it" in result.err) == (2, True)
    assert Path("a.json").stat().st_mtime_ns == before


@pytest.mark.parametrize("line", [b"{\n", b"5\n", b'"a\\u0000b"\n', b'"\\ud800"\n'])
def test_a_file_that_no_export_wrote_in_a_manifest_stops_the_export(quizkit: Command, line: bytes) -> None:
    quizkit.write({"questions/q.yaml": question()})
    gitsync = ("export", "moodle-xml", "--layout", "gitsync", "-o", "dist/gs")
    assert quizkit(*gitsync).code == 0
    path = Path("dist/export-manifest.json")
    path.write_bytes(path.read_bytes().replace(b'"files": [\n', b'"files": [\n' + line))
    result = quizkit(*gitsync)
    assert (result.code, "is not as quizkit wrote it" in result.err) == (2, True)


@pytest.mark.parametrize("name", [b"5", b"null", b'["x"]', b'"a\\u0000"'])
def test_an_export_without_a_name_in_a_manifest_stops_the_export(quizkit: Command, name: bytes) -> None:
    quizkit.write({"questions/q.yaml": question()})
    assert quizkit("export", "json", "-o", "a.json").code == 0
    path = Path("export-manifest.json")
    path.write_bytes(path.read_bytes().replace(b'"a.json"', name))
    result = quizkit("export", "json", "-o", "a.json")
    assert (result.code, "is not as quizkit wrote it" in result.err) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_the_place_of_a_manifest_is_no_hang(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    os.mkfifo("export-manifest.json")
    result = quizkit("export", "json", "-o", "a.json")
    assert (result.code, "no ordinary file" in result.err) == (2, True)


def test_the_place_of_the_manifest_is_none_for_an_export(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    for arguments in (("-o", "export-manifest.json"), ("-o", "a.json", "--losses", "export-manifest.json")):
        result = quizkit("export", "json", *arguments)
        assert (result.code, "is where the export's manifest goes" in result.err) == (2, True)
    assert quizkit("export", "json", "-o", "export-manifest.json", "--no-manifest").code == 0


def test_nothing_outside_of_the_folder_is_removed_through_a_link(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(), "outside/precious": "gold"})
    gitsync = ("export", "moodle-xml", "--layout", "gitsync", "-o", "dist/gs")
    assert quizkit(*gitsync).code == 0
    Path("dist/gs/link").symlink_to(Path("outside").resolve(), target_is_directory=True)
    path = Path("dist/export-manifest.json")
    path.write_bytes(path.read_bytes().replace(b'"files": [\n', b'"files": [\n"link/precious",\n'))
    assert quizkit(*gitsync).code == 0
    assert Path("outside/precious").read_text(encoding="utf-8") == "gold"


def test_a_layout_of_many_files_goes_to_no_stream(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    result = quizkit("export", "moodle-xml", "--layout", "gitsync", "-o", "-")
    assert (result.code, result.err) == (2, "quizkit: The layout gitsync writes a folder: name one after -o.\n")


def test_the_fingerprint_of_the_content_is_the_same_on_another_line_and_in_another_run(quizkit: Command) -> None:
    def content(text: str, seed: str) -> str:
        quizkit.write({"questions/q.yaml": text})
        command = [sys.executable, "-m", "quizkit", "export", "json", "-o", "a.json"]
        assert subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=False).returncode == 0
        (entity,) = manifest()["a.json"]["entities"]
        return str(entity["content"])

    assert content(question(), "1") == content("# A comment.\n\n" + question(), "2")
