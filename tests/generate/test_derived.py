"""Everything derived is up to date, and says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizkit.cli.main import VERBS, main
from quizkit.generate.__main__ import derived_files
from quizkit.generate.__main__ import main as generate

ROOT = Path(__file__).parents[2]
# Derived, and handed in as files: what git keeps is what people read.
DERIVED = derived_files()


@pytest.mark.parametrize("path", DERIVED, ids=str)
def test_a_derived_file_is_what_the_code_makes_of_it(path: Path) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == DERIVED[path], "run `nox -s generate`"


def test_the_command_finds_nothing_to_write(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", ["generate", "--check"])
    assert (generate(), capsys.readouterr().out) == (0, "")


def test_the_command_says_what_is_stale_and_stray_and_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, text in DERIVED.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "docs/cli.md").write_text("old\n", encoding="utf-8")
    (tmp_path / "docs/schemas/gone.md").write_text("gone\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["generate", "--check"])
    assert generate() == 1
    assert capsys.readouterr().out == "stale: docs/cli.md\nstale: docs/schemas/gone.md\nRun `nox -s generate`.\n"
    monkeypatch.setattr("sys.argv", ["generate"])
    assert generate() == 0
    assert capsys.readouterr().out == "written: docs/cli.md\ndeleted: docs/schemas/gone.md\n"
    assert not (tmp_path / "docs/schemas/gone.md").exists()


@pytest.mark.parametrize("verb", VERBS)
def test_the_page_of_the_command_line_lists_every_option_that_help_lists(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, "--help"]) == 0
    options = set(re.findall(r"^  (?:-\w(?: \S+)?, )?(--[a-z-]+)", capsys.readouterr().out, re.MULTILINE))
    page = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    _, _, section = page.partition(f"## quizkit {verb}\n")
    section, _, _ = section.partition("\n## ")
    listed = set(re.findall(r"^\| `(?:-\w, )?(--[a-z-]+)", section, re.MULTILINE))
    assert listed == options - {"--help"}


def test_the_page_of_the_command_line_lists_every_verb_that_help_lists(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    verbs = re.findall(r"^    ([a-z-]+)(?:  |$)", capsys.readouterr().out, re.MULTILINE)
    assert verbs == list(VERBS)
    assert re.findall(r"^## quizkit ([a-z-]+)$", (ROOT / "docs/cli.md").read_text(encoding="utf-8"), re.MULTILINE) == verbs
