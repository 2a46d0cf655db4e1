"""`quizkit clean` deletes caches, and says how much there was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quizkit.cli.main import main
from quizkit.store.place import cache_file, cache_folder
from quizkit.testing.examples import write_example

QUESTION = "- id: iron\n  type: true-false\n  stem: Iron is a metal.\n  answer: true\n  rationale: So it is.\n"


@pytest.fixture
def banks(tmp_path: Path) -> list[Path]:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        write_example(QUESTION, folder)
        assert main(["lint", str(folder)]) == 0
        assert cache_file(folder).exists()
    return folders


def test_all_caches_go(banks: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean"]) == 0
    assert "what was kept of 2 banks" in capsys.readouterr().out
    assert [*cache_folder().iterdir()] == []
    assert main(["clean"]) == 0
    assert "Nothing was kept" in capsys.readouterr().out
    assert main(["lint", str(banks[0])]) == 0


def test_the_cache_of_one_bank_goes(banks: list[Path]) -> None:
    assert main(["clean", str(banks[0])]) == 0
    assert [cache_file(folder).exists() for folder in banks] == [False, True]


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    write_example(QUESTION, tmp_path)
    assert main(["lint", "--no-cache", str(tmp_path)]) == 0
    assert [*cache_folder().iterdir()] == []


def test_what_is_not_quizkits_stays(banks: list[Path]) -> None:
    others = [cache_folder() / name for name in ("places.sqlite3", "0123456789abcdef.sqlite3", "notes.txt")]
    for other in others:
        other.write_text("mine")
    assert main(["clean"]) == 0
    assert sorted(cache_folder().iterdir()) == sorted(others)


def test_the_cache_of_a_bank_that_is_no_more_goes(banks: list[Path]) -> None:
    shutil.rmtree(banks[0])
    assert main(["clean", str(banks[0])]) == 0
    assert [cache_file(folder).exists() for folder in banks] == [False, True]
    assert main(["clean", str(banks[0])]) == 2


def test_a_cache_that_cannot_be_used_is_mentioned_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bank").mkdir()
    write_example(QUESTION, tmp_path / "bank")
    (tmp_path / "no-folder").write_text("")
    monkeypatch.setenv("QUIZKIT_CACHE_DIR", str(tmp_path / "no-folder"))
    assert main(["lint", str(tmp_path / "bank")]) == 0
    assert capsys.readouterr().err.count("cannot be used") == 1
