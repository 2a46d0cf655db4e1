"""`quizkit fmt`: what is written and what is said, exit codes, standard input, and files that are left alone."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from quizkit.cli import formatting
from tests.cli.command import Command, Result, question

MESSY = "- statement: A\n  id: a\n  kind: opinion\n"
TIDY = "- id: a\n  statement: A\n  kind: opinion\n"


@pytest.fixture
def claims(quizkit: Command) -> Command:
    """A bank with a file to format, one in canonical form, and one of another program."""
    quizkit.write({"claims/messy.yaml": MESSY, "claims/tidy.yaml": TIDY.replace("a\n", "b\n"), "docker-compose.yaml": "b:   1\na: 2\n"})
    return quizkit


def texts(quizkit: Command) -> dict[str, str]:
    """The files below the working folder."""
    return {path.relative_to(quizkit.folder).as_posix(): path.read_text("utf-8") for path in quizkit.folder.rglob("*") if path.is_file()}


def test_files_are_formatted_and_named(claims: Command) -> None:
    before = texts(claims)
    assert claims("fmt") == Result(0, "Reformatted: claims/messy.yaml\n1 file reformatted, 2 left unchanged\n", "")
    assert texts(claims) == {**before, "claims/messy.yaml": TIDY}
    assert claims("fmt") == Result(0, "3 files left unchanged\n", "")


def test_check_changes_nothing_and_fails(claims: Command) -> None:
    before = texts(claims)
    said = "Would reformat: claims/messy.yaml\n1 file would be reformatted, 2 already formatted\n"
    assert claims("fmt", "--check") == Result(1, said, "")
    assert texts(claims) == before
    claims("fmt")
    assert claims("fmt", "--check") == Result(0, "3 files already formatted\n", "")


def test_diff_is_a_patch_and_changes_nothing(claims: Command) -> None:
    before = texts(claims)
    result = claims("fmt", "--diff")
    assert result.out == (
        "--- claims/messy.yaml\n+++ claims/messy.yaml\n@@ -1,3 +1,3 @@\n"
        "-- statement: A\n-  id: a\n+- id: a\n+  statement: A\n   kind: opinion\n"
    )
    assert result.err == "Would reformat: claims/messy.yaml\n1 file would be reformatted, 2 already formatted\n"
    assert result.code == 1
    assert texts(claims) == before
    claims("fmt")
    assert claims("fmt", "--diff") == Result(0, "", "3 files already formatted\n")


def test_a_patch_says_where_there_was_no_last_line_end(quizkit: Command) -> None:
    quizkit.write({"claims/a.yaml": "- id: a"})
    assert quizkit("fmt", "--diff", "claims").out.endswith("-- id: a\n\\ No newline at end of file\n+- id: a\n")


@pytest.mark.parametrize(
    ("paths", "changed"),
    [
        (["claims/a.yaml"], {"claims/a.yaml"}),
        (["claims"], {"claims/a.yaml", "claims/sub/b.yaml"}),
        (["claims/sub", "bank.yaml"], {"claims/sub/b.yaml", "bank.yaml"}),
        (["claims/a.yaml", "./claims/../claims/a.yaml"], {"claims/a.yaml"}),
        ([], {"claims/a.yaml", "claims/sub/b.yaml", "terms/c.yaml", "bank.yaml"}),
    ],
)
def test_paths_are_banks_files_and_folders(quizkit: Command, paths: list[str], changed: set[str]) -> None:
    files: dict[str, str | bytes] = dict.fromkeys(("claims/a.yaml", "claims/sub/b.yaml", "terms/c.yaml", "claims/d.yml"), MESSY)
    quizkit.write(files, bank="schema: 1\ntitle: B\n")
    before = texts(quizkit)
    assert quizkit("fmt", *paths).code == 0
    after = texts(quizkit)
    assert {name for name in after if after[name] != before[name]} == changed


def test_several_banks_below_a_folder_are_formatted(quizkit: Command) -> None:
    for bank in ("one", "two"):
        quizkit.write({f"{bank}/bank.yaml": "title: B\nschema: 1\n", f"{bank}/claims/a.yaml": MESSY}, bank=None)
    assert quizkit("fmt").out.endswith("2 files reformatted, 2 left unchanged\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere"], "There is no file or folder 'nowhere'."),
        (["docker-compose.yaml"], "'docker-compose.yaml' holds nothing of a bank"),
        (["-"], "quizkit fmt - --stdin-filename PATH"),
        (["-", "claims", "--stdin-filename", "claims/a.yaml"], "- stands alone"),
        (["--stdin-filename", "claims/a.yaml"], "--stdin-filename goes with -"),
        (["-", "--stdin-filename", "docker-compose.yaml"], "'docker-compose.yaml' holds nothing of a bank"),
        (["-", "--stdin-filename", "/nowhere/claims/a.yaml"], "There is no bank.yaml above '/nowhere/claims/a.yaml'"),
        (["--fix"], "there is no option '--fix'"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_and_2(claims: Command, arguments: list[str], sentence: str) -> None:
    before = texts(claims)
    result = claims("fmt", *arguments)
    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert result.err.count("\n") == 1
    assert texts(claims) == before


def test_a_faulty_file_is_left_alone_and_the_others_are_formatted(claims: Command) -> None:
    claims.write({"claims/faulty.yaml": "- statement: A\n  id: a\n  kind: [x\n", "claims/tabs.yaml": "- id: a\n\tkind: fact\n"})
    result = claims("fmt")
    assert result.code == 1
    assert result.out == "Reformatted: claims/messy.yaml\n1 file reformatted, 2 left unchanged, 2 not formatted\n"
    assert result.err.splitlines()[0].startswith("claims/faulty.yaml:3:11: not formatted: Not YAML")
    assert result.err.splitlines()[1] == "claims/tabs.yaml:2:1: not formatted: A tab: use spaces."
    assert texts(claims)["claims/faulty.yaml"] == "- statement: A\n  id: a\n  kind: [x\n"
    assert claims("fmt", "--check").code == 1


def test_a_bank_for_another_quizkit_is_left_alone(claims: Command) -> None:
    claims.write({}, bank="title: B\nschema: 2\n")
    result = claims("fmt")
    assert (result.code, result.out) == (1, "3 files not formatted\n")
    assert result.err == "bank.yaml:1:1: not formatted: The bank asks for another quizkit (`quizkit lint` says which).\n"
    assert texts(claims)["claims/messy.yaml"] == MESSY


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_file_that_cannot_be_read_is_2_and_the_others_are_formatted(claims: Command) -> None:
    os.mkfifo(claims.folder / "claims/pipe.yaml")
    result = claims("fmt")
    assert result.code == 2
    assert result.err == "quizkit: The file 'claims/pipe.yaml' cannot be read: it is no ordinary file.\n"
    assert result.out.endswith("1 file reformatted, 2 left unchanged, 1 not formatted\n")


def test_a_file_that_somebody_saves_meanwhile_is_left_as_saved(claims: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    path = claims.folder / "claims/messy.yaml"
    right = formatting.Outcome.write

    def saved_before(outcome: formatting.Outcome) -> None:
        path.write_text("- id: saved\n", "utf-8")
        right(outcome)

    monkeypatch.setattr(formatting.Outcome, "write", saved_before)
    result = claims("fmt")
    assert result.code == 2
    assert result.err == "quizkit: The file 'claims/messy.yaml' changed while it was formatted, and is left as it is: run this again.\n"
    assert path.read_text("utf-8") == "- id: saved\n"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX")
def test_a_file_keeps_its_rights_and_a_link_stays_one(claims: Command) -> None:
    path, link = claims.folder / "claims/messy.yaml", claims.folder / "claims/link.yaml"
    path.rename(claims.folder / "elsewhere.txt")
    link.symlink_to(claims.folder / "elsewhere.txt")
    (claims.folder / "elsewhere.txt").chmod(0o604)
    assert claims("fmt").out.startswith("Reformatted: claims/link.yaml\n")
    assert link.is_symlink()
    assert (claims.folder / "elsewhere.txt").read_text("utf-8") == TIDY
    assert stat.S_IMODE((claims.folder / "elsewhere.txt").stat().st_mode) == 0o604


def test_ids_are_written_down(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": "- id: q\n  type: ordering\n  stem: S\n  items:\n    - text: A\n    - {text: B}\n"})
    assert quizkit("fmt", "--ids").code == 0
    assert texts(quizkit)["questions/q.yaml"].endswith("    - id: a\n      text: A\n    - {id: b, text: B}\n")
    assert quizkit("lint", "--select", "missing-part-id").code == 0


def piped(quizkit: Command, monkeypatch: pytest.MonkeyPatch, source: bytes, *arguments: str) -> Result:
    """Run the command with standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source)))
    return quizkit("fmt", "-", "--stdin-filename", *arguments)


def test_standard_input_becomes_standard_output(claims: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(claims)
    for path in ("claims/messy.yaml", "claims/not-yet/there.yaml"):
        assert piped(claims, monkeypatch, MESSY.encode(), path) == Result(0, TIDY, "")
        assert piped(claims, monkeypatch, MESSY.encode(), path, "--check") == Result(1, "", "")
        assert piped(claims, monkeypatch, TIDY.encode(), path, "--check") == Result(0, "", "")
    assert piped(claims, monkeypatch, MESSY.encode(), "claims/a.yaml", "--diff").out.startswith("--- claims/a.yaml\n+++ claims/a.yaml\n@@")
    assert piped(claims, monkeypatch, b"schema: 1\ntitle: B\n", "bank.yaml") == Result(0, "title: B\nschema: 1\n", "")
    assert texts(claims) == before


def test_faulty_standard_input_comes_out_as_it_went_in(claims: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    result = piped(claims, monkeypatch, b"- id: [a\r\n", "claims/a.yaml")
    assert (result.code, result.out.replace("\r\n", "\n")) == (1, "- id: [a\n")
    assert result.err.startswith("claims/a.yaml:1:9: not formatted: Not YAML")
    claims.write({}, bank="title: B\nschema: 2\n")
    assert piped(claims, monkeypatch, MESSY.encode(), "claims/a.yaml").out == MESSY


SUPPRESSED = """\
# The file
- type: multiple-choice
  # quizkit: ignore[missing-rationale] none is needed
  id: a
  tags: [x]
  # quizkit: ignore[negative-unemphasised] as they say it
  stem: Which of these is not a metal?
  options:
  # quizkit: ignore[all-of-the-above] why
  - text: All of the above
    feedback: |
      F
  - feedback: F
    correct: true
    text: An answer that is much longer than both of the others are, by far # quizkit: ignore[longest-key] the book's words
  - {feedback: F, text: Iron}
- type: multiple-choice
  options: # quizkit: ignore[no-key] to come
  - {text: A}
  - {text: B}
  rationale: R
  stem: What?
  id: b
"""


def test_what_was_silenced_stays_silenced(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": SUPPRESSED}, bank="title: B\nschema: 1\ntags: {x: X}\n")

    def found(*arguments: str) -> list[tuple[str, str]]:
        result = quizkit("lint", "--output-format", "json", *arguments)
        return [(finding["rule"], finding["data_path"]) for finding in json.loads(result.out)]

    before = found()
    assert [rule for rule, _ in before if "suppression" in rule] == []
    assert quizkit("fmt", "--ids").code == 0
    assert found() == before
    text = texts(quizkit)["questions/q.yaml"].replace("quizkit: ignore", "not any more")
    (quizkit.folder / "questions/q.yaml").write_text(text, "utf-8")
    silenced = {rule for rule, _ in found()} - {rule for rule, _ in before}
    assert silenced == {"missing-rationale", "negative-unemphasised", "all-of-the-above", "longest-key", "no-key"}


def test_nothing_to_format_is_said(quizkit: Command) -> None:
    quizkit.write({"media/picture.png": b""})
    assert quizkit("fmt", "media") == Result(0, "0 files left unchanged\n", "")


def test_the_bank_folder_may_be_named_from_elsewhere(claims: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "claims" / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "claims" / "deep")
    assert claims("fmt", "../..").out == "Reformatted: ../messy.yaml\n1 file reformatted, 2 left unchanged\n"


@pytest.mark.skipif(sys.platform == "win32", reason="it takes a POSIX shell to close it")
def test_a_closed_standard_input_is_a_sentence(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    command = f"'{sys.executable}' -m quizkit fmt - --stdin-filename questions/q.yaml <&-"
    result = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (2, "quizkit: Standard input is closed: there is nothing to format.\n")
