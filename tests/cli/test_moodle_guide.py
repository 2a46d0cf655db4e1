"""What docs/moodle.md says about quizkit is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from quizkit.formats.moodle_xml.losses import LOSSES
from tests.cli.command import Command

REPOSITORY = Path(__file__).parents[2]
GUIDE = (REPOSITORY / "docs/moodle.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"^ *quizkit (export .*)$", GUIDE, re.MULTILINE)))
CHOICES = re.findall(r"^\| `(--select .*?)` \|", GUIDE, re.MULTILINE)
LOSS_LINES = re.findall(r"^(mapped|lossy|unsupported)\[([a-z-]+)\] \S+(?: /\S+)? (.*)$", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_guide_writes_what_it_says(quizkit: Command, command: str) -> None:
    words = shlex.split(command)
    result = quizkit(*words, str(REPOSITORY / "content"))
    assert result.code == 0
    output = Path(words[words.index("-o") + 1])
    assert output.exists()
    assert (output.parent / "export-manifest.json").exists()


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_of_the_guide_finds_questions(quizkit: Command, choice: str) -> None:
    assert quizkit("export", "moodle-xml", str(REPOSITORY / "content"), "-o", "part.xml", *shlex.split(choice)).code == 0
    assert Path("part.xml").read_text(encoding="utf-8").count("<question type") > 0


def test_a_layout_for_gitsync_has_a_file_for_each_question_without_its_category(quizkit: Command) -> None:
    quizkit("export", "moodle-xml", str(REPOSITORY / "content"), "-o", "moodle", "--layout", "gitsync")
    files = [path for path in Path("moodle/top").rglob("*.xml") if path.name != "gitsync_category.xml"]
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert text.count("<question type") == 1
        assert '<question type="category">' not in text
        assert f"<idnumber>{path.stem}</idnumber>" in text


def test_a_layout_for_gitsync_leaves_its_own_files_alone_and_takes_old_questions_away(quizkit: Command) -> None:
    for choice in ("type=cloze,essay", "type=essay"):
        Path("moodle").mkdir(exist_ok=True)
        Path("moodle/site_question_manifest.json").write_text("{}", encoding="utf-8")
        assert (
            quizkit("export", "moodle-xml", str(REPOSITORY / "content"), "-o", "moodle", "--layout", "gitsync", "--select", choice).code
            == 0
        )
    assert Path("moodle/site_question_manifest.json").read_text(encoding="utf-8") == "{}"
    kinds = {re.findall(r'type="(\w+)"', path.read_text(encoding="utf-8"))[0] for path in Path("moodle").rglob("*.xml")}
    assert kinds == {"category", "essay"}


def test_a_quoted_loss_is_one_that_an_export_lists() -> None:
    assert LOSS_LINES
    for level, code, message in LOSS_LINES:
        assert LOSSES[code].level == level
        assert message.startswith(LOSSES[code].sentence)
    (counted,) = re.findall(
        r"^Written as something that works alike in Moodle XML: (.*) \(--losses FILE says where\)\.$", GUIDE, re.MULTILINE
    )
    assert {LOSSES[code].level for code in re.findall(r"[a-z]+-[a-z-]+", counted)} == {"mapped"}
