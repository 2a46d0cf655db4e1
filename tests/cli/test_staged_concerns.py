"""What a commit is told of by `quizkit lint --staged`: what it takes away, what it moves, and what it is asked about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_staged import RAW, SOUND, git, staged
from tests.lint.happenings import Bank

SCALE = """\
id: openness
title: Openness
tiers:
  - id: closed
    title: Closed
    summary: Nothing is published.
  - id: open
    title: Open
    summary: The weights are published.
"""
TESTS_TIER = SOUND + "  tests: [tier:openness/open]\n"
MEDIA = "id: figure\nfile: media/figure.svg\nalt: A line.\n"
SHOWS = '- id: {0}\n  type: true-false\n  stem: "Is this a line? ![a line](media:figure)"\n  answer: true\n  rationale: So it is.\n'


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    made = Bank(tmp_path)
    git(made.root, "init", "-q")
    made.write("questions/a.yaml", SOUND.format("iron", "Iron") + SOUND.format("gold", "Gold"))
    return made


def commit(bank: Bank) -> None:
    git(bank.root, "add", "-A")
    git(bank.root, "commit", "-qm", "as it was")


def after(bank: Bank, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    git(bank.root, "add", "-A")
    return staged(bank, capsys, *arguments)


@pytest.mark.parametrize("option", [(), ("--no-cache",)])
def test_a_part_that_goes_is_missed_by_whoever_refers_to_it(
    bank: Bank, capsys: pytest.CaptureFixture[str], option: tuple[str, ...]
) -> None:
    bank.write("tiers/openness.yaml", SCALE)
    bank.write("questions/b.yaml", TESTS_TIER.format("zinc", "Zinc"))
    commit(bank)
    bank.write("tiers/openness.yaml", SCALE.replace("id: open\n", "id: opened\n"))
    code, said = after(bank, capsys, *option)
    assert code == 1
    assert "dangling-reference" in said
    assert "b.yaml" in said


def test_media_and_files_that_go_are_missed_by_whoever_shows_them(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("media/figure.yaml", MEDIA)
    bank.write("media/figure.svg", "<svg/>")
    bank.write("questions/b.yaml", SHOWS.format("line"))
    commit(bank)
    (bank.root / "media" / "figure.svg").unlink()
    code, said = after(bank, capsys)
    assert (code, "missing-media" in said, "figure.yaml" in said) == (1, True, True)
    (bank.root / "media" / "figure.yaml").unlink()
    code, said = after(bank, capsys)
    assert (code, "missing-media" in said, "b.yaml" in said) == (1, True, True)


def test_a_tag_that_is_no_longer_declared_is_missed(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    head = "title: Example\nschema: 1\nlanguage: en\ntags:\n  metals: Of metals.\n"
    bank.write("bank.yaml", head + "  gases: Of gases.\n")
    bank.write("questions/b.yaml", SOUND.format("zinc", "Zinc") + "  tags: [gases]\n")
    commit(bank)
    bank.write("bank.yaml", head)
    code, said = after(bank, capsys)
    assert (code, "unknown-tag" in said) == (1, True)


def test_pairs_that_may_no_longer_be_alike_are_reported(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("questions/a.yaml", SOUND.format("iron", "Iron") + SOUND.format("gold", "Iron"))
    from quizkit.cli.main import main

    assert main(["duplicates", str(bank.root), "--allow", "iron", "gold", "--reason", "for a test"]) == 0
    commit(bank)
    (bank.root / "duplicates.toml").unlink()
    code, said = after(bank, capsys)
    assert (code, "duplicate-question" in said) == (1, True)


def test_a_broken_list_of_allowed_pairs_is_refused(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    commit(bank)
    bank.write("duplicates.toml", "[[allowed")
    assert after(bank, capsys)[0] == 2


def test_a_file_that_only_moves_brings_none_of_its_old_findings(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    commit(bank)
    (bank.root / "questions" / "b.yaml").rename(bank.root / "questions" / "c.yaml")
    assert after(bank, capsys) == (0, "")
    bank.write("questions/c.yaml", RAW.format("lead", "Tin"))
    assert after(bank, capsys)[0] == 1


def test_other_line_ends_change_no_entity(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    commit(bank)
    (bank.root / "questions" / "b.yaml").write_bytes(RAW.format("lead", "Lead").replace("\n", "\r\n").encode())
    _, said = after(bank, capsys)
    assert "raw-html" not in said
    assert "CR LF" in said


def test_a_bank_that_is_new_is_reported_whole(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = (bank.root / "bank.yaml").read_text()
    (bank.root / "bank.yaml").unlink()
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    commit(bank)
    bank.write("bank.yaml", manifest)
    code, said = after(bank, capsys)
    assert (code, "raw-html" in said) == (1, True)


def test_a_manifest_does_not_go_alone(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    commit(bank)
    (bank.root / "bank.yaml").unlink()
    code, said = after(bank, capsys)
    assert (code, "'bank.yaml' is taken out" in said) == (2, True)
    (bank.root / "questions" / "a.yaml").unlink()
    assert after(bank, capsys) == (0, "")


def test_a_path_through_a_link_is_the_place_that_it_leads_to(bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    git(bank.root, "add", "-A")
    link = tmp_path / "link"
    link.symlink_to(bank.root, target_is_directory=True)
    from quizkit.cli.main import main

    assert main(["lint", "--staged", "--output-format", "concise", str(link)]) == 1
    assert "raw-html" in capsys.readouterr().out


def test_a_file_narrows_what_is_reported(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    bank.write("questions/c.yaml", RAW.format("tin", "Tin"))
    git(bank.root, "add", "-A")
    from quizkit.cli.main import main

    assert main(["lint", "--staged", "--output-format", "concise", str(bank.root / "questions" / "c.yaml")]) == 1
    said = capsys.readouterr().out
    assert ("c.yaml" in said, "b.yaml" in said) == (True, False)


@pytest.mark.parametrize("has_something_staged", [False, True])
def test_a_program_gets_a_report_where_there_is_nothing_to_report(
    bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str], has_something_staged: bool
) -> None:
    commit(bank)
    if has_something_staged:
        bank.write("questions/b.yaml", SOUND.format("zinc", "Zinc"))
        git(bank.root, "add", "-A")
    code, said = staged(bank, capsys, "--output-format", "json")
    assert code == 0
    assert json.loads(said) == []
    written = tmp_path / "report.txt"
    assert staged(bank, capsys, "--output-file", str(written)) == (0, "")
    assert written.exists()


def test_the_baseline_that_is_staged_counts(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    from quizkit.cli.main import main

    bank.write("questions/b.yaml", RAW.format("lead", "Lead"))
    bank.write("quizkit.toml", 'baseline = "known.json"\n')
    assert main(["lint", "--write-baseline", str(bank.root / "known.json"), str(bank.root)]) == 0
    capsys.readouterr()
    git(bank.root, "add", "-A")
    (bank.root / "known.json").unlink()
    assert staged(bank, capsys) == (0, "")
