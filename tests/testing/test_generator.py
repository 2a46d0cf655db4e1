"""The generated bank: the same bytes for the same arguments, clean, and without questions that resemble each other."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from quizkit.cli.main import main
from quizkit.testing.generator import generate_bank


def _digest(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*.yaml"))}


def _questions(folder: Path) -> list[dict[str, str]]:
    return [question for path in (folder / "questions").rglob("*.yaml") for question in yaml.safe_load(path.read_text(encoding="utf-8"))]


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        generate_bank(tmp_path / name, 250, per_file=7, seed=3)
    assert _digest(tmp_path / "one") == _digest(tmp_path / "other")


def test_another_seed_gives_other_bytes(tmp_path: Path) -> None:
    generate_bank(tmp_path / "one", 20, seed=1)
    generate_bank(tmp_path / "other", 20, seed=2)
    one, other = _digest(tmp_path / "one"), _digest(tmp_path / "other")
    assert one.keys() == other.keys()
    assert one["questions/part-0/file-0.yaml"] != other["questions/part-0/file-0.yaml"]


@pytest.mark.parametrize(("per_file", "files"), [(1, 330), (100, 4)])
def test_both_layouts_are_clean_and_hold_each_id_once(
    tmp_path: Path, per_file: int, files: int, capsys: pytest.CaptureFixture[str]
) -> None:
    generate_bank(tmp_path, 330, per_file=per_file)
    assert len(list((tmp_path / "questions").rglob("*.yaml"))) == files
    assert len({question["id"] for question in _questions(tmp_path)}) == 330
    code = main(["lint", str(tmp_path), "--fail-on", "info"])
    assert (code, capsys.readouterr().out.strip()) == (0, "")


def test_the_layout_makes_no_difference_to_the_questions(tmp_path: Path) -> None:
    generate_bank(tmp_path / "one", 50, per_file=1)
    generate_bank(tmp_path / "many", 50, per_file=100)
    by_id = [{question["id"]: question for question in _questions(tmp_path / name)} for name in ("one", "many")]
    assert by_id[0] == by_id[1]


def test_only_the_types_that_are_asked_for_are_written(tmp_path: Path) -> None:
    generate_bank(tmp_path, 30, types=("numeric", "essay"))
    assert {question["type"] for question in _questions(tmp_path)} == {"numeric", "essay"}


def test_all_eleven_types_are_written_otherwise(tmp_path: Path) -> None:
    generate_bank(tmp_path, 11)
    assert len({question["type"] for question in _questions(tmp_path)}) == 11


def test_no_two_stems_resemble_each_other(tmp_path: Path) -> None:
    generate_bank(tmp_path, 1_000)
    words = [set(re.findall(r"\w+", question["stem"].casefold())) for question in _questions(tmp_path)]
    assert len(words) == 1_000
    assert max(len(one & other) / len(one | other) for one, other in combinations(words, 2)) < 0.5
