"""The wheel serves a new user in a clean environment outside the checkout."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from .clean import REPOSITORY, run

pytestmark = pytest.mark.packaging


def test_the_wheel_holds_the_schemas_the_starter_bank_and_the_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for schema in (REPOSITORY / "schemas").glob("*.json"):
        assert f"quizkit/schemas/{schema.name}" in names
    starter = REPOSITORY / "tools/quizkit/starter"
    for path in starter.rglob("*"):
        if path.is_file():
            assert f"quizkit/starter/{path.relative_to(starter).as_posix()}" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "quizkit/py.typed" in names
    assert not any(name.startswith(("tests/", "content/")) for name in names)


def test_a_new_user_makes_a_bank_writes_a_question_checks_and_exports(environment: Path, tmp_path: Path) -> None:
    assert run(environment, tmp_path, "--version").stdout == "quizkit 0.1.0\n"
    assert run(environment, tmp_path, "init").returncode == 0
    assert run(environment, tmp_path, "new", "question", "my-first", "--type", "multiple-choice").returncode == 0
    checked = run(environment, tmp_path, "lint")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    exported = run(environment, tmp_path, "export", "moodle-xml", "-o", "dist/bank.xml")
    assert (exported.returncode, exported.stderr) == (0, "")
    assert (tmp_path / "dist/bank.xml").read_bytes().startswith(b"<?xml")


def test_a_planted_mistake_is_explained_without_the_checkout(environment: Path, tmp_path: Path) -> None:
    run(environment, tmp_path, "init")
    path = tmp_path / "questions/water/boiling.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("correct: true", "corect: true"), encoding="utf-8")
    checked = run(environment, tmp_path, "lint")
    assert checked.returncode == 1
    assert "There is no field 'corect' here (did you mean 'correct'?)." in checked.stdout
    assert "^^^^^^" in checked.stdout
