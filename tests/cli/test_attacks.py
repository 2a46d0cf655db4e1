"""What somebody who meant harm found, or somebody with bad luck would."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from tests.cli.command import Command, question

TRUE_FALSE = "- id: {id}\n  type: true-false\n  stem: S {id} x.\n  answer: true\n  rationale: r\n{more}"


def test_an_absolute_path_from_elsewhere_finds_the_same(quizkit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    quizkit.write(
        {"b/bank.yaml": "title: B\n", "b/questions/q.yaml": question(options=(("a", False), ("b", False), ("c", False))), "o/x": ""},
        bank=None,
    )
    monkeypatch.chdir(quizkit.folder / "o")
    for path in (quizkit.folder / "b/questions/q.yaml", Path("../b/questions/q.yaml"), Path("../o/../b/questions")):
        assert quizkit("lint", str(path), "--output-format", "json").rules == ["no-key"]


def test_no_file_outside_of_the_bank_is_ever_exported(quizkit: Command) -> None:
    secret = quizkit.folder / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    media = "- id: m\n  alt: x\n  # quizkit: ignore[missing-media] let me\n  file: ../secret.txt\n"
    quizkit.write(
        {"b/bank.yaml": "title: B\n", "b/media/m.yaml": media, "b/questions/q.yaml": question(stem="See ![x](media:m)?")}, bank=None
    )
    result = quizkit("export", "moodle-xml", "b", "-o", "out.xml", "--keep-going")
    assert result.code != 0
    assert not Path("out.xml").exists() or base64.b64encode(b"the secret") not in Path("out.xml").read_bytes()


def test_two_questions_never_go_out_under_one_id(quizkit: Command) -> None:
    second = TRUE_FALSE.format(id="mercury", more="").replace("id: mercury", "id: mercury # quizkit: ignore[duplicate-id] let me", 1)
    quizkit.write({"questions/q.yaml": question() + second})
    assert quizkit("lint", "--output-format", "json").rules == ["duplicate-id", "unused-suppression"]
    assert quizkit("export", "moodle-xml", "-o", "out.xml").code == 1
    quizkit.write({"quizkit.toml": 'ignore = ["duplicate-id"]\n'})
    assert quizkit("export", "moodle-xml", "-o", "out.xml").code == 1


@pytest.mark.parametrize("folder", ["build", "dist", "venv", "schemas", "node_modules"])
def test_a_category_may_have_any_name(quizkit: Command, folder: str) -> None:
    quizkit.write({f"questions/{folder.replace('_', '-')}/q.yaml": question(options=(("a", False), ("b", False), ("c", False)))})
    assert quizkit("lint", "--output-format", "json").rules == ["no-key"]


def test_a_folder_that_cannot_be_a_category_is_a_finding(quizkit: Command) -> None:
    quizkit.write({"questions/A <b>/q.yaml": question()})
    (finding,) = quizkit("lint", "--output-format", "json").findings
    assert (finding["rule"], finding["path"]) == ("bad-id", "questions/A <b>/q.yaml")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('- id: a\n  reviewed: {by: A, on: 2024-01-01}\n  stem: "oops\n', ["yaml-syntax"]),
        ("- id: a\n  reviewed: {by: A, on: 2024-01-01}\n- id: [\n", ["yaml-syntax"]),
        ("- id: a\n  type: multiple-choise\n  title: no\n", ["schema"]),
        ("- id: a\n  type: multiple-choice\n  stem: x\n  stem: y\n", ["yaml-dialect"]),
        (question() + "---\n- id: b\n", ["yaml-dialect"]),
        (TRUE_FALSE.format(id="a", more="  reviewed: {by: me, on: 0000-01-01}\n"), ["schema"]),
        (TRUE_FALSE.format(id="a", more="  revision: 1e99999999\n"), ["schema"]),
        ("- id: A" + "a" * 120 + "\n" + question()[len("- id: mercury\n") :], ["bad-id"]),
    ],
)
def test_one_cause_is_one_finding_and_stops_nothing(quizkit: Command, text: str, rules: list[str]) -> None:
    quizkit.write({"questions/q.yaml": text})
    assert quizkit("lint", "--output-format", "json").rules == rules
    assert quizkit("export", "json", "-o", "out.json").code == 1


def test_whole_numbers_may_be_written_as_decimals_and_come_out_whole(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": "- id: e\n  type: essay\n  stem: Write.\n  lines: 1e1\n  attachments: 1.0\n  grader_notes: x\n"})
    assert quizkit("export", "moodle-xml", "-o", "out.xml").code == 0
    text = Path("out.xml").read_text(encoding="utf-8")
    assert "<responsefieldlines>10</responsefieldlines>" in text
    assert "<attachments>1</attachments>" in text


def test_text_nested_without_end_is_shown_as_it_is_written(quizkit: Command) -> None:
    stem = ">" * 300 + " x"
    quizkit.write({"questions/q.yaml": question(stem=stem)})
    assert quizkit("lint").code == 0
    assert quizkit("export", "moodle-xml", "-o", "out.xml").code == 0
    assert "&gt;" * 300 in Path("out.xml").read_text(encoding="utf-8")


def test_a_suppression_in_the_manifest_is_looked_at_as_any(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()}, bank="title: T # quizkit: ignore[longest-key] x\nschema: 1\n")
    assert quizkit("lint", "--output-format", "json").rules == ["unused-suppression"]


def test_a_code_silences_in_any_case(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question(more="  tags: [x] # quizkit: ignore[ref005] why\n")})
    assert quizkit("lint", "--output-format", "json").rules == []


MANY = {
    "dangling references": {"questions/q.yaml": "".join(TRUE_FALSE.format(id=f"q{n}", more=f"  enemies: [qq{n}z]\n") for n in range(3000))},
    "steps before their prerequisite": {
        "paths/p.yaml": "- id: p\n  title: P\n  steps:\n"
        + "".join(f"    - {{id: s{n}, target: 'term:t', rationale: r, minutes: 1, requires: [last]}}\n" for n in range(3000))
        + "    - {id: last, target: 'term:t', rationale: r, minutes: 1}\n",
        "terms/t.yaml": "- id: t\n  title: T\n  definition: D.\n",
    },
    "comments that silence nothing": {"questions/q.yaml": "# quizkit: ignore[x]\n" * 20_000 + question()},
    "ambiguous texts": {"questions/q.yaml": question(options=()) .replace("options:", "options:\n" + "    - text: 01_1\n" * 3000)},
}  # fmt: skip


@pytest.mark.parametrize("files", MANY.values(), ids=MANY)
def test_thousands_of_findings_do_not_hang(quizkit: Command, files: dict[str, str]) -> None:
    quizkit.write(dict(files))
    assert len(quizkit("lint", "--output-format", "json").findings) >= 2999
    # Each of these took minutes when the time grew with the square: a hang here is the failure.


def test_names_of_files_never_drive_the_terminal(quizkit: Command) -> None:
    quizkit.write({"questions/q.yaml": question()})
    os.symlink("nowhere", "questions/\x1b[31mred.yaml")  # noqa: PTH211
    result = quizkit("lint")
    assert "\x1b" not in result.err
    assert "red.yaml' cannot be read" in result.err


def test_what_cannot_be_printed_is_printed_as_an_escape(quizkit: Command) -> None:
    import subprocess
    import sys

    quizkit.write({"questions/q.yaml": question(more="  tags: [größe]\n")})
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = subprocess.run([sys.executable, "-m", "quizkit", "lint"], capture_output=True, text=True, env=environment)
    assert (result.returncode, "gr\\xf6\\xdfe" in result.stdout) == (1, True)
